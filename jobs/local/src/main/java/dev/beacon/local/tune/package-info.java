/** {@code ./beacon tune}: which thresholds find most for a budget of false alerts. */
package dev.beacon.local.tune;
