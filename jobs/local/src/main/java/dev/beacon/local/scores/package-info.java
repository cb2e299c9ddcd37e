/** The scorecards as people read them: what {@code ./beacon report} prints and draws. */
package dev.beacon.local.scores;
