/**
 * A seeded simulator of the district: residents' requests, volunteers' tips, the progress of cases,
 * and wage-arrears outbreaks that grow from a tip to a crowd, with the truth written beside them.
 * It is the demo's traffic and the load generator. The generator knows neither Kafka nor Flink;
 * {@link dev.beacon.local.simulate.SimulationPublisher} puts what it makes on Kafka.
 */
package dev.beacon.local.simulate;
