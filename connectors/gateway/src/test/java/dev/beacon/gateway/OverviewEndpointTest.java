package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Json;
import dev.beacon.elasticsearch.CaseCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewEndpointTest {
  private static final Map<Grade, Long> GRADES =
      Map.of(Grade.RED, 1L, Grade.YELLOW, 2L, Grade.GREEN, 3L);

  @Test
  void countsOfBothSourcesStandTogether() throws Exception {
    CaseCounts.Standing cases =
        new CaseCounts.Standing(
            GRADES,
            12,
            10,
            List.of(new CaseCounts.Group("440311001", 6, GRADES)),
            List.of(new CaseCounts.Group("WAGE_ARREARS", 6, GRADES)),
            List.of(
                new CaseCounts.Group("busy", 5, GRADES), new CaseCounts.Group("late", 1, GRADES)),
            Map.of("late", 2L, "done", 1L));
    List<Alert> alerts =
        List.of(
            Samples.alert("cluster", 1, Samples.NOON),
            clock(Alert.Phase.BREACH),
            clock(Alert.Phase.WARNING),
            clock(Alert.Phase.BREACH));

    JsonNode json =
        Json.mapper().readTree(Json.bytes(OverviewEndpoint.overview(Samples.NOON, alerts, cases)));

    assertThat(json)
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"at":"2019-11-05T04:00:00Z",
                     "open":{"RED":1,"YELLOW":2,"GREEN":3},
                     "today":{"received":12,"resolved":10},
                     "clusters":{"RED":1,"YELLOW":0,"GREEN":0},
                     "clocks":{"warning":1,"breach":2},
                     "byStreet":[{"street":"440311001","open":6,"RED":1,"YELLOW":2,"GREEN":3}],
                     "byCategory":[{"category":"WAGE_ARREARS","open":6,"RED":1,"YELLOW":2,"GREEN":3}],
                     "byDepartment":[{"department":"late","open":1,"breaches":2},
                                     {"department":"done","open":0,"breaches":1},
                                     {"department":"busy","open":5,"breaches":0}],
                     "elasticsearch":true}
                    """));
  }

  private static Alert clock(Alert.Phase phase) throws Exception {
    JsonNode alert =
        Json.mapper()
            .createObjectNode()
            .put("alertId", "clock")
            .put("version", 1)
            .put("kind", "CLOCK")
            .put("status", "OPEN")
            .put("severity", "RED")
            .put("at", "2019-11-05T04:00:00Z")
            .put("mode", "live")
            .put("ruleVersion", 1)
            .put("phase", phase.name());
    return Json.mapper().treeToValue(alert, Alert.class);
  }
}
