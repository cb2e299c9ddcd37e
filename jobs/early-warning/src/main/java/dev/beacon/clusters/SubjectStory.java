package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All that is known about one subject, and the readings that follow from it. What the alerts
 * finally say depends on the set of reports alone, never on the order in which they arrived within
 * the lateness bound.
 *
 * <p>Decision: alert at once and stay exact. Sorting reports by the watermark first would be exact
 * but would hold every alert back by the lateness bound; counting in order of arrival would be
 * quick but wrong in every replay. So the story is told in two parts. Reports that the watermark
 * has passed are <i>settled</i>: told once, in order, for good. The few that it has not passed are
 * told anew, in order, on a copy, with each arrival; what that copy shows is alerted immediately,
 * and corrected if an earlier report still turns up. Only the alert's name has to be certain from
 * the start. It comes from the first report of the run, so an alert waits until that one report is
 * settled, which by the time a threshold is met it nearly always is.
 *
 * <p>Reports of long ago that come in now (a department hands in last year's file while the system
 * runs) are behind the watermark from the start. They count as settled once nothing more has come
 * about the subject for {@link EvidenceLimits#historySettles()} of wall time, so that they, too,
 * may come in any order.
 */
final class SubjectStory {
  private static final int FORM = 4;

  /**
   * With more reports than these waiting, as when one of several inputs has run far ahead, nothing
   * is told before it is certain: to tell them all anew with each arrival would cost the square.
   */
  private static final int MOST_TOLD_ANEW = 64;

  private final String key;
  private final Telling settled;
  private final List<Evidence> unsettled;
  private final Map<String, Emitted> emitted;
  private About about;

  /**
   * Event time of the timer that is set; {@link Long#MAX_VALUE} if none is. Kept here to spare a
   * second state.
   */
  long nextTimer = Long.MAX_VALUE;

  /** Whether what is not settled yet will bring something new. */
  private boolean somethingToSay;

  /** Wall time at which a report of long ago last came in; {@link Long#MIN_VALUE} if none waits. */
  long lastHistory = Long.MIN_VALUE;

  /** What was last said about a cluster. */
  private record Emitted(String anchorId, long sequence, Picture picture) {}

  SubjectStory(String key, About about) {
    this(key, about, new Telling(), new ArrayList<>(2), new TreeMap<>());
  }

  private SubjectStory(
      String key,
      About about,
      Telling settled,
      List<Evidence> unsettled,
      Map<String, Emitted> emitted) {
    this.key = key;
    this.about = about;
    this.settled = settled;
    this.unsettled = unsettled;
    this.emitted = emitted;
  }

  /**
   * Takes in a report that has just arrived.
   *
   * @param watermark event time that has passed, epoch milliseconds
   * @param appendedAt when Kafka appended the report
   */
  void arrive(
      Evidence report,
      About reportAbout,
      long watermark,
      long appendedAt,
      RuleBook rules,
      EvidenceLimits limits,
      Consumer<Reading> readings) {
    about = about.earlier(reportAbout);
    int at = unsettled.size();
    while (at > 0 && Evidence.ORDER.compare(unsettled.get(at - 1), report) > 0) {
      at--;
    }
    unsettled.add(at, report);
    Speaker speaker = new Speaker(appendedAt, readings);
    settle(watermark, rules.about(key), limits, speaker);
    speculate(rules, limits, speaker);
  }

  /** Time has passed: settles what the watermark has passed, ends what has gone quiet. */
  void pass(long watermark, RuleBook rules, EvidenceLimits limits, Consumer<Reading> readings) {
    Speaker speaker = new Speaker(Readings.BY_TIME, readings);
    settle(watermark, rules.about(key), limits, speaker);
    // What is not settled yet lies after the watermark, so it cannot bridge a silence that the
    // watermark has passed; what comes from long ago can.
    if (!hasHistory()) {
      settled.endQuiet(watermark, rules, speaker);
    }
    speculate(rules, limits, speaker);
  }

  /** Nothing more has come for a while: even reports of long ago are settled now. */
  void settleHistory(
      long watermark, RuleBook rules, EvidenceLimits limits, Consumer<Reading> readings) {
    unsettled.replaceAll(report -> report.late(false));
    pass(watermark, rules, limits, readings);
  }

  /**
   * A rule is new or has changed: judges what is known already by it.
   *
   * @param before its version before; null if there was none. Reports of which the order is certain
   *     by now are told under that one, whether they were before or not
   */
  void reconsider(
      ClusterRule rule,
      ClusterRule before,
      long watermark,
      RuleBook rules,
      EvidenceLimits limits,
      Consumer<Reading> readings) {
    Speaker speaker = new Speaker(Readings.BY_TIME, readings);
    settle(watermark, rules.aboutBefore(key, rule, before), limits, speaker);
    settled.reconsider(rule, key, watermark, speaker);
    speculate(rules, limits, speaker);
  }

  private void settle(
      long watermark, List<ClusterRule> about, EvidenceLimits limits, Speaker speaker) {
    int count = 0;
    while (count < unsettled.size()
        && (unsettled.size() - count > limits.mostUnsettled()
            || (!unsettled.get(count).late() && unsettled.get(count).time() <= watermark))) {
      settled.tell(unsettled.get(count), key, about, limits, speaker);
      count++;
    }
    unsettled.subList(0, count).clear();
    for (ClusterRule rule : about) {
      ClusterRun run = settled.run(rule);
      if (run != null) {
        speaker.takeBack(rule, run, watermark);
      }
    }
  }

  /**
   * Tells what is not settled on a copy, and says what can be said already. What may turn out
   * otherwise, or has no certain name yet, is only noted: there will be something to say.
   */
  private void speculate(RuleBook rules, EvidenceLimits limits, Speaker speaker) {
    somethingToSay = !emitted.isEmpty() || unsettled.size() > MOST_TOLD_ANEW;
    if (unsettled.isEmpty() || unsettled.size() > MOST_TOLD_ANEW) {
      return;
    }
    List<ClusterRule> about = rules.about(key);
    if (emitted.isEmpty()
        && about.stream().noneMatch(rule -> Patterns.mayBeMet(rule, settled.memory(), unsettled))) {
      return;
    }
    Telling copy = settled.copy();
    Telling.Listener cautious =
        new Telling.Listener() {
          @Override
          public void pictured(ClusterRule rule, ClusterRun run) {
            if (!speaker.isNews(rule, run)) {
              return;
            }
            somethingToSay = true;
            ClusterRun known = settled.run(rule);
            boolean named = known != null && known.anchorId.equals(run.anchorId);
            if (named && (known.picture() != null || cannotBeUndone(rule, copy, limits))) {
              speaker.pictured(rule, run);
            }
          }

          @Override
          public void ended(ClusterRule rule, ClusterRun run) {
            // An earlier report may still turn up and bridge the silence.
          }
        };
    for (Evidence report : unsettled) {
      copy.tell(report, key, about, limits, cautious);
    }
  }

  private static boolean cannotBeUndone(ClusterRule rule, Telling told, EvidenceLimits limits) {
    // Where no more is remembered, an earlier report drives out another.
    return Patterns.onlyGrows(rule) && told.memory().recent.all().size() < limits.mostReporters();
  }

  /** Whether reports of long ago wait for their order to settle. */
  boolean hasHistory() {
    return unsettled.stream().anyMatch(Evidence::late);
  }

  /** Whether there is nothing left worth keeping at {@code watermark}. */
  boolean isForgotten(long watermark, EvidenceLimits limits) {
    return unsettled.isEmpty()
        && !settled.hasRuns()
        && settled.memory().forgottenAt(Long.MIN_VALUE, limits) <= watermark;
  }

  /**
   * The next event time at which {@link #pass} has anything to do; the greatest long if only wall
   * time has. Decision: reports that open nothing need no timer to be settled; the next one that
   * comes settles them. That spares a quiet subject every second look at its state.
   */
  long nextCheck(RuleBook rules, EvidenceLimits limits) {
    if (hasHistory()) {
      return Long.MAX_VALUE;
    }
    if (!unsettled.isEmpty() && somethingToSay) {
      return unsettled.get(0).time();
    }
    long latest = unsettled.isEmpty() ? Long.MIN_VALUE : unsettled.get(unsettled.size() - 1).time();
    long next = settled.memory().forgottenAt(latest, limits);
    for (ClusterRule rule : rules.about(key)) {
      ClusterRun run = settled.run(rule);
      if (run != null && run.picture() != null) {
        next = Math.min(next, run.quietAt(rule));
      }
    }
    return next;
  }

  /** Turns what a telling brings into readings, and says nothing twice. */
  private final class Speaker implements Telling.Listener {
    private final long appendedAt;
    private final Consumer<Reading> readings;

    Speaker(long appendedAt, Consumer<Reading> readings) {
      this.appendedAt = appendedAt;
      this.readings = readings;
    }

    @Override
    public void pictured(ClusterRule rule, ClusterRun run) {
      Emitted last = emitted.get(rule.rule());
      if (last == null || !last.anchorId.equals(run.anchorId)) {
        sayTrail(rule, run);
        last = new Emitted(run.anchorId, 0, null);
      } else if (run.picture().step() < last.picture.step() || run.picture().equals(last.picture)) {
        return;
      }
      say(Reading.Level.MET, rule, run, last.sequence + 1, run.picture());
    }

    /**
     * Whether the run has come to a step not told of yet. A step told of is corrected only once it
     * is settled.
     */
    boolean isNews(ClusterRule rule, ClusterRun run) {
      Emitted last = emitted.get(rule.rule());
      return last == null
          || !last.anchorId.equals(run.anchorId)
          || run.picture().step() > last.picture.step();
    }

    /**
     * Corrects an alert that is a step too far: a report that came in late but happened early has
     * made the cluster grave, or large, in fewer steps than were told. Certain once all is settled
     * up to the step that was told.
     */
    void takeBack(ClusterRule rule, ClusterRun run, long watermark) {
      Emitted last = emitted.get(rule.rule());
      if (last == null || !last.anchorId.equals(run.anchorId) || run.picture() == null) {
        return;
      }
      long toldAt = last.picture.at();
      boolean certain =
          toldAt <= watermark && (unsettled.isEmpty() || unsettled.get(0).time() > toldAt);
      if (certain && run.picture().step() < last.picture.step()) {
        say(Reading.Level.MET, rule, run, last.sequence + 1, run.picture());
      }
    }

    @Override
    public void ended(ClusterRule rule, ClusterRun run) {
      Emitted last = emitted.get(rule.rule());
      if (run.picture() != null && last != null && last.anchorId.equals(run.anchorId)) {
        say(Reading.Level.OVER, rule, run, last.sequence + 1, run.finalPicture(rule));
        emitted.remove(rule.rule());
      }
    }

    private void say(
        Reading.Level level, ClusterRule rule, ClusterRun run, long sequence, Picture picture) {
      emitted.put(rule.rule(), new Emitted(run.anchorId, sequence, picture));
      readings.accept(reading(level, rule, run, sequence, picture));
    }

    /** The steps that led here, numbered so that the last before the opening is 0. */
    private void sayTrail(ClusterRule rule, ClusterRun run) {
      List<Finding.Clue> trail = run.trail();
      for (int i = 0; i < trail.size(); i++) {
        long sequence = i + 1L - trail.size();
        readings.accept(reading(trail.get(i).stage(), rule, run, sequence, null));
      }
    }

    private Reading reading(
        Reading.Level level, ClusterRule rule, ClusterRun run, long sequence, Picture picture) {
      return new Reading(
          level,
          Readings.alertId(rule, EvidenceScopes.subjectOf(key), run.anchorId),
          sequence,
          rule.rule(),
          rule.version(),
          rule.mode(),
          rule.pattern(),
          rule.scope(),
          rule.within().toMillis(),
          rule.categories().get(0),
          EvidenceScopes.subjectOf(key),
          about,
          run.openedAt(),
          picture,
          appendedAt);
    }
  }

  SubjectStory copy() {
    SubjectStory copy =
        new SubjectStory(
            key, about, settled.copy(), new ArrayList<>(unsettled), new TreeMap<>(emitted));
    copy.nextTimer = nextTimer;
    copy.lastHistory = lastHistory;
    copy.somethingToSay = somethingToSay;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(FORM);
    Fields.writeString(key, out);
    out.writeLong(nextTimer);
    out.writeLong(lastHistory);
    out.writeBoolean(somethingToSay);
    about.write(out);
    settled.write(out);
    out.writeShort(unsettled.size());
    for (Evidence report : unsettled) {
      report.write(out);
    }
    out.writeShort(emitted.size());
    for (Map.Entry<String, Emitted> entry : emitted.entrySet()) {
      Fields.writeString(entry.getKey(), out);
      Fields.writeString(entry.getValue().anchorId, out);
      out.writeLong(entry.getValue().sequence);
      entry.getValue().picture.write(out);
    }
  }

  static SubjectStory read(DataInput in) throws IOException {
    int form = in.readByte();
    if (form != FORM) {
      throw new IOException("a subject's story in unknown form " + form);
    }
    String key = Fields.readString(in);
    long nextTimer = in.readLong();
    long lastHistory = in.readLong();
    boolean somethingToSay = in.readBoolean();
    About about = About.read(in);
    Telling settled = Telling.read(in);
    int waiting = in.readShort();
    List<Evidence> unsettled = new ArrayList<>(waiting + 1);
    for (int i = 0; i < waiting; i++) {
      unsettled.add(Evidence.read(in));
    }
    Map<String, Emitted> emitted = new TreeMap<>();
    int said = in.readShort();
    for (int i = 0; i < said; i++) {
      emitted.put(
          Fields.readString(in),
          new Emitted(Fields.readString(in), in.readLong(), Picture.read(in)));
    }
    SubjectStory story = new SubjectStory(key, about, settled, unsettled, emitted);
    story.nextTimer = nextTimer;
    story.lastHistory = lastHistory;
    story.somethingToSay = somethingToSay;
    return story;
  }
}
