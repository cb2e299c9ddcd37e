package dev.beacon.scorecards;

import dev.beacon.contract.ScorecardDocument.Durations;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lengths of time of which quantiles are asked: counts in buckets whose bounds grow by 101/99, so
 * that every quantile is within 1 % of the exact order statistic. After DDSketch (Masson, Rim, Lee:
 * "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", VLDB
 * 2019).
 *
 * <p>Sketches can be added in any order, and what was added can be taken back: late truth changes
 * how long something took. It has at most {@value #LAST_BUCKET} + 1 buckets, some 4 KB, whatever it
 * has counted: lengths below a second count as one second, those above {@code (101/99)^1000}
 * seconds, some 15 years, as that.
 *
 * <p>Decision: not com.datadoghq:sketches-java, which refuses negative counts, nor HdrHistogram,
 * which can subtract but keeps all its buckets, 19 KB for this range, in every card and clock.
 */
final class DurationSketch {
  private static final double GROWTH = 101 / 99.0;
  private static final double LOG_GROWTH = StrictMath.log(GROWTH);
  private static final int LAST_BUCKET = 1000;
  private static final double MILLIS_IN_A_SECOND = 1000;
  private static final double SECONDS_IN_A_MINUTE = 60;
  private static final double HUNDREDTHS = 100;

  private final SortedMap<Integer, Long> counts;

  DurationSketch() {
    this(new TreeMap<>());
  }

  private DurationSketch(SortedMap<Integer, Long> counts) {
    this.counts = counts;
  }

  DurationSketch copy() {
    return new DurationSketch(new TreeMap<>(counts));
  }

  /** Counts a length so many times; a negative number takes it back. */
  void add(long millis, long times) {
    add(bucket(millis), times);
  }

  private void add(int bucket, long times) {
    counts.merge(bucket, times, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
  }

  void plus(DurationSketch other) {
    other.counts.forEach(this::add);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  private static int bucket(long millis) {
    double seconds = millis / MILLIS_IN_A_SECOND;
    return seconds <= 1
        ? 0
        : (int) Math.min(LAST_BUCKET, Math.ceil(StrictMath.log(seconds) / LOG_GROWTH));
  }

  /** As it is shown. */
  Durations durations() {
    return new Durations(quantileMinutes(0.5), quantileMinutes(0.9), text());
  }

  /**
   * The length that this share is no longer than, in minutes, rounded to hundredths.
   *
   * @param share above 0, at most 1
   * @return null if it has counted nothing
   */
  Double quantileMinutes(double share) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    if (all <= 0) {
      return null;
    }
    long rank = (long) Math.ceil(share * all);
    long counted = 0;
    int bucket = 0;
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      counted += entry.getValue();
      bucket = entry.getKey();
      if (counted >= rank) {
        break;
      }
    }
    // As far from the bucket's lower bound as from its upper one, by ratio to either.
    double seconds = bucket == 0 ? 1 : StrictMath.pow(GROWTH, bucket) * 2 / (GROWTH + 1);
    return Math.round(seconds / SECONDS_IN_A_MINUTE * HUNDREDTHS) / HUNDREDTHS;
  }

  private String text() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Reads the text that {@link #durations} wrote. */
  static DurationSketch of(String text) {
    DurationSketch sketch = new DurationSketch();
    if (!text.isEmpty()) {
      for (String entry : text.split(" ", -1)) {
        int colon = entry.indexOf(':');
        sketch.add(
            Integer.parseInt(entry, 0, colon, 10),
            Long.parseLong(entry, colon + 1, entry.length(), 10));
      }
    }
    return sketch;
  }

  void write(DataOutput out) throws IOException {
    Fields.writeNumber(counts.size(), out);
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      Fields.writeNumber(entry.getKey(), out);
      Fields.writeNumber(entry.getValue(), out);
    }
  }

  static DurationSketch read(DataInput in) throws IOException {
    DurationSketch sketch = new DurationSketch();
    for (long left = Fields.readNumber(in); left > 0; left--) {
      sketch.counts.put((int) Fields.readNumber(in), Fields.readNumber(in));
    }
    return sketch;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DurationSketch that && counts.equals(that.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
