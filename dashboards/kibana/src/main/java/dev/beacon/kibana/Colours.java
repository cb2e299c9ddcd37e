package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Red, yellow and green, the same everywhere: a term keeps its colour whatever else is on the
 * chart, and a score has that of its band. What is coloured always also says its word or number.
 */
public final class Colours {
  public static final String RED = "#E5484D";
  public static final String YELLOW = "#F5B83D";
  public static final String GREEN = "#3FB27F";

  /** What has no grade. */
  public static final String BLUE = "#4C8DFF";

  /** What matters less. */
  public static final String GREY = "#8A94A6";

  /** Dark enough for white, light enough for black: text on the three colours is black. */
  private static final String TEXT = "#101418";

  /** The terms of grades and severities, gravest first. */
  static final Map<String, String> GRADES =
      Pairs.ordered("RED", RED, "YELLOW", YELLOW, "GREEN", GREEN);

  private Colours() {}

  /**
   * A band of numbers.
   *
   * @param from lower bound
   * @param to upper bound
   */
  record Band(double from, double to, String colour) {}

  /** Bands of numbers from 0 on, closed, in order. */
  record Scale(List<Band> bands) {
    Scale {
      bands = List.copyOf(bands);
    }

    /** The risk scores' own: YELLOW from 25, RED from 60. */
    static Scale risk() {
      return new Scale(
          List.of(new Band(0, 25, GREEN), new Band(25, 60, YELLOW), new Band(60, 100, RED)));
    }

    /** A share of promises kept: the more, the better. */
    static Scale shareKept() {
      return new Scale(
          List.of(new Band(0, 0.9, RED), new Band(0.9, 0.98, YELLOW), new Band(0.98, 1, GREEN)));
    }

    /** Something of which there should be none. */
    static Scale noneIsBest(double yellow, double red) {
      return new Scale(
          List.of(
              new Band(0, yellow, GREEN),
              new Band(yellow, red, YELLOW),
              new Band(red, red * 10, RED)));
    }

    /** As Lens keeps it. {@code stops} hold the upper bounds, {@code colorStops} the lower ones. */
    ObjectNode palette() {
      ArrayNode stops = Trees.array();
      ArrayNode colorStops = Trees.array();
      for (Band band : bands) {
        stops.add(Trees.object("color", band.colour, "stop", band.to));
        colorStops.add(Trees.object("color", band.colour, "stop", band.from));
      }
      return Trees.object(
          "name",
          "custom",
          "type",
          "palette",
          "params",
          Trees.object(
              "name",
              "custom",
              "reverse",
              false,
              "rangeType",
              "number",
              "rangeMin",
              0,
              "rangeMax",
              null,
              "progression",
              "fixed",
              "steps",
              bands.size(),
              "maxSteps",
              bands.size(),
              "continuity",
              "above",
              "stops",
              stops,
              "colorStops",
              colorStops));
    }

    /** As a layer of a map keeps it: from which number on which colour. */
    ArrayNode ramp() {
      ArrayNode ramp = Trees.array();
      bands.forEach(band -> ramp.add(Trees.object("stop", band.from, "color", band.colour)));
      return ramp;
    }
  }

  /** The colour of each term, as Lens keeps it. */
  static ObjectNode mapping(Map<String, String> colours) {
    ArrayNode assignments = Trees.array();
    colours.forEach(
        (term, colour) ->
            assignments.add(
                Trees.object(
                    "rule",
                    Trees.object("type", "matchExactly", "values", List.of(term)),
                    "color",
                    Trees.object("type", "colorCode", "colorCode", colour),
                    "touched",
                    true)));
    return Trees.object(
        "assignments",
        assignments,
        "specialAssignments",
        Trees.array(
            Trees.object(
                "rule",
                Trees.object("type", "other"),
                "color",
                Trees.object("type", "loop"),
                "touched",
                false)),
        "paletteId",
        "eui_amsterdam_color_blind",
        "colorMode",
        Trees.object("type", "categorical"));
  }

  /** The colour of each grade, as a layer of a map keeps it; the last entry is for any other. */
  static ArrayNode customPalette() {
    List<ObjectNode> entries = new ArrayList<>();
    GRADES.forEach((term, colour) -> entries.add(Trees.object("stop", term, "color", colour)));
    entries.add(Trees.object("stop", null, "color", GREY));
    return Trees.arrayOf(entries);
  }

  /** The colour of each grade, as the format of a field keeps it. */
  static ObjectNode fieldFormat() {
    ArrayNode colours = Trees.array();
    GRADES.forEach(
        (term, colour) ->
            colours.add(
                Trees.object(
                    "range",
                    "-Infinity:Infinity",
                    "regex",
                    term,
                    "text",
                    TEXT,
                    "background",
                    colour)));
    return Trees.object(
        "id", "color", "params", Trees.object("fieldType", "string", "colors", colours));
  }
}
