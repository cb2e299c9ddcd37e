package dev.beacon.clusters;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A pattern's shape, found in the evidence.
 *
 * @param reports what counts, in order
 * @param trail the steps before the last, in order; the last is the evidence that completed the
 *     shape
 * @param places contagion: at how many places; else null
 * @param surprise anomaly: how unlikely; else null
 */
record Finding(List<Evidence> reports, List<Clue> trail, Integer places, Surprise surprise) {

  /**
   * A step towards a pattern.
   *
   * @param stage what it is
   * @param id of the evidence; null if it is no single one
   */
  record Clue(Reading.Level stage, String id) {}

  /**
   * How unlikely an anomaly is.
   *
   * @param expected how many reports the subject's usual rate would have brought in the window
   * @param recurrenceDays chance alone shows such a reading, about some subject, once in so many
   *     days
   */
  record Surprise(double expected, double recurrenceDays) {
    void write(DataOutput out) throws IOException {
      out.writeDouble(expected);
      out.writeDouble(recurrenceDays);
    }

    static Surprise read(DataInput in) throws IOException {
      return new Surprise(in.readDouble(), in.readDouble());
    }
  }

  static Finding of(List<Evidence> reports, List<Clue> trail) {
    return new Finding(reports, trail, null, null);
  }
}
