/**
 * The windows of time that were promised: warn before, alert on breach, withdraw when late news
 * proves that the promise was kept. Knows cases only as {@link dev.beacon.clocks.ClockedCase}, and
 * nothing of Flink.
 */
package dev.beacon.clocks;
