/**
 * How Beacon's documents reach Elasticsearch: index templates with explicit mappings, and a Flink
 * sink whose writes may be repeated without harm.
 */
package dev.beacon.elasticsearch;
