package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Metrics;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule's view of one subject, told report by report in order of event time: a run of reports
 * without a quiet period in it, and, once the rule's threshold was met, a cluster that grows.
 */
final class ClusterRun {
  /** How many ids of reports an alert lists. */
  static final int EVIDENCE_LISTED = 20;

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
  private Integer places;
  private Finding.Surprise surprise;
  private Picture picture;

  /** Told once, in the same breath as the opening; not part of the state. */
  private List<Finding.Clue> trail;

  ClusterRun(Evidence first) {
    this(first.id());
    lastTime = first.time();
  }

  private ClusterRun(String anchorId) {
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

  /** Takes in the next evidence of the run. {@code memory} holds it already. */
  void accept(Evidence evidence, ClusterRule rule, String key, Memory memory) {
    touch(evidence);
    if (picture != null) {
      if (rule.enabled()) {
        absorb(evidence, rule);
        stepUp(evidence.time(), rule);
      }
      return;
    }
    openIfMet(lastTime, evidence.id(), rule, key, memory);
  }

  /** Goes on with evidence, without a look at what it may complete. */
  void touch(Evidence evidence) {
    lastTime = Math.max(lastTime, evidence.time());
  }

  /**
   * Opens the cluster if the pattern is met as of {@code time}.
   *
   * @param completedBy id of the evidence that has just come; null if the rule has changed
   */
  void openIfMet(long time, String completedBy, ClusterRule rule, String key, Memory memory) {
    if (picture != null || !rule.enabled()) {
      return;
    }
    Finding finding = Patterns.find(rule, key, memory, time);
    if (finding == null) {
      return;
    }
    openedAt = time;
    reporters = new DistinctCounter();
    evidence = new ArrayList<>();
    trail = finding.trail();
    for (Finding.Clue clue : trail) {
      list(clue.id());
    }
    finding.reports().forEach(report -> absorb(report, rule));
    list(completedBy);
    places = finding.places();
    surprise = finding.surprise();
    stepUp(time, rule);
  }

  private void list(String id) {
    if (id != null && evidence.size() < EVIDENCE_LISTED && !evidence.contains(id)) {
      evidence.add(id);
    }
  }

  private void absorb(Evidence report, ClusterRule rule) {
    list(report.id());
    people = Math.max(people, report.people());
    if (!rule.categories().contains(report.category())) {
      // A sighting that belongs to the course of things but is no report of the matter itself.
      return;
    }
    reports++;
    reporters.add(report.reporter());
    amount += Double.isNaN(report.amount()) ? 0 : report.amount();
    tips += report.isTip() ? 1 : 0;
  }

  /**
   * Keeps a new picture when the cluster opens, has doubled its reporters, or has become graver.
   */
  private void stepUp(long time, ClusterRule rule) {
    Metrics metrics = metrics();
    Grade severity = severity(metrics, rule);
    if (picture == null) {
      picture = new Picture(1, false, openedAt, time, severity, metrics, List.copyOf(evidence));
      return;
    }
    boolean graver = severity.compareTo(picture.severity()) < 0;
    if (graver
        || (metrics.reporters() >= 2 * picture.metrics().reporters()
            && metrics.reporters() > 0
            && mayGrow(metrics, rule))) {
      // A cluster never becomes milder while it lasts.
      Grade worst = graver ? severity : picture.severity();
      picture =
          new Picture(
              picture.step() + 1, graver, openedAt, time, worst, metrics, List.copyOf(evidence));
    }
  }

  /**
   * A threshold that was raised over the heads of an open cluster stops its growth. Decision: not
   * its becoming graver. When the cluster turns RED somebody has to know, whatever it takes to open
   * one.
   */
  private static boolean mayGrow(Metrics metrics, ClusterRule rule) {
    return rule.reporters() == null || metrics.reporters() >= rule.reporters();
  }

  private static Grade severity(Metrics metrics, ClusterRule rule) {
    for (ClusterRule.SeverityStep step : rule.severity()) {
      if (step.isMetBy(metrics)) {
        return step.grade();
      }
    }
    return Grade.GREEN;
  }

  private Metrics metrics() {
    int distinct = reporters.count();
    return new Metrics(
        reports,
        distinct,
        Math.max(people, distinct),
        Math.round(amount * 100) / 100.0,
        tips,
        places,
        surprise == null ? null : surprise.expected(),
        surprise == null ? null : surprise.recurrenceDays());
  }

  /** The steps that led to the cluster's opening; null where they are not remembered any more. */
  List<Finding.Clue> trail() {
    return trail;
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
        openedAt,
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
    ClusterRun copy = new ClusterRun(anchorId);
    copy.lastTime = lastTime;
    copy.openedAt = openedAt;
    copy.reports = reports;
    copy.people = people;
    copy.amount = amount;
    copy.tips = tips;
    copy.picture = picture;
    copy.trail = trail;
    copy.places = places;
    copy.surprise = surprise;
    if (picture != null) {
      copy.reporters = reporters.copy();
      copy.evidence = new ArrayList<>(evidence);
    }
    return copy;
  }

  void write(DataOutput out) throws IOException {
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
    out.writeShort(places == null ? 0 : places);
    out.writeBoolean(surprise != null);
    if (surprise != null) {
      surprise.write(out);
    }
    picture.write(out);
  }

  static ClusterRun read(DataInput in) throws IOException {
    ClusterRun run = new ClusterRun(Fields.readString(in));
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
    int places = in.readShort();
    run.places = places == 0 ? null : (Integer) places;
    run.surprise = in.readBoolean() ? Finding.Surprise.read(in) : null;
    run.picture = Picture.read(in);
    return run;
  }
}
