package dev.beacon.scorecards;

import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.Cases;
import dev.beacon.contract.ScorecardDocument.CheckIns;
import dev.beacon.contract.ScorecardDocument.ClockScore;
import dev.beacon.contract.ScorecardDocument.Confirmations;
import dev.beacon.contract.ScorecardDocument.Satisfaction;
import dev.beacon.contract.ScorecardDocument.Windows;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What matters contribute, summed. Sums are the same in whatever order they are made, and what was
 * added can be taken back exactly; so a card never has to be counted anew.
 */
public final class Scorecard {
  private static final int FORM = 1;
  private static final int COUNTS = Count.values().length;
  private static final double HUNDREDTHS = 100;
  private static final double TEN_THOUSANDTHS = 10_000;

  private final long[] counts = new long[COUNTS];
  private final TreeMap<String, ClockTally> clocks = new TreeMap<>();
  private DurationSketch toResolution = new DurationSketch();
  private OpenMatters open = new OpenMatters();

  /** A card on which nothing is counted yet. */
  public Scorecard() {}

  /** The card of a document, without its clearing list. */
  public static Scorecard of(ScorecardDocument document) {
    Scorecard card = new Scorecard();
    Cases cases = document.cases();
    card.add(Count.RECEIVED, cases.received());
    card.add(Count.RESOLVED, cases.resolved());
    card.add(Count.WITHDRAWN, cases.withdrawn());
    card.add(Count.SAME_DAY, cases.sameDay());
    card.add(Count.PEOPLE, cases.people());
    card.add(Count.CENTS, Math.round(cases.amount() * HUNDREDTHS));
    card.add(Count.OTHER_MONEY, cases.otherMoney());
    card.add(Count.CONFIRMATIONS, document.confirmations().served());
    card.add(Count.CONFIRMED_ONLINE, document.confirmations().online());
    long marks = document.satisfaction().marks();
    card.add(Count.MARKS, marks);
    if (marks > 0) {
      card.add(Count.SUM_OF_MARKS, Math.round(document.satisfaction().mean() * marks));
    }
    card.add(Count.CALLED, document.checkIns().called());
    card.add(Count.ON_TIME, document.checkIns().onTime());
    card.add(Count.LATE, document.checkIns().late());
    card.toResolution = DurationSketch.of(cases.toResolution().sketch());
    for (ClockScore clock : document.windows().clocks()) {
      card.clocks.put(clock.clock(), ClockTally.of(clock));
    }
    return card;
  }

  @SuppressWarnings("EnumOrdinal") // an array by count: every event adds to a dozen cards
  void add(Count count, long number) {
    counts[count.ordinal()] += number;
  }

  @SuppressWarnings("EnumOrdinal") // as above
  private long count(Count count) {
    return counts[count.ordinal()];
  }

  /** Counts the time to a resolution so many times. */
  void addResolution(long millis, int times) {
    toResolution.add(millis, times);
  }

  /** Counts the outcome of a clock so many times. */
  void addClock(ClockOutcome outcome, int times) {
    clocks.computeIfAbsent(outcome.clock(), clock -> new ClockTally()).add(outcome, times);
    clocks.computeIfPresent(outcome.clock(), (clock, tally) -> tally.isEmpty() ? null : tally);
  }

  /** The matters that are open, of a day's card. */
  OpenMatters open() {
    return open;
  }

  /** One that has counted the same. */
  Scorecard copy() {
    Scorecard copy = new Scorecard();
    System.arraycopy(counts, 0, copy.counts, 0, COUNTS);
    copy.toResolution = toResolution.copy();
    clocks.forEach((clock, tally) -> copy.clocks.put(clock, tally.copy()));
    copy.open = open.copy();
    return copy;
  }

  /** Forgets which matters are open; only a day's card tells that. */
  void forgetOpen() {
    open = new OpenMatters();
  }

