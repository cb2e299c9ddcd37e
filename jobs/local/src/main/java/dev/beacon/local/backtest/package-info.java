/**
 * A department's history through the same topology as the running system, bounded, in one JVM,
 * without a server.
 */
package dev.beacon.local.backtest;
