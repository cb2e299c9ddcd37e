package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest report of each reporter, in each category, as a request and as a tip, in order of
 * time.
 *
 * <p>Enough to tell, at any instant, how many distinct reporters spoke within a window: a reporter
 * counts if his latest report lies inside. Bounded by {@code most} and not by the window's length,
 * so that a subject with 20,000 reports in its window costs what a quiet one does.
 */
final class RecentReports {
  private final List<Evidence> reports;

  RecentReports() {
    this(new ArrayList<>(4));
  }

  private RecentReports(List<Evidence> reports) {
    this.reports = reports;
  }

  /** Takes a report in, in place of an older one of the same reporter, place, category and kind. */
  void add(Evidence report, long horizonStart, int most) {
    for (int i = 0; i < reports.size(); i++) {
      Evidence earlier = reports.get(i);
      if (earlier.reporter() == report.reporter()
          && earlier.kind() == report.kind()
          && earlier.place() == report.place()
          && earlier.category().equals(report.category())) {
        if (Evidence.ORDER.compare(earlier, report) >= 0) {
          return;
        }
        reports.remove(i);
        break;
      }
    }
    int at = reports.size();
    while (at > 0 && Evidence.ORDER.compare(reports.get(at - 1), report) > 0) {
      at--;
    }
    reports.add(at, report);
    int outdated = 0;
    while (outdated < reports.size() && reports.get(outdated).time() <= horizonStart) {
      outdated++;
    }
    outdated = Math.max(outdated, reports.size() - most);
    if (outdated > 0) {
      reports.subList(0, outdated).clear();
    }
  }

  /**
   * The reports that count for a rule in the window that ends at {@code end}: later than {@code end
   * - within}.
   */
  List<Evidence> within(ClusterRule rule, long end) {
    return between(rule, end - rule.within().toMillis() + 1, end);
  }

  /** The reports that count for a rule from {@code start} to {@code end}, both included. */
  List<Evidence> between(ClusterRule rule, long start, long end) {
    List<Evidence> inside = new ArrayList<>();
    for (int i = firstFrom(start); i < reports.size(); i++) {
      Evidence report = reports.get(i);
      if (report.time() <= end && rule.categories().contains(report.category())) {
        inside.add(report);
      }
    }
    return inside;
  }

  /** Whether a window that begins at {@code start} can hold so many distinct reporters at all. */
  boolean canHold(int reporters, long start) {
    return reports.size() >= reporters && reports.get(reports.size() - reporters).time() >= start;
  }

  private int firstFrom(long start) {
    int first = reports.size();
    while (first > 0 && reports.get(first - 1).time() >= start) {
      first--;
    }
    return first;
  }

  /** How many different people made these reports. */
  static int reporters(List<Evidence> reports) {
    int distinct = 0;
    for (int i = 0; i < reports.size(); i++) {
      boolean again = false;
      for (int j = 0; j < i && !again; j++) {
        again = reports.get(j).reporter() == reports.get(i).reporter();
      }
      distinct += again ? 0 : 1;
    }
    return distinct;
  }

  List<Evidence> all() {
    return reports;
  }

  RecentReports copy() {
    return new RecentReports(new ArrayList<>(reports));
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(reports.size());
    for (Evidence report : reports) {
      report.write(out);
    }
  }

  static RecentReports read(DataInput in) throws IOException {
    int size = in.readShort();
    List<Evidence> reports = new ArrayList<>(size + 1);
    for (int i = 0; i < size; i++) {
      reports.add(Evidence.read(in));
    }
    return new RecentReports(reports);
  }
}
