package dev.beacon.contract;

import java.time.Instant;

/**
 * The risk of a place, in the index {@code beacon-heat}.
 *
 * @param heatId {@code cell:<H3 index>} or {@code community:<code>}
 * @param version grows with every write
 * @param kind cell or community
 * @param cell H3 index, resolution 9; null for a community
 * @param community code; null for a cell
 * @param street the sub-district of a community with a 12-digit code
 * @param location centre of the cell; null for a community
 * @param at the instant the score holds for
 * @param score risk, 0 (calm) to 100
 * @param grade the colour of that score
 * @param open open cases there
 * @param openRed open RED cases there
 * @param openYellow open YELLOW cases there
 * @param openGreen open GREEN cases there
 */
public record HeatDocument(
    String heatId,
    long version,
    Kind kind,
    String cell,
    String community,
    String street,
    GeoPoint location,
    Instant at,
    double score,
    Grade grade,
    int open,
    int openRed,
    int openYellow,
    int openGreen) {

  /** What kind of place. */
  public enum Kind {
    CELL,
    COMMUNITY
  }
}