  /** Adds what another has counted. */
  public void plus(Scorecard other) {
    open.plus(other.open);
    for (int i = 0; i < COUNTS; i++) {
      counts[i] += other.counts[i];
    }
    toResolution.plus(other.toResolution);
    other.clocks.forEach(
        (clock, tally) -> {
          ClockTally sum = clocks.computeIfAbsent(clock, name -> new ClockTally());
          sum.plus(tally);
          if (sum.isEmpty()) {
            clocks.remove(clock);
          }
        });
  }

  /** What was asked, and what became of it. */
  public Cases cases() {
    long received = count(Count.RECEIVED);
    long withdrawn = count(Count.WITHDRAWN);
    long resolved = count(Count.RESOLVED);
    long sameDay = count(Count.SAME_DAY);
    long due = received - withdrawn;
    return new Cases(
        received,
        resolved,
        withdrawn,
        due - resolved,
        share(resolved, due),
        sameDay,
        share(sameDay, due),
        toResolution.durations(),
        count(Count.PEOPLE),
        count(Count.CENTS) / HUNDREDTHS,
        count(Count.OTHER_MONEY));
  }

  /** How the promised windows were kept. */
  public Windows windows() {
    long kept = 0;
    long broken = 0;
    long points = 0;
    List<ClockScore> scores = new ArrayList<>(clocks.size());
    for (Map.Entry<String, ClockTally> clock : clocks.entrySet()) {
      ClockTally tally = clock.getValue();
      kept += tally.kept();
      broken += tally.broken();
      points += tally.points();
      scores.add(tally.score(clock.getKey()));
    }
    return new Windows(kept, broken, share(kept, kept + broken), points, scores);
  }

  /** How departments came when they were called. */
  public CheckIns checkIns() {
    long onTime = count(Count.ON_TIME);
    long late = count(Count.LATE);
    return new CheckIns(count(Count.CALLED), onTime, late, share(onTime, onTime + late));
  }

  /** Settlements confirmed by a court. */
  public Confirmations confirmations() {
    return new Confirmations(count(Count.CONFIRMATIONS), count(Count.CONFIRMED_ONLINE));
  }

  /** What residents say. The mean is not rounded, so that the sum can be had from it. */
  public Satisfaction satisfaction() {
    long marks = count(Count.MARKS);
    return new Satisfaction(
        marks == 0 ? null : Double.valueOf((double) count(Count.SUM_OF_MARKS) / marks), marks);
  }

  /** A share, rounded to ten-thousandths; null of nothing. */
  static Double share(long part, long whole) {
    return whole == 0
        ? null
        : Double.valueOf(Math.round((double) part / whole * TEN_THOUSANDTHS) / TEN_THOUSANDTHS);
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(FORM);
    out.writeByte(COUNTS);
    for (long count : counts) {
      Fields.writeNumber(count, out);
    }
    toResolution.write(out);
    Fields.writeNumber(clocks.size(), out);
    for (Map.Entry<String, ClockTally> clock : clocks.entrySet()) {
      Fields.writeString(clock.getKey(), out);
      clock.getValue().write(out);
    }
    open.write(out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it was written by a newer version of this class
   */
  static Scorecard read(DataInput in) throws IOException {
    int form = in.readByte();
    int written = in.readByte();
    if (form != FORM || written > COUNTS) {
      throw new IOException("a scorecard of form " + form + " with " + written + " counts");
    }
    Scorecard card = new Scorecard();
    for (int i = 0; i < written; i++) {
      card.counts[i] = Fields.readNumber(in);
    }
    card.toResolution = DurationSketch.read(in);
    for (long left = Fields.readNumber(in); left > 0; left--) {
      card.clocks.put(Fields.readString(in), ClockTally.read(in));
    }
    card.open = OpenMatters.read(in);
    return card;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scorecard that
        && Arrays.equals(counts, that.counts)
        && toResolution.equals(that.toResolution)
        && clocks.equals(that.clocks)
        && open.equals(that.open);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.toString(counts) + " " + toResolution + " " + clocks + " " + open;
  }
}
