package dev.beacon.clusters;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.contract.ClusterRule;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The CEP shapes over readings, in one pattern, so that the alerts of a cluster stay in order: a
 * reading followed directly by one that changes the picture, and, where a pattern takes three
 * steps, one more before them.
 *
 * <ul>
 *   <li>surge, anomaly: calm, then met;
 *   <li>escalation: wages seen late, then complaints, then met by a crowd;
 *   <li>unanswered: a grave case that waits, then met by further reports;
 *   <li>contagion: one place, then met by another;
 *   <li>relapse: settled, then met by new reports;
 *   <li>growth: met, then met; the end: met, then over.
 * </ul>
 *
 * <p>Decision: windows, absences and thresholds are judged by {@link Patterns} over the sorted
 * evidence, and CEP sees the steps only once the last of them is there. Thresholds change while the
 * system runs, and a report that comes in late may complete, or undo, what happened before it;
 * neither can be told to a partial match that CEP already holds. It is also what keeps CEP at a
 * trickle: it sees a reading only where an alert follows.
 *
 * <p>Decision: CEP sees the readings in the order in which the evidence operator takes them, not
 * sorted by event time. They are in event-time order already where that matters (see {@link
 * SubjectStory}), so nothing has to wait for the watermark a second time, and a cluster of last
 * year that a late file brings in is not dropped as late. No partial match outlives its cluster: a
 * reading that ends one never begins another.
 */
public final class ClusterPattern {
  private static final String FIRST = "first";
  private static final String BEFORE = "before";
  static final String AFTER = "after";

  private static final Map<ClusterRule.Pattern, Reading.Level> STEP_BEFORE_OPENING =
      new EnumMap<>(
          Map.of(
              ClusterRule.Pattern.SURGE, Reading.Level.CALM,
              ClusterRule.Pattern.ANOMALY, Reading.Level.CALM,
              ClusterRule.Pattern.RELAPSE, Reading.Level.SETTLED,
              ClusterRule.Pattern.UNANSWERED, Reading.Level.UNANSWERED,
              ClusterRule.Pattern.CONTAGION, Reading.Level.ONE_PLACE));

  private ClusterPattern() {}

  /** The alerts that readings, about any subject under any rule, give rise to. */
  public static DataStream<AlertEmission> alerts(DataStream<Reading> readings) {
    return CEP.pattern(readings.keyBy(Reading::key), steps())
        .inProcessingTime()
        .process(new ClusterAlerts())
        .name("clusters")
        .uid("clusters");
  }

  static Pattern<Reading, ?> steps() {
    return Pattern.<Reading>begin(FIRST, AfterMatchSkipStrategy.noSkip())
        .where(SimpleCondition.of(reading -> reading.level() == Reading.Level.WAGES_LATE))
        .optional()
        .next(BEFORE)
        .where(new MayBeFollowed())
        .next(AFTER)
        .where(new Follows(BEFORE));
  }

  /**
   * The step before an opening, after its own first where there is one; or a cluster that goes on.
   */
  static final class MayBeFollowed extends IterativeCondition<Reading> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Reading reading, Context<Reading> context) throws Exception {
      if (reading.level() == Reading.Level.COMPLAINED) {
        for (Reading first : context.getEventsForPattern(FIRST)) {
          return first.alertId().equals(reading.alertId());
        }
        return false;
      }
      return reading.level() == Reading.Level.MET
          || reading.level() == STEP_BEFORE_OPENING.get(reading.pattern());
    }
  }

  /** The same cluster, one step on. */
  static final class Follows extends IterativeCondition<Reading> {
    private static final long serialVersionUID = 1L;

    private final String before;

    Follows(String before) {
      this.before = before;
    }

    @Override
    public boolean filter(Reading after, Context<Reading> context) throws Exception {
      for (Reading earlier : context.getEventsForPattern(before)) {
        if (!earlier.alertId().equals(after.alertId())
            || after.sequence() != earlier.sequence() + 1) {
          return false;
        }
      }
      return after.sequence() <= 0
          || after.level() == Reading.Level.MET
          || after.level() == Reading.Level.OVER;
    }
  }
}
