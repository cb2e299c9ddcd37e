/**
 * Beacon's dashboards for Kibana, written here and generated into {@code dashboards/kibana}. A
 * class a dashboard says what is on it; the others know how Kibana keeps that. See {@code
 * dashboards/kibana/README.md} for what was decided.
 */
package dev.beacon.kibana;
