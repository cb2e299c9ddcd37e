/** Puts the dashboards, roles and alerting rules into a Kibana over its HTTP API. */
package dev.beacon.kibana.install;
