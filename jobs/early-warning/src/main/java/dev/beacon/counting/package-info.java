/** Counts that stay true over restarts. */
package dev.beacon.counting;
