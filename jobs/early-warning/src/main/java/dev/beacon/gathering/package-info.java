/** Sums up what many events change in few places before it crosses the network. */
package dev.beacon.gathering;
