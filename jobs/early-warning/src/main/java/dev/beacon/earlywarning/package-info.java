/** The Flink job: its topology, its configuration, its sources and sinks. */
package dev.beacon.earlywarning;
