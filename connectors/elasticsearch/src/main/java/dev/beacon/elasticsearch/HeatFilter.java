package dev.beacon.elasticsearch;

import dev.beacon.contract.HeatDocument;

/**
 * Which places somebody asks for. What does not restrict is null.
 *
 * @param kind cells, communities, sub-districts or subjects alone
 * @param resolution of cells, 8 or 9
 * @param street code of a sub-district: itself and its communities
 * @param minScore this hot or hotter; 0 restricts nothing
 * @param size at most so many
 */
public record HeatFilter(
    HeatDocument.Kind kind, Integer resolution, String street, double minScore, int size) {

  /** Whether a place is among them. */
  public boolean matches(HeatDocument place) {
    return (kind == null || kind == place.kind())
        && (resolution == null || resolution.equals(place.resolution()))
        && (street == null || street.equals(place.street()))
        && place.score() >= minScore;
  }
}
