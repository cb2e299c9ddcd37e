/** The cluster rules: how they read, what the job asks of them, how two of them compare. */
package dev.beacon.local.rules;
