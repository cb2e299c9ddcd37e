package dev.beacon.local.simulate;

import dev.beacon.contract.DistrictMap;
import dev.beacon.contract.GeoPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The district the simulator plays in: its communities, their H3 cells and its service points.
 * Codes, names and cells are facts; which community a cell belongs to and most positions are
 * synthetic, see the README beside the resources.
 */
public final class District {
  private final List<Community> communities;
  private final List<ServicePoint> servicePoints;

  private District(List<Community> communities, List<ServicePoint> servicePoints) {
    this.communities = communities;
    this.servicePoints = servicePoints;
  }

  /**
   * A community.
   *
   * @param code 12 digits
   * @param name Chinese
   * @param street code of its sub-district, 9 digits
   * @param streetName Chinese
   * @param cells the cells assigned to it, at least one; synthetic
   * @param servicePoints its halls and stations, its hall first
   */
  public record Community(
      String code,
      String name,
      String street,
      String streetName,
      List<Cell> cells,
      List<ServicePoint> servicePoints) {}

  /**
   * A cell of the H3 grid, resolution 9: about 350 m across.
   *
   * @param h3 index, 15 hexadecimal digits
   * @param centre its centre
   */
  public record Cell(String h3, GeoPoint centre) {}

  /** What a service point is. */
  public enum ServicePointKind {
    COMMUNITY_HALL,
    DISTRICT_CENTRE,
    STREET_CENTRE,
    POLICE_STATION,
    TRAFFIC_POLICE,
    CONSTRUCTION_SITE,
    PARK,
    ESTATE,
    SCHOOL,
    HOSPITAL,
    MALL,
    METRO_STATION
  }

  /**
   * A place where residents are heard.
   *
   * @param id as events name it in {@code station}
   * @param kind what it is
   * @param name Chinese
   * @param community code
   * @param location where
   * @param cell H3 index, resolution 9
   */
  public record ServicePoint(
      String id,
      ServicePointKind kind,
      String name,
      String community,
      GeoPoint location,
      String cell) {}

  /** Reads the district's reference data. */
  public static District load() {
    DistrictMap map = DistrictMap.shipped();
    Map<String, String> communityOf = new HashMap<>();
    for (String[] row : rows("cell-communities.csv")) {
      communityOf.put(row[0], row[1]);
    }
    Map<String, List<Cell>> cells = new HashMap<>();
    for (DistrictMap.Cell cell : map.cells()) {
      cells
          .computeIfAbsent(communityOf.get(cell.cell()), code -> new ArrayList<>())
          .add(new Cell(cell.cell(), cell.centre()));
    }
    Map<String, String> streetNames = new HashMap<>();
    map.streets().forEach(street -> streetNames.put(street.code(), street.name()));
    List<ServicePoint> points = new ArrayList<>();
    Map<String, List<ServicePoint>> pointsOf = new LinkedHashMap<>();
    for (String[] row : rows("service-points.csv")) {
      ServicePoint point =
          new ServicePoint(
              row[0],
              ServicePointKind.valueOf(row[1]),
              row[2],
              row[3],
              point(row[4], row[5]),
              row[6]);
      points.add(point);
      List<ServicePoint> ofCommunity =
          pointsOf.computeIfAbsent(point.community(), code -> new ArrayList<>());
      ofCommunity.add(
          point.kind() == ServicePointKind.COMMUNITY_HALL ? 0 : ofCommunity.size(), point);
    }
    List<Community> communities = new ArrayList<>();
    for (DistrictMap.Community community : map.communities()) {
      communities.add(
          new Community(
              community.code(),
              community.name(),
              community.street(),
              streetNames.get(community.street()),
              List.copyOf(cells.get(community.code())),
              List.copyOf(pointsOf.get(community.code()))));
    }
    return new District(List.copyOf(communities), List.copyOf(points));
  }

  /** All 31 communities, in order of code. */
  public List<Community> communities() {
    return communities;
  }

  /** All 246 service points. */
  public List<ServicePoint> servicePoints() {
    return servicePoints;
  }

  /** The service points of a kind. */
  public List<ServicePoint> servicePoints(ServicePointKind kind) {
    return servicePoints.stream().filter(point -> point.kind() == kind).toList();
  }

  /**
   * The community with a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Community community(String code) {
    return communities.stream()
        .filter(community -> community.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no community has the code " + code));
  }

  private static GeoPoint point(String lat, String lon) {
    return new GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon));
  }

  private static List<String[]> rows(String resource) {
    try (InputStream in = District.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + resource);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
