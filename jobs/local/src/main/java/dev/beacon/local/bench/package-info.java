/** How fast the whole job is, against the ceiling of a job that only reads and decodes. */
package dev.beacon.local.bench;
