/** How published clocks reach the operators that judge by them. */
package dev.beacon.clocks.live;
