package dev.beacon.screen;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import dev.beacon.contract.GeoPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The district's real cells, names and stations, in the form of {@code /api/district}. */
final class FakeDistrict {
  static final int FINE = 9;
  static final int WIDE = 8;

  private static final Map<String, String> STREET_NAMES =
      Map.of(
          "440311001", "Guangming",
          "440311002", "Gongming",
          "440311003", "Xinhu",
          "440311004", "Fenghuang",
          "440311005", "Yutang",
          "440311006", "Matian");

  private final H3Core h3 = h3();
  private final Set<String> cells = new LinkedHashSet<>(lines("cells.txt"));
  private final List<Community> communities =
      lines("communities.csv").stream().skip(1).map(Community::of).toList();

  /** A community and where it is drawn. */
  record Community(
      String code, String name, String street, String streetName, double lat, double lon) {
    static Community of(String line) {
      String[] fields = line.split(",", -1);
      return new Community(
          fields[0],
          fields[1],
          fields[2],
          fields[3],
          Double.parseDouble(fields[4]),
          Double.parseDouble(fields[5]));
    }
  }

  List<Community> communities() {
    return communities;
  }

  boolean holds(String cell) {
    return cells.contains(cell);
  }

  String cell(double lat, double lon, int resolution) {
    return h3.latLngToCellAddress(lat, lon, resolution);
  }

  String parent(String cell) {
    return h3.cellToParentAddress(cell, WIDE);
  }

  GeoPoint centre(String cell) {
    LatLng centre = h3.cellToLatLng(cell);
    return new GeoPoint(centre.lat, centre.lng);
  }

  /** As {@code /api/district} has it. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", Map.of("zh", "光明区", "en", "Guangming District"));
    document.put(
        "cells",
        Map.of(
            "8",
            cells.stream()
                .map(this::parent)
                .distinct()
                .sorted()
                .map(c -> outline(c, null))
                .toList(),
            "9",
            cells.stream().map(c -> outline(c, parent(c))).toList()));
    document.put(
        "landmarks",
        lines("stations.csv").stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(
                fields ->
                    Map.of(
                        "name",
                        fields[0],
                        "nameEn",
                        fields[1],
                        "lat",
                        Double.valueOf(fields[2]),
                        "lon",
                        Double.valueOf(fields[3])))
            .toList());
    Map<String, Map<String, String>> streets = new LinkedHashMap<>();
    for (Community community : communities) {
      streets.put(
          community.street(),
          Map.of(
              "code", community.street(),
              "name", community.streetName(),
              "nameEn", STREET_NAMES.get(community.street())));
    }
    document.put("streets", streets.values());
    document.put(
        "communities",
        communities.stream()
            .map(c -> Map.of("code", c.code(), "name", c.name(), "street", c.street()))
            .toList());
    document.put("credit", "© OpenStreetMap contributors · 模拟数据 simulated data");
    return document;
  }

  private Map<String, Object> outline(String cell, String parent) {
    List<List<Double>> boundary = new ArrayList<>();
    for (LatLng corner : h3.cellToBoundary(cell)) {
      boundary.add(List.of(corner.lng, corner.lat));
    }
    Map<String, Object> outline = new LinkedHashMap<>();
    outline.put("cell", cell);
    outline.put("boundary", boundary);
    if (parent != null) {
      outline.put("parent", parent);
    }
    return outline;
  }

  private static H3Core h3() {
    try {
      return H3Core.newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String name) {
    try (InputStream in = FakeDistrict.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
