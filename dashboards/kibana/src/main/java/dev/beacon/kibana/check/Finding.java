package dev.beacon.kibana.check;

/**
 * Something that is wrong between a dashboard and the indices.
 *
 * @param place which panel, layer or control of which dashboard
 * @param index what it asks
 * @param what is wrong
 */
public record Finding(Kind kind, String place, String index, String what) {
  /** How wrong it is. */
  public enum Kind {
    /** A field is not there, or is of a type that does not fit. */
    FIELD,
    /** Elasticsearch refuses the search. */
    SEARCH,
    /** The search is answered, with nothing in it. */
    EMPTY
  }

  @Override
  public String toString() {
    return kind + " " + place + " (" + index + "): " + what;
  }
}
