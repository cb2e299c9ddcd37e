/** How the command line speaks with the person in front of it. */
package dev.beacon.local.terminal;
