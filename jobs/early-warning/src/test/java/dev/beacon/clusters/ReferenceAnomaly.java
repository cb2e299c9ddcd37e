package dev.beacon.clusters;

import java.util.ArrayList;
import java.util.List;

/** What {@link AnomalyModel} and {@link SubjectHistory} mean, computed slowly from all reports. */
final class ReferenceAnomaly {
  private static final double DAY = 86_400_000;
  private static final long BATCH = 12 * 3_600_000;
  private static final double YEARLY = 365.25 / Math.log(2);

  private ReferenceAnomaly() {}

  /** The times of the reports, ascending, one list a batch. */
  private static List<List<Long>> batches(List<Long> times) {
    List<List<Long>> batches = new ArrayList<>();
    for (long time : times) {
      if (batches.isEmpty() || time - batches.get(batches.size() - 1).get(0) >= BATCH) {
        batches.add(new ArrayList<>());
      }
      batches.get(batches.size() - 1).add(time);
    }
    return batches;
  }

  private static double usual(double age) {
    return Math.exp(-age / YEARLY) - Math.exp(-age / 28);
  }

  private static double daysKnown(List<Long> times, long now) {
    // The integral of usual() by the trapezoidal rule.
    double known = (now - times.get(0)) / DAY;
    int steps = 20_000;
    double sum = (usual(0) + usual(known)) / 2;
    for (int i = 1; i < steps; i++) {
      sum += usual(known * i / steps);
    }
    return sum * known / steps;
  }

  static double surprise(List<Long> times, long now) {
    List<List<Long>> batches = batches(times);
    double observed = 0;
    double earlier = 0;
    for (List<Long> batch : batches) {
      double age = (now - batch.get(0)) / DAY;
      double weight = Math.pow(Math.min(5, batch.size()), 0.7);
      observed += weight * Math.exp(-age / 8);
      if (batch != batches.get(batches.size() - 1)) {
        earlier += weight * usual(age);
      }
    }
    double expected = 8 * (0.03 + earlier) / (60 + daysKnown(times, now));
    return (observed - expected) / Math.sqrt(1 + expected);
  }

  static double expectedInWeek(List<Long> times, long now) {
    List<List<Long>> batches = batches(times);
    double earlier = 0;
    for (List<Long> batch : batches.subList(0, batches.size() - 1)) {
      earlier += batch.size() * usual((now - batch.get(0)) / DAY);
    }
    return 7 * (0.03 + earlier) / (60 + daysKnown(times, now));
  }
}
