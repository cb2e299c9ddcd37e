/**
 * Cases: repeats merged across channels, graded by rule, followed through their lifecycle, whatever
 * the order of the events; and the clocks of each case driven by event time.
 */
package dev.beacon.cases;
