package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of a district beforehand: its sub-districts, communities, cells and landmarks, read
 * from a folder of five files. The README beside {@link #shipped} says what is in them.
 *
 * @param name of the district
 * @param credit whom a map has to name
 * @param streets its sub-districts
 * @param communities its communities
 * @param cells the H3 cells of resolution 9 whose centre lies in it
 * @param landmarks what helps people to find their way on the map
 */
public record DistrictMap(
    Text name,
    String credit,
    List<Street> streets,
    List<Community> communities,
    List<Cell> cells,
    List<Landmark> landmarks) {

  /** Copies the lists. */
  public DistrictMap {
    streets = List.copyOf(streets);
    communities = List.copyOf(communities);
    cells = List.copyOf(cells);
    landmarks = List.copyOf(landmarks);
  }

  /**
   * A sub-district.
   *
   * @param code 9 digits in China
   * @param name as people there write it
   * @param nameEn in English
   */
  public record Street(String code, String name, String nameEn) {}

  /**
   * A community.
   *
   * @param code 12 digits in China
   * @param name as people there write it
   * @param street code of its sub-district
   */
  public record Community(String code, String name, String street) {}

  /**
   * A cell of the H3 grid, resolution 9: about 350 m across.
   *
   * @param cell index, 15 hexadecimal digits
   * @param centre its centre
   */
  public record Cell(String cell, GeoPoint centre) {}

  /**
   * A place everybody knows.
   *
   * @param name as people there write it
   * @param nameEn in English
   * @param lat WGS-84, degrees
   * @param lon WGS-84, degrees
   */
  public record Landmark(String name, String nameEn, double lat, double lon) {}

  private record About(Text name, String credit) {}

  /** Opens one of the five files. */
  @FunctionalInterface
  private interface Folder {
    InputStream open(String file) throws IOException;
  }

  /** The district that Beacon was built for. */
  public static DistrictMap shipped() {
    return read(
        "the shipped district/", file -> DistrictMap.class.getResourceAsStream("district/" + file));
  }

  /**
   * Another district.
   *
   * @throws IllegalArgumentException if a file is not as it should be; says which, and the line
   * @throws UncheckedIOException if a file cannot be read
   */
  public static DistrictMap read(Path folder) {
    return read(folder + "/", file -> Files.newInputStream(folder.resolve(file)));
  }

  private static DistrictMap read(String where, Folder folder) {
    About about = about(where, folder);
    List<Street> streets =
        new Table(where + "streets.csv", text(where, folder, "streets.csv"), "code,name,name_en")
            .rows(row -> new Street(row.text(0), row.text(1), row.text(2)), Street::code);
    Set<String> known = new HashSet<>(streets.stream().map(Street::code).toList());
    List<Community> communities =
        new Table(
                where + "communities.csv",
                text(where, folder, "communities.csv"),
                "code,name,street")
            .rows(
                row -> new Community(row.text(0), row.text(1), row.oneOf(2, known)),
                Community::code);
    List<Cell> cells =
        new Table(where + "cells.csv", text(where, folder, "cells.csv"), "cell,lat,lon")
            .rows(
                row -> new Cell(row.text(0), new GeoPoint(row.number(1), row.number(2))),
                Cell::cell);
    List<Landmark> landmarks =
        new Table(
                where + "landmarks.csv",
                text(where, folder, "landmarks.csv"),
                "name,name_en,lat,lon")
            .rows(
                row -> new Landmark(row.text(0), row.text(1), row.number(2), row.number(3)),
                landmark -> landmark.name() + landmark.lat() + landmark.lon());
    return new DistrictMap(about.name(), about.credit(), streets, communities, cells, landmarks);
  }

  private static About about(String where, Folder folder) {
    String file = "district.yaml";
    try {
      About about = new YAMLMapper().readValue(text(where, folder, file), About.class);
      if (about == null
          || about.name() == null
          || about.name().zh() == null
          || about.name().en() == null
          || about.credit() == null) {
        throw new IllegalArgumentException(where + file + " needs name.zh, name.en and credit");
      }
      return about;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + file + ": " + e.getOriginalMessage(), e);
    }
  }

  private static String text(String where, Folder folder, String file) {
    try (InputStream in = folder.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + where + file, e);
    }
  }

  /** A file of rows; every field is filled in. */
  private record Table(String file, String content, String header) {
    private static final String COMMA = ",";

    /** Each row, none twice. */
    <T> List<T> rows(Function<Row, T> reader, Function<T, String> key) {
      List<String> lines = content.lines().toList();
      if (lines.isEmpty() || !lines.get(0).equals(header)) {
        throw new IllegalArgumentException(file + ":1: must be " + header);
      }
      int width = header.split(COMMA, -1).length;
      List<T> rows = new ArrayList<>();
      Set<String> keys = new HashSet<>();
      for (int i = 1; i < lines.size(); i++) {
        Row row = new Row(file + ":" + (i + 1), lines.get(i).split(COMMA, -1));
        if (row.fields().length != width) {
          throw row.wrong("must have the fields " + header);
        }
        T value = reader.apply(row);
        if (!keys.add(key.apply(value))) {
          throw row.wrong("is there twice");
        }
        rows.add(value);
      }
      return rows;
    }
  }

  // A record because it is only ever read, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Row(String where, String[] fields) {
    String text(int field) {
      if (fields[field].isBlank()) {
        throw wrong("has an empty field");
      }
      return fields[field].strip();
    }

    String oneOf(int field, Set<String> known) {
      if (!known.contains(text(field))) {
        throw wrong("names the sub-district " + text(field) + ", which is not in streets.csv");
      }
      return text(field);
    }

    double number(int field) {
      try {
        return Double.parseDouble(text(field));
      } catch (NumberFormatException e) {
        throw wrong(text(field) + " is no number");
      }
    }

    IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(where + ": " + what);
    }
  }
}
