/**
 * How good alerts were, judged by what really happened: episodes found in the reports themselves by
 * a transparent definition, or the outbreaks a simulation says it played. Plain Java, shared by
 * {@code evaluate}, the backtest's report and the tuning of thresholds.
 */
package dev.beacon.local.evaluate;
