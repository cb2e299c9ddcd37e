package dev.beacon.cases;

import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.writeString;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Metrics;
import dev.beacon.intake.CaseEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The first {@value #CAPACITY} reports of a case, by event time and then id: its evidence. */
final class FirstReports {
  static final int CAPACITY = 20;

  private static final long ANONYMOUS = 0;

  private record Report(
      long at, String id, long reporter, int people, double amount, boolean tip) {}

  private final List<Report> reports;

  FirstReports() {
    this(new ArrayList<>(1));
  }

  private FirstReports(List<Report> reports) {
    this.reports = reports;
  }

  void add(CaseEvent event) {
    int position = reports.size();
    while (position > 0) {
      Report earlier = reports.get(position - 1);
      if (!Claim.before(event.reportedAt(), event.id(), earlier.at, earlier.id)) {
        break;
      }
      position--;
    }
    if (position == CAPACITY) {
      return;
    }
    if (reports.size() == CAPACITY) {
      reports.remove(CAPACITY - 1);
    }
    reports.add(
        position,
        new Report(
            event.reportedAt(),
            event.id(),
            event.reporter() == null ? ANONYMOUS : SeenIds.hash(event.reporter()),
            event.people(),
            event.amount(),
            event.kind() == EventKind.TIP));
  }

  boolean isEmpty() {
    return reports.isEmpty();
  }

  /** Event time of the first report; there must be one. */
  long openedAt() {
    return reports.get(0).at;
  }

  /** Their ids, oldest first, of those known by an instant. */
  List<String> ids(long knownBy) {
    List<String> ids = new ArrayList<>(reports.size());
    for (Report report : reports) {
      if (report.at <= knownBy) {
        ids.add(report.id);
      }
    }
    return List.copyOf(ids);
  }

  /**
   * Their numbers, of those known by an instant. The reports of a case speak of one matter, hence
   * the largest amount and not the sum.
   */
  Metrics metrics(long knownBy) {
    int count = 0;
    int reporters = 0;
    int people = 0;
    int tips = 0;
    double amount = 0;
    for (int i = 0; i < reports.size(); i++) {
      Report report = reports.get(i);
      if (report.at > knownBy) {
        break;
      }
      count++;
      people = Math.max(people, report.people);
      amount = report.amount > amount ? report.amount : amount;
      tips += report.tip ? 1 : 0;
      reporters += firstOfReporter(i) ? 1 : 0;
    }
    return new Metrics(count, reporters, Math.max(people, reporters), amount, tips);
  }

  /** Each anonymous report counts as a reporter of its own. */
  private boolean firstOfReporter(int position) {
    long reporter = reports.get(position).reporter;
    for (int i = 0; reporter != ANONYMOUS && i < position; i++) {
      if (reports.get(i).reporter == reporter) {
        return false;
      }
    }
    return true;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(reports.size());
    for (Report report : reports) {
      out.writeLong(report.at);
      writeString(report.id, out);
      out.writeLong(report.reporter);
      out.writeInt(report.people);
      out.writeDouble(report.amount);
      out.writeBoolean(report.tip);
    }
  }

  static FirstReports read(DataInput in) throws IOException {
    int size = in.readByte();
    List<Report> reports = new ArrayList<>(size + 1);
    for (int i = 0; i < size; i++) {
      reports.add(
          new Report(
              in.readLong(),
              readString(in),
              in.readLong(),
              in.readInt(),
              in.readDouble(),
              in.readBoolean()));
    }
    return new FirstReports(reports);
  }
}
