package dev.beacon.earlywarning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.earlywarning.BoundedRun.Outcome;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The topology on two task managers of which one does not live to see the end. */
class KilledTaskManagerTest {
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();
  private static final Duration LATENESS = Duration.ofMinutes(10);

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(METRICS.addToConfiguration(spread()))
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(2)
              .build());

  /** Each task manager has its share of the job, and room for the other's. */
  static Configuration spread() {
    Configuration flink = new Configuration();
    flink.setString("taskmanager.load-balance.mode", "SLOTS");
    return flink;
  }

  @Test
  void aTaskManagerKilledOnTheWayChangesNeitherTheAlertsNorTheCounts(
      @InjectMiniCluster MiniCluster cluster) throws Exception {
    List<RawEvent> ordered = RandomHistory.draw(47, 400);
    List<RawEvent> shuffled = RandomHistory.shuffled(ordered, LATENESS, 48);

    Outcome undisturbed =
        BoundedRun.of(ordered, Replay.ofEveryPattern(LATENESS)).parallelism(2).run(METRICS);
    Outcome killed =
        BoundedRun.of(shuffled, Replay.ofEveryPattern(LATENESS))
            .parallelism(2)
            .sources(2)
            .killing(cluster, 60, 4)
            .run(METRICS);

    assertThat(FailingOnce.hasFailed()).isTrue();
    Replay.assertSame(killed, undisturbed);
  }
}
