/**
 * The desk: what operators do about alerts flows back in as events and comes out as versions of the
 * alerts.
 *
 * <p>{@link dev.beacon.desk.DeskFile} decides, {@link dev.beacon.desk.DeskFunction} gives it
 * Flink's state and timers. An alert that nobody acts on leaves the desk as it came.
 */
package dev.beacon.desk;
