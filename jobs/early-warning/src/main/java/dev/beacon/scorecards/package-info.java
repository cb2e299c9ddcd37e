/**
 * Adds up what was promised and what was kept: a card for every department, community, sub-district
 * and the district, for every day, week, month and quarter of local time.
 */
package dev.beacon.scorecards;
