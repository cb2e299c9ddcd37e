package dev.beacon.kibana;

import dev.beacon.contract.DistrictMap;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The district: what its places are called, of which documents hold the codes only, and where it
 * lies.
 *
 * <p>Decision: names are written into the data views, from the district that Beacon comes with;
 * another district replaces those files and generates anew. A code without a name is shown as it
 * is.
 */
final class Places {
  private static final DistrictMap DISTRICT = DistrictMap.shipped();
  private static final double THOUSANDTHS = 1000;

  private Places() {}

  /** Names of sub-districts and communities, by code. */
  static Map<String, Text> names() {
    Map<String, Text> names = new LinkedHashMap<>();
    DISTRICT
        .streets()
        .forEach(street -> names.put(street.code(), new Text(street.name(), street.nameEn())));
    DISTRICT
        .communities()
        .forEach(place -> names.put(place.code(), new Text(place.name(), place.name())));
    return Collections.unmodifiableMap(names);
  }

  /** The middle of the district, degrees, to a thousandth. */
  static GeoPoint middle() {
    List<DistrictMap.Cell> cells = DISTRICT.cells();
    return new GeoPoint(
        rounded(cells.stream().mapToDouble(cell -> cell.centre().lat()).average().orElseThrow()),
        rounded(cells.stream().mapToDouble(cell -> cell.centre().lon()).average().orElseThrow()));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * THOUSANDTHS) / THOUSANDTHS;
  }
}
