/**
 * How the job reads from Kafka and writes to it, and how event time goes on when a partition falls
 * silent.
 */
package dev.beacon.kafka;
