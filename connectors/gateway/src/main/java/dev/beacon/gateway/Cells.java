package dev.beacon.gateway;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** The grid of H3 cells, hexagons of resolution 8 and 9. Thread-safe. */
final class Cells {
  static final int COARSE = 8;
  static final int FINE = 9;

  private static final double MICRODEGREES = 1e6;

  private final H3Core h3;

  /** Loads the native H3 library. */
  Cells() {
    try {
      h3 = H3Core.newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("the H3 library cannot be loaded", e);
    }
  }

  /** Whether this is the index of a cell of this resolution. */
  boolean isCell(String cell, int resolution) {
    try {
      return h3.isValidCell(cell) && h3.getResolution(cell) == resolution;
    } catch (NumberFormatException noIndex) {
      return false;
    }
  }

  /**
   * The cells of resolution 9 by which the cases of a cell are found: itself, or those within.
   * Empty if it is no cell of resolution 8 or 9.
   */
  Set<String> casesWithin(String cell) {
    if (isCell(cell, FINE)) {
      return Set.of(cell);
    }
    return isCell(cell, COARSE) ? Set.copyOf(h3.cellToChildren(cell, FINE)) : Set.of();
  }

  /** The cell of resolution 8 around a cell of resolution 9. */
  String parent(String cell) {
    return h3.cellToParentAddress(cell, COARSE);
  }

  /** The corners of a cell, each as longitude and latitude in degrees, to a tenth of a metre. */
  List<List<Double>> boundary(String cell) {
    return h3.cellToBoundary(cell).stream().map(Cells::corner).toList();
  }

  private static List<Double> corner(LatLng corner) {
    return List.of(rounded(corner.lng), rounded(corner.lat));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * MICRODEGREES) / MICRODEGREES;
  }
}
