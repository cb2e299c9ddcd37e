/** What asking Kibana and asking Elasticsearch have in common. */
package dev.beacon.kibana.http;
