/**
 * Compact, hand-written binary forms for what travels between the job's operators and lies in its
 * state.
 *
 * <p>Decision: hand-written instead of Flink's reflective POJO serializer, because every event
 * crosses the network stack once and RocksDB twice, and reflection was the largest single cost
 * there. A form starts with a version byte where it is kept in state.
 */
package dev.beacon.serialization;
