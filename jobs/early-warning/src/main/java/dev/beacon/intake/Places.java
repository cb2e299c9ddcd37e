package dev.beacon.intake;

import com.uber.h3core.H3Core;
import dev.beacon.contract.GeoPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Finds the H3 cell of a place. */
public final class Places {
  /** The resolution of Beacon's cells: hexagons of about 0.1 km². */
  public static final int RESOLUTION = 9;

  /** The resolution of the coarser picture: hexagons of about 0.7 km², each of seven cells. */
  public static final int WIDE_RESOLUTION = 8;

  private final H3Core h3;

  /** Loads the native H3 library. */
  public Places() {
    try {
      h3 = H3Core.newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("the H3 library cannot be loaded", e);
    }
  }

  /**
   * The cell, as 15 hexadecimal digits, in which a place lies. Latitude and longitude in degrees.
   */
  public String cellOf(double lat, double lon) {
    return h3.latLngToCellAddress(lat, lon, RESOLUTION);
  }

  /** The cell of {@link #WIDE_RESOLUTION} in which a cell of {@link #RESOLUTION} lies. */
  public String wideCellOf(String cell) {
    return h3.cellToParentAddress(cell, WIDE_RESOLUTION);
  }

  /** A cell and those around it, up to {@code rings} away. */
  public List<String> disk(String cell, int rings) {
    return h3.gridDisk(cell, rings);
  }

  /** The centre of a cell. */
  public GeoPoint centreOf(String cell) {
    var centre = h3.cellToLatLng(cell);
    return new GeoPoint(centre.lat, centre.lng);
  }
}
