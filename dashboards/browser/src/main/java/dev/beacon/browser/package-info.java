/** The machine's own Chromium, for tests of pages. */
package dev.beacon.browser;
