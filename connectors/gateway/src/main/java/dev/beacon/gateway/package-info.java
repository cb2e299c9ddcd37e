/**
 * HTTP: requests, tips, progress, orders, check-ins and what operators do about alerts in; alerts,
 * heat, cases, health and pages for people out. {@link dev.beacon.gateway.Gateway} is the way in,
 * {@link dev.beacon.gateway.Routes} lists what it answers, {@link dev.beacon.gateway.Intake}
 * decides what becomes of an event.
 */
package dev.beacon.gateway;
