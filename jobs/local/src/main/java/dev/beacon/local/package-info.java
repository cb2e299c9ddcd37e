/**
 * The command line: the whole of Beacon on one machine. Each command is a class of this package.
 */
package dev.beacon.local;
