/** Holds what the dashboards ask against a live Elasticsearch, without Kibana. */
package dev.beacon.kibana.check;
