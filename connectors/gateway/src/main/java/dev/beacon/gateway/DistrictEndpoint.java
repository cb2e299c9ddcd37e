package dev.beacon.gateway;

import dev.beacon.contract.DistrictMap;
import dev.beacon.contract.Json;
import dev.beacon.contract.Text;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/district}: the map that everything is drawn on. It does not change while the
 * gateway runs, so its JSON is made once.
 */
final class DistrictEndpoint {
  private final byte[] json;

  /**
   * Reads the district.
   *
   * @param folder null for the one that comes with Beacon
   * @throws IllegalArgumentException if the folder's files are not as they should be
   */
  DistrictEndpoint(Path folder, Cells cells) {
    DistrictMap map = folder == null ? DistrictMap.shipped() : DistrictMap.read(folder);
    this.json = Json.bytes(district(map, cells));
  }

  /**
   * The answer.
   *
   * @param cells by resolution
   */
  record District(
      Text name,
      Map<Integer, List<Cell>> cells,
      List<DistrictMap.Landmark> landmarks,
      List<DistrictMap.Street> streets,
      List<DistrictMap.Community> communities,
      String credit) {}

  /**
   * A hexagon.
   *
   * @param boundary its corners, longitude first
   * @param parent the cell of resolution 8 around one of resolution 9
   */
  record Cell(String cell, List<List<Double>> boundary, String parent) {}

  /**
   * Decision: the coarse cells are all that lie around a fine one, also those whose own centre is
   * beyond the border; a case at the border would otherwise heat a cell that the map does not show.
   */
  static District district(DistrictMap map, Cells cells) {
    List<String> indices = map.cells().stream().map(DistrictMap.Cell::cell).toList();
    for (String index : indices) {
      if (!cells.isCell(index, Cells.FINE)) {
        throw new IllegalArgumentException(
            "cells.csv: " + index + " is no H3 index of resolution " + Cells.FINE);
      }
    }
    List<Cell> fine =
        indices.stream()
            .map(cell -> new Cell(cell, cells.boundary(cell), cells.parent(cell)))
            .toList();
    List<Cell> coarse =
        fine.stream()
            .map(Cell::parent)
            .distinct()
            .map(cell -> new Cell(cell, cells.boundary(cell), null))
            .toList();
    return new District(
        map.name(),
        Map.of(Cells.COARSE, coarse, Cells.FINE, fine),
        map.landmarks(),
        map.streets(),
        map.communities(),
        map.credit());
  }

  void get(Context ctx) {
    ctx.contentType("application/json").result(json);
  }
}
