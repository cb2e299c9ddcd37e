package dev.beacon.kibana.check;

import java.util.Set;

/**
 * A field that a dashboard names, and what for.
 *
 * @param index the index, or the alias, of the data view
 * @param field by its whole name
 * @param purpose what it has to be good for
 * @param place which panel, layer or control of which dashboard
 */
public record FieldUse(String index, String field, Purpose purpose, String place) {
  private static final Set<String> NUMBERS =
      Set.of("long", "integer", "short", "byte", "double", "float", "half_float", "scaled_float");

  /** What a field has to be good for. */
  public enum Purpose {
    /** It is listed. */
    SHOWN,
    /** It is asked for. */
    ASKED,
    /** There is a bucket a value. */
    GROUPED,
    /** It is calculated with. */
    CALCULATED,
    /** Its different values are counted. */
    COUNTED,
    /** It is an instant. */
    TIME,
    /** It is a place on the map. */
    PLACE,
    /** It is sorted by. */
    SORTED
  }

  /**
   * Whether a field fits.
   *
   * @param type as Elasticsearch calls it
   * @param searchable whether it can be asked for
   * @param aggregatable whether it can be grouped by, sorted by and calculated with
   */
  boolean fits(String type, boolean searchable, boolean aggregatable) {
    return switch (purpose) {
      case SHOWN -> true;
      case ASKED -> searchable;
      case GROUPED, COUNTED ->
          aggregatable
              && (type.equals("keyword") || type.equals("boolean") || NUMBERS.contains(type));
      case CALCULATED -> aggregatable && NUMBERS.contains(type);
      case TIME -> aggregatable && type.equals("date");
      case PLACE -> aggregatable && type.equals("geo_point");
      case SORTED -> aggregatable;
    };
  }
}
