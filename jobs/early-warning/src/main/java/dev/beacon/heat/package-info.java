/** The risk of each place, decaying, written at a bounded rate. */
package dev.beacon.heat;
