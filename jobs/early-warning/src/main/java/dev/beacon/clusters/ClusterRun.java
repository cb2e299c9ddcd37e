package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Metrics;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One rule's view of one subject, told report by report in order of event time: a run of reports
 * without a quiet period in it, and, once the rule's threshold was met, a cluster that grows.
 */
final class ClusterRun {
  /** How many ids of reports an alert lists. */
  static final int EVIDENCE_LISTED = 20;

  /** Event time of the run's first report. */
  final long anchorTime;

  /** Id of the run's first report; with the rule and the subject it names the alert. */
  final String anchorId;

  private long lastTime;
  private long openedAt;
  private int reports;
  private int people;
  private double amount;
  private int tips;
  private DistinctCounter reporters;
  private List<String> evidence;
  private Picture picture;

  ClusterRun(Evidence first) {
    this(first.time(), first.id());
    lastTime = first.time();
  }

  private ClusterRun(long anchorTime, String anchorId) {
    this.anchorTime = anchorTime;
    this.anchorId = anchorId;
  }

  /**
   * Whether a report at {@code time} comes after so long a silence that it begins a run of its own.
   */
  boolean endedBefore(long time, ClusterRule rule) {
    return time >= quietAt(rule);
  }

  /** The event time at which the run is over if nothing more is reported. */
  long quietAt(ClusterRule rule) {
    return lastTime + rule.quiet().toMillis();
  }

  /** Takes in the next report of the run. {@code recent} holds it already. */
  void accept(Evidence report, ClusterRule rule, RecentReports recent) {
    lastTime = Math.max(lastTime, report.time());
    if (picture != null) {
      if (rule.enabled()) {
        absorb(report);
        stepUp(report.time(), rule);
      }
      return;
    }
    openIfMet(lastTime, rule, recent);
  }

  /** Opens the cluster if the threshold is met by the window that ends at {@code time}. */
  void openIfMet(long time, ClusterRule rule, RecentReports recent) {
    if (picture != null || !rule.enabled()) {
      return;
    }
    List<Evidence> window = recent.within(rule, time);
    if (distinct(window) < rule.reporters()) {
      return;
    }
    openedAt = time;
    reporters = new DistinctCounter();
    evidence = new ArrayList<>();
    window.forEach(this::absorb);
    stepUp(time, rule);
  }

  private static int distinct(List<Evidence> window) {
    Set<Long> reporters = new HashSet<>();
    window.forEach(report -> reporters.add(report.reporter()));
    return reporters.size();
  }

  private void absorb(Evidence report) {
    reports++;
    reporters.add(report.reporter());
    people = Math.max(people, report.people());
    amount += Double.isNaN(report.amount()) ? 0 : report.amount();
    tips += report.tip() ? 1 : 0;
    if (evidence.size() < EVIDENCE_LISTED) {
      evidence.add(report.id());
    }
  }

  /**
   * Keeps a new picture when the cluster opens, has doubled its reporters, or has become graver.
   */
  private void stepUp(long time, ClusterRule rule) {
    Metrics metrics = metrics();
    Grade severity = severity(metrics, rule);
    if (picture == null) {
      picture = new Picture(1, false, time, severity, metrics, List.copyOf(evidence));
      return;
    }
    boolean graver = severity.compareTo(picture.severity()) < 0;
    if (graver
        || (metrics.reporters() >= 2 * picture.metrics().reporters()
            && metrics.reporters() >= rule.reporters())) {
      // A cluster never becomes milder while it lasts.
      Grade worst = graver ? severity : picture.severity();
      picture =
          new Picture(picture.step() + 1, graver, time, worst, metrics, List.copyOf(evidence));
    }
  }

  private static Grade severity(Metrics metrics, ClusterRule rule) {
    for (ClusterRule.SeverityStep step : rule.severity()) {
      if ((step.reporters() != null && metrics.reporters() >= step.reporters())
          || (step.people() != null && metrics.people() >= step.people())
          || (step.amount() != null && metrics.amount() >= step.amount())) {
        return step.grade();
      }
    }
    return Grade.GREEN;
  }

  private Metrics metrics() {
    int distinct = reporters.count();
    return new Metrics(
        reports, distinct, Math.max(people, distinct), Math.round(amount * 100) / 100.0, tips);
  }

  /** The cluster's last step; null while the threshold has not been met. */
  Picture picture() {
    return picture;
  }

  /** The whole of a cluster that is over: its last step with everything that was reported since. */
  Picture finalPicture(ClusterRule rule) {
    return new Picture(
        picture.step() + 1,
        false,
        quietAt(rule),
        picture.severity(),
        metrics(),
        List.copyOf(evidence));
  }

  /** Event time of the latest report. */
  long lastTime() {
    return lastTime;
  }

  /** Event time at which the cluster opened. */
  long openedAt() {
    return openedAt;
  }

  ClusterRun copy() {
    ClusterRun copy = new ClusterRun(anchorTime, anchorId);
    copy.lastTime = lastTime;
    copy.openedAt = openedAt;
    copy.reports = reports;
    copy.people = people;
    copy.amount = amount;
    copy.tips = tips;
    copy.picture = picture;
    if (picture != null) {
      copy.reporters = reporters.copy();
      copy.evidence = new ArrayList<>(evidence);
    }
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(anchorTime);
    Fields.writeString(anchorId, out);
    out.writeLong(lastTime);
    out.writeBoolean(picture != null);
    if (picture == null) {
      return;
    }
    out.writeLong(openedAt);
    out.writeInt(reports);
    out.writeInt(people);
    out.writeDouble(amount);
    out.writeInt(tips);
    reporters.write(out);
    Fields.writeStrings(evidence, out);
    picture.write(out);
  }

  static ClusterRun read(DataInput in) throws IOException {
    ClusterRun run = new ClusterRun(in.readLong(), Fields.readString(in));
    run.lastTime = in.readLong();
    if (!in.readBoolean()) {
      return run;
    }
    run.openedAt = in.readLong();
    run.reports = in.readInt();
    run.people = in.readInt();
    run.amount = in.readDouble();
    run.tips = in.readInt();
    run.reporters = DistinctCounter.read(in);
    run.evidence = Fields.readStrings(in);
    run.picture = Picture.read(in);
    return run;
  }
}
