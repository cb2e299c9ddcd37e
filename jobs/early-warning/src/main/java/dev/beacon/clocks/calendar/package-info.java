/**
 * How time is counted towards a promise: round the clock or in office hours, in days or in working
 * days, with the public holidays of the place. Plain Java; knows nothing of clocks or of Flink.
 */
package dev.beacon.clocks.calendar;
