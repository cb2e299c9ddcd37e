/** The published clocks: how they read, what the job asks of them, from when they hold. */
package dev.beacon.local.clocks;
