package dev.beacon.clusters;

import dev.beacon.contract.Grade;
import dev.beacon.contract.Metrics;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What a cluster looked like at a step of its growth. A function of the sorted evidence alone.
 *
 * @param step 1 when it opened, counting up each time it doubled or became graver
 * @param escalates whether it became graver at this step
 * @param openedAt event time at which the cluster opened, epoch milliseconds
 * @param at event time of the report that made the step, epoch milliseconds
 * @param severity how grave
 * @param metrics the numbers
 * @param evidence ids of the first reports, oldest first
 */
record Picture(
    int step,
    boolean escalates,
    long openedAt,
    long at,
    Grade severity,
    Metrics metrics,
    List<String> evidence) {
  private static final Grade[] GRADES = Grade.values();

  void write(DataOutput out) throws IOException {
    out.writeInt(step);
    out.writeBoolean(escalates);
    out.writeLong(openedAt);
    out.writeLong(at);
    Fields.writeEnum(severity, out);
    out.writeInt(metrics.reports());
    out.writeInt(metrics.reporters());
    out.writeInt(metrics.people());
    out.writeDouble(metrics.amount());
    out.writeInt(metrics.tips());
    out.writeShort(metrics.places() == null ? 0 : metrics.places());
    out.writeBoolean(metrics.recurrenceDays() != null);
    if (metrics.recurrenceDays() != null) {
      out.writeDouble(metrics.expected());
      out.writeDouble(metrics.recurrenceDays());
    }
    Fields.writeStrings(evidence, out);
  }

  static Picture read(DataInput in) throws IOException {
    return new Picture(
        in.readInt(),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        Fields.readEnum(GRADES, in),
        readMetrics(in),
        Fields.readStrings(in));
  }

  private static Metrics readMetrics(DataInput in) throws IOException {
    int reports = in.readInt();
    int reporters = in.readInt();
    int people = in.readInt();
    double amount = in.readDouble();
    int tips = in.readInt();
    int places = in.readShort();
    boolean surprising = in.readBoolean();
    return new Metrics(
        reports,
        reporters,
        people,
        amount,
        tips,
        places == 0 ? null : (Integer) places,
        surprising ? (Double) in.readDouble() : null,
        surprising ? (Double) in.readDouble() : null);
  }
}
