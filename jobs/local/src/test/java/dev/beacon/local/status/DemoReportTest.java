package dev.beacon.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemoReportTest {
  private static final FlinkRest.Health WELL = new FlinkRest.Health("RUNNING", true, 9, 0, 0);

  @Test
  void jsonHasTheAgreedShape() throws JsonProcessingException {
    assertThat(Json.mapper().writeValueAsString(report(110, 5, 1, 4, 3)))
        .isEqualTo(
            "{\"eventsIn\":{\"requests\":70,\"tips\":10,\"progress\":31,\"orders\":2,\"checkIns\":3},"
                + "\"accepted\":110,\"merged\":5,\"rejected\":1,"
                + "\"cases\":{\"RED\":1,\"YELLOW\":2,\"GREEN\":60},"
                + "\"alerts\":{\"CLOCK/BREACH/OPEN\":2,\"CLUSTER/OPEN\":1},"
                + "\"documents\":{\"beacon-alerts\":3,\"beacon-cases\":63,\"beacon-heat\":20},"
                + "\"latencyMillis\":{\"p50\":20,\"p99\":90},"
                + "\"checkpoints\":4,\"restarts\":0}");
  }

  @Test
  void latencyIsNullWhereNoEventCompletedAnAlert() throws JsonProcessingException {
    assertThat(Json.mapper().writeValueAsString(new DemoReport.Latency(null, null)))
        .isEqualTo("{\"p50\":null,\"p99\":null}");
  }

  @Test
  void accountThatAddsUpIsHealthy() {
    assertThat(HealthChecks.failures(report(110, 5, 1, 4, 3), WELL, 0, 0)).isEmpty();
  }

  @Test
  void eventThatIsNotAccountedForIsNotHealthy() {
    assertThat(HealthChecks.failures(report(109, 5, 1, 4, 3), WELL, 0, 0))
        .containsExactly(
            "116 events came in, but 115 are accounted for (109 accepted, 5 merged, 1 rejected)");
  }

  @Test
  void runWithoutACheckpointIsNotHealthy() {
    assertThat(HealthChecks.failures(report(110, 5, 1, 0, 3), WELL, 0, 0))
        .containsExactly("no checkpoint was completed");
  }

  @Test
  void alertThatElasticsearchLacksIsNotHealthy() {
    assertThat(HealthChecks.failures(report(110, 5, 1, 4, 2), WELL, 1, 0))
        .containsExactly("1 of the alerts on Kafka are not in Elasticsearch");
  }

  @Test
  void alertThatNobodyToldIsNotHealthy() {
    assertThat(HealthChecks.failures(report(110, 5, 1, 4, 4), WELL, 0, 1))
        .containsExactly("1 alerts in Elasticsearch are not on Kafka");
  }

  @Test
  void jobThatIsDownOrFailedCheckpointsIsNotHealthy() {
    FlinkRest.Health ill = new FlinkRest.Health("RESTARTING", false, 9, 2, 1);
    assertThat(HealthChecks.failures(report(110, 5, 1, 4, 3), ill, 0, 0))
        .isEqualTo(
            List.of("the job was not running at the end but RESTARTING", "2 checkpoints failed"));
  }

  private static DemoReport report(
      long accepted, long merged, long rejected, long checkpoints, long alerts) {
    return new DemoReport(
        new DemoReport.EventsIn(70, 10, 31, 2, 3),
        accepted,
        merged,
        rejected,
        new TreeMap<>(Map.of(Grade.RED, 1L, Grade.YELLOW, 2L, Grade.GREEN, 60L)),
        new TreeMap<>(Map.of("CLUSTER/OPEN", 1L, "CLOCK/BREACH/OPEN", 2L)),
        new TreeMap<>(Map.of("beacon-cases", 63L, "beacon-alerts", alerts, "beacon-heat", 20L)),
        new DemoReport.Latency(20L, 90L),
        checkpoints,
        0);
  }
}
