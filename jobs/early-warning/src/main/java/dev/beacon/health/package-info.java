/** How the pipeline itself does, measured where it happens, in documents of ten seconds each. */
package dev.beacon.health;
