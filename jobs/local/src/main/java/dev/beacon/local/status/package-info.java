/** What a running stack is doing, read from outside, and how it is told. */
package dev.beacon.local.status;
