package dev.beacon.clusters;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How reports about one subject have come in so far, told in order of event time: what {@link
 * AnomalyModel} judges by. {@value #BYTES} bytes, and as much work a report, whether three or
 * 20,000 came in.
 *
 * <p>Reports that come within {@value #BATCH_HOURS} hours are one batch: a law firm hands in its
 * clients' claims together, a clerk types a pile. Such a batch says less about what is still to
 * come than as many reports on as many days, so it weighs {@code min(c, 5)^0.7} and not its count
 * {@code c}. A batch is a matter of hours apart, not of calendar days, so that no time zone matters
 * and times at midnight do as well as times of day.
 *
 * <p>Kept are sums over the batches that are closed, each faded exponentially with its age: one
 * that sees the last week or so, one that sees a year or two, and one of {@value #LAG_DAYS} days
 * that is taken off the long one, so that what goes on now does not count as its own usual. With
 * exponential fading a sum needs no list: all of it fades alike (Gardner, "Exponential smoothing",
 * 1985).
 *
 * <p>The lengths and weights are constants and not parameters: what has faded cannot be faded
 * otherwise afterwards.
 */
final class SubjectHistory {
  /** What {@link #write} writes. */
  static final int BYTES = 61;

  /** How the last reports fade: to 37 % in so many days. */
  static final double RECENT_DAYS = 8;

  /** What has happened in about so many days is no part of the subject's usual yet. */
  static final double LAG_DAYS = 28;

  /** How the subject's usual fades: to a half in a year, to 37 % in so many days. */
  static final double USUAL_DAYS = 365.25 / Math.log(2);

  static final long MILLIS_A_DAY = 86_400_000;

  private static final int FORM = 1;
  private static final int BATCH_HOURS = 12;
  private static final long BATCH = BATCH_HOURS * 3_600_000L;
  private static final double BATCH_POWER = 0.7;
  private static final double[] WEIGHTS = weights(5);

  private long first = Long.MIN_VALUE;

  // The batch that is open: when it began, and how many reports are in it.
  private long opened = Long.MIN_VALUE;
  private int reports;

  // Closed batches by weight, then by count, faded to the instant at which the open one began.
  private double recent;
  private double lag;
  private double usual;
  private double lagCount;
  private double usualCount;

  private static double[] weights(int cap) {
    double[] weights = new double[cap + 1];
    Arrays.setAll(weights, count -> Math.pow(count, BATCH_POWER));
    return weights;
  }

  private static double weight(int count) {
    return WEIGHTS[Math.min(count, WEIGHTS.length - 1)];
  }

  private static double faded(double days, double length) {
    return Math.exp(-days / length);
  }

  private static double days(long from, long to) {
    return Math.max(0, to - from) / (double) MILLIS_A_DAY;
  }

  /** Takes a report in. One that happened before the open batch began counts into it. */
  void add(Evidence report) {
    add(report.time());
  }

  /**
   * Takes a report in.
   *
   * @param time event time, epoch milliseconds, in the order of time
   */
  void add(long time) {
    if (isEmpty()) {
      first = time;
      opened = time;
      reports = 1;
    } else if (time - opened < BATCH) {
      reports = Math.min(reports, Integer.MAX_VALUE - 1) + 1;
    } else {
      close(time);
    }
  }

  private void close(long time) {
    double age = days(opened, time);
    double weight = weight(reports);
    recent = (recent + weight) * faded(age, RECENT_DAYS);
    double byLag = faded(age, LAG_DAYS);
    double byUsual = faded(age, USUAL_DAYS);
    lag = (lag + weight) * byLag;
    lagCount = (lagCount + reports) * byLag;
    usual = (usual + weight) * byUsual;
    usualCount = (usualCount + reports) * byUsual;
    opened = time;
    reports = 1;
  }

  boolean isEmpty() {
    return opened == Long.MIN_VALUE;
  }

  /** The weight of the last reports at {@code now}: that of each batch, faded by its age. */
  double recentWeight(long now) {
    return (recent + weight(reports)) * faded(days(opened, now), RECENT_DAYS);
  }

  /**
   * The weight of earlier reports at {@code now}; a day of {@code x} a day adds {@code x} for each
   * of {@link #usualDays}.
   */
  double usualWeight(long now) {
    return less(usual, lag, now);
  }

  /** The number of earlier reports at {@code now}, faded as {@link #usualWeight}. */
  double usualCount(long now) {
    return less(usualCount, lagCount, now);
  }

  private double less(double longer, double shorter, long now) {
    double age = days(opened, now);
    return Math.max(0, longer * faded(age, USUAL_DAYS) - shorter * faded(age, LAG_DAYS));
  }

  /**
   * Over how many days, each faded as {@link #usualWeight} is, the subject has been known at {@code
   * now}: since its first report.
   */
  double usualDays(long now) {
    double known = days(first, now);
    return USUAL_DAYS * (1 - faded(known, USUAL_DAYS)) - LAG_DAYS * (1 - faded(known, LAG_DAYS));
  }

  SubjectHistory copy() {
    SubjectHistory copy = new SubjectHistory();
    copy.first = first;
    copy.opened = opened;
    copy.reports = reports;
    copy.recent = recent;
    copy.lag = lag;
    copy.usual = usual;
    copy.lagCount = lagCount;
    copy.usualCount = usualCount;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(FORM);
    out.writeLong(first);
    out.writeLong(opened);
    out.writeInt(reports);
    out.writeDouble(recent);
    out.writeDouble(lag);
    out.writeDouble(usual);
    out.writeDouble(lagCount);
    out.writeDouble(usualCount);
  }

  static SubjectHistory read(DataInput in) throws IOException {
    int form = in.readByte();
    if (form != FORM) {
      throw new IOException("a subject's history in unknown form " + form);
    }
    SubjectHistory history = new SubjectHistory();
    history.first = in.readLong();
    history.opened = in.readLong();
    history.reports = in.readInt();
    history.recent = in.readDouble();
    history.lag = in.readDouble();
    history.usual = in.readDouble();
    history.lagCount = in.readDouble();
    history.usualCount = in.readDouble();
    return history;
  }
}
