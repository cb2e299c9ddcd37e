package dev.beacon.health;

import dev.beacon.contract.HealthDocument;
import dev.beacon.contract.HealthDocument.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Counts what happens in one part of the job, period after period. Its memory is bounded by the
 * labels, which are enums: a histogram of about 20 KB for each measure of time, one number for each
 * of the others.
 *
 * <p>Decision: a period in which nothing happened has no document. Silence costs nothing then, and
 * a histogram over time shows it all the same.
 */
public final class HealthMeter {
  /** What takes longer is taken to have taken so long. */
  static final long LONGEST_MILLIS = 24 * 3_600_000L;

  /** Two: a figure is right to a hundredth of itself. */
  private static final int DIGITS = 2;

  private static final String NO_LABEL = "all";

  private final int part;
  private final Map<Label, Tally> tallies = new HashMap<>();

  /** Measures the given one of the parallel parts, from 0. */
  public HealthMeter(int part) {
    this.part = part;
  }

  /** It happened once more. */
  public void count(Measure measure, Enum<?> label) {
    tally(measure, label).count++;
  }

  /**
   * It happened once more, and took so long.
   *
   * @param label of what kind; null where there is only one
   * @param millis clocks of two machines may differ: less than nothing is nothing
   */
  public void took(Measure measure, Enum<?> label, long millis) {
    Tally tally = tally(measure, label);
    tally.count++;
    if (tally.times == null) {
      tally.times = new Histogram(LONGEST_MILLIS, DIGITS);
    }
    tally.times.recordValue(Math.min(Math.max(millis, 0), LONGEST_MILLIS));
  }

  /** What happened since the last report, which is then forgotten. */
  public List<HealthDocument> report(Instant at) {
    List<HealthDocument> documents = new ArrayList<>();
    tallies.forEach(
        (label, tally) -> {
          if (tally.count > 0) {
            documents.add(document(label, tally, at));
            tally.clear();
          }
        });
    return documents;
  }

  private HealthDocument document(Label label, Tally tally, Instant at) {
    String kind = label.kind == null ? null : label.kind.name();
    Histogram times = tally.times;
    return new HealthDocument(
        "%s:%s:%d:%d"
            .formatted(label.measure, kind == null ? NO_LABEL : kind, part, at.toEpochMilli()),
        1,
        at,
        label.measure,
        kind,
        part,
        tally.count,
        times == null ? null : times.getValueAtPercentile(50),
        times == null ? null : times.getValueAtPercentile(99),
        times == null ? null : times.getMaxValue());
  }

  private Tally tally(Measure measure, Enum<?> label) {
    return tallies.computeIfAbsent(new Label(measure, label), unused -> new Tally());
  }

  private record Label(Measure measure, Enum<?> kind) {}

  private static final class Tally {
    private long count;
    private Histogram times;

    private void clear() {
      count = 0;
      if (times != null) {
        times.reset();
      }
    }
  }
}
