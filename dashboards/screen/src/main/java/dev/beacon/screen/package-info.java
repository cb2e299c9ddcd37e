/**
 * The command centre's screen: what the gateway serves under {@code /screen/}. {@link
 * dev.beacon.screen.Screen} states which files there are; the page itself lies beside it as
 * resources. {@code dashboards/screen/README.md} says how it is built and what tests can hold on
 * to.
 */
package dev.beacon.screen;
