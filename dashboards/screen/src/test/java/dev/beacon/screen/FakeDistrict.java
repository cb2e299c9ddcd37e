package dev.beacon.screen;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import dev.beacon.contract.DistrictMap;
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
import java.util.stream.Collectors;

/** The shipped district in the form of {@code /api/district}, and where its communities are. */
final class FakeDistrict {
  static final int FINE = 9;
  static final int WIDE = 8;

  private final DistrictMap map = DistrictMap.shipped();
  private final H3Core h3 = h3();
  private final Set<String> cells =
      map.cells().stream()
          .map(DistrictMap.Cell::cell)
          .collect(Collectors.toCollection(LinkedHashSet::new));
  private final List<Community> communities = located(map);

  /** A community and where it is drawn. */
  record Community(
      String code, String name, String street, String streetName, double lat, double lon) {}

  private static List<Community> located(DistrictMap map) {
    Map<String, String> streetNames =
        map.streets().stream()
            .collect(Collectors.toMap(DistrictMap.Street::code, DistrictMap.Street::name));
    Map<String, String[]> centres =
        lines("community-centres.csv").stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .collect(Collectors.toMap(fields -> fields[0], fields -> fields));
    return map.communities().stream()
        .map(
            c ->
                new Community(
                    c.code(),
                    c.name(),
                    c.street(),
                    streetNames.get(c.street()),
                    Double.parseDouble(centres.get(c.code())[1]),
                    Double.parseDouble(centres.get(c.code())[2])))
        .toList();
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
    document.put("name", map.name());
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
    document.put("landmarks", map.landmarks());
    document.put("streets", map.streets());
    document.put("communities", map.communities());
    document.put("credit", map.credit());
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
