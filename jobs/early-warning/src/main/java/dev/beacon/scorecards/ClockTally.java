package dev.beacon.scorecards;

import dev.beacon.contract.ScorecardDocument.ClockScore;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The outcomes of one clock, summed. */
final class ClockTally {
  private long kept;
  private long broken;
  private long points;
  private final DurationSketch took;

  ClockTally() {
    this(new DurationSketch());
  }

  private ClockTally(DurationSketch took) {
    this.took = took;
  }

  ClockTally copy() {
    ClockTally copy = new ClockTally(took.copy());
    copy.kept = kept;
    copy.broken = broken;
    copy.points = points;
    return copy;
  }

  void add(ClockOutcome outcome, int times) {
    kept += (long) times * outcome.kept();
    broken += (long) times * outcome.broken();
    points += (long) times * outcome.points();
    if (outcome.tookMillis() != ClockOutcome.NOT_TAKEN) {
      took.add(outcome.tookMillis(), times);
    }
  }

  void plus(ClockTally other) {
    kept += other.kept;
    broken += other.broken;
    points += other.points;
    took.plus(other.took);
  }

  long kept() {
    return kept;
  }

  long broken() {
    return broken;
  }

  long points() {
    return points;
  }

  boolean isEmpty() {
    return kept == 0 && broken == 0 && points == 0 && took.isEmpty();
  }

  ClockScore score(String clock) {
    return new ClockScore(
        clock, kept, broken, Scorecard.share(kept, kept + broken), points, took.durations());
  }

  static ClockTally of(ClockScore score) {
    ClockTally tally = new ClockTally(DurationSketch.of(score.took().sketch()));
    tally.kept = score.kept();
    tally.broken = score.broken();
    tally.points = score.points();
    return tally;
  }

  void write(DataOutput out) throws IOException {
    Fields.writeNumber(kept, out);
    Fields.writeNumber(broken, out);
    Fields.writeNumber(points, out);
    took.write(out);
  }

  static ClockTally read(DataInput in) throws IOException {
    long kept = Fields.readNumber(in);
    long broken = Fields.readNumber(in);
    long points = Fields.readNumber(in);
    ClockTally tally = new ClockTally(DurationSketch.read(in));
    tally.kept = kept;
    tally.broken = broken;
    tally.points = points;
    return tally;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClockTally that
        && kept == that.kept
        && broken == that.broken
        && points == that.points
        && took.equals(that.took);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(kept * 31 + broken);
  }

  @Override
  public String toString() {
    return kept + " kept, " + broken + " broken, " + points + " points, took " + took;
  }
}
