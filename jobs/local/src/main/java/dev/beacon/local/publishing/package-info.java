/**
 * What people publish while the job runs, of whatever kind: which version comes next, what has
 * changed, how it is written and told.
 */
package dev.beacon.local.publishing;
