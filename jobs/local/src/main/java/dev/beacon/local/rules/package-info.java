/** The versions of the cluster rules: what comes next, what has changed, how they read. */
package dev.beacon.local.rules;
