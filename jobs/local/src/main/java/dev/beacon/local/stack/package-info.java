/** Kafka, Elasticsearch, the Flink job and the gateway, run together on one machine. */
package dev.beacon.local.stack;
