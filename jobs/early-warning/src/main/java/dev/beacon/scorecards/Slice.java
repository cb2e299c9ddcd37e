package dev.beacon.scorecards;

/**
 * The matters that add to the same cards: those of one day, department and community.
 *
 * @param day local day of receipt, counted from 1970-01-01
 * @param department null: none
 * @param community null: none
 */
record Slice(long day, String department, String community) {}
