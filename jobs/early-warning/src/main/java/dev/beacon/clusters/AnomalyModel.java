package dev.beacon.clusters;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Provisional. */
final class AnomalyModel {
  private static final AnomalyModel FITTED = new AnomalyModel();

  /** How unlikely a reading is. */
  record Surprise(int observed, double expected, double recurrenceDays) {
    void write(DataOutput out) throws IOException {
      out.writeInt(observed);
      out.writeDouble(expected);
      out.writeDouble(recurrenceDays);
    }

    static Surprise read(DataInput in) throws IOException {
      return new Surprise(in.readInt(), in.readDouble(), in.readDouble());
    }
  }

  static AnomalyModel fitted() {
    return FITTED;
  }

  Surprise judge(SubjectHistory history, long now) {
    int observed = history.within(now, 7 * 86_400_000L);
    double expected = (0.05 + Math.max(0, history.decayed - observed)) * 7 / 180;
    double tail = 1;
    double term = Math.exp(-expected);
    for (int k = 0; k < observed; k++) {
      tail -= term;
      term *= expected / (k + 1);
    }
    return new Surprise(observed, expected, Math.min(1e9, 7 / Math.max(tail, 1e-12)));
  }
}
