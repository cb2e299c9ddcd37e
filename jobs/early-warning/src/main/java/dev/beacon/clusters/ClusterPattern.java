package dev.beacon.clusters;

import dev.beacon.alerts.AlertEmission;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The CEP shape of an emerging cluster: a reading followed directly by one that changes the
 * picture. Calm then met opens the alert, met then met lets it grow, met then over resolves it.
 *
 * <p>Decision: CEP sees the readings in the order in which the evidence operator takes them, not
 * sorted by event time. They are in event-time order already where that matters (see {@link
 * SubjectStory}), so nothing has to wait for the watermark a second time, and a cluster of last
 * year that a late file brings in is not dropped as late. No partial match outlives its cluster: a
 * reading that ends one never begins another.
 */
public final class ClusterPattern {
  private static final String BEFORE = "before";
  static final String AFTER = "after";

  private ClusterPattern() {}

  /** The alerts that readings, about any subject under any rule, give rise to. */
  public static SingleOutputStreamOperator<AlertEmission> alerts(DataStream<Reading> readings) {
    return CEP.pattern(readings.keyBy(Reading::key), rising())
        .inProcessingTime()
        .process(new ClusterAlerts());
  }

  static Pattern<Reading, ?> rising() {
    return Pattern.<Reading>begin(BEFORE, AfterMatchSkipStrategy.noSkip())
        .where(new StillGoingOn())
        .next(AFTER)
        .where(new ChangesThePicture());
  }

  /** A cluster that is over has no sequel. */
  static final class StillGoingOn extends SimpleCondition<Reading> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Reading reading) {
      return reading.level() != Reading.Level.OVER;
    }
  }

  /** The same cluster has reached a step that the reading before had not. */
  static final class ChangesThePicture extends IterativeCondition<Reading> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Reading after, Context<Reading> context) throws Exception {
      for (Reading before : context.getEventsForPattern(BEFORE)) {
        if (!before.alertId().equals(after.alertId())
            || after.sequence() != before.sequence() + 1) {
          return false;
        }
      }
      return after.level() != Reading.Level.CALM;
    }
  }
}
