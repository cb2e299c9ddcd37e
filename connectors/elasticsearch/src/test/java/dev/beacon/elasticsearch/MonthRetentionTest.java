package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthRetentionTest {
  private static final Duration KEEP = Duration.ofDays(30);
  private static final List<String> INDICES =
      List.of(
          "beacon-health-2026.02",
          "beacon-health-2026.03",
          "beacon-health-2026.04",
          "beacon-health-empty",
          "beacon-health-2026.01.reindexed",
          "beacon-heat-history-2019.01");

  @Test
  void aMonthGoesOnceAllOfItIsOlderThanItIsKept() {
    assertThat(over("2026-03", "2026-03-01T00:00:00Z")).isEmpty();
    assertThat(over("2026-04", "2026-04-01T00:00:00Z")).containsExactly("beacon-health-2026.02");
    assertThat(over("2026-05", "2026-05-01T00:00:00Z"))
        .containsExactly("beacon-health-2026.02", "beacon-health-2026.03");
  }

  @Test
  void aHistoryThatIsReplayedIsKeptAsItWouldHaveBeenThen() {
    assertThat(over("2026-03", "2031-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void aDocumentFromTheFutureDeletesNothing() {
    assertThat(over("2099-01", "2026-03-30T23:59:59Z")).isEmpty();
  }

  @Test
  void aMonthIsUtcs() {
    assertThat(Indices.ofMonth(Indices.HEAT_HISTORY, Instant.parse("2019-10-31T23:59:59Z")))
        .isEqualTo("beacon-heat-history-2019.10");
    assertThat(Indices.ofMonth(Indices.HEAT_HISTORY, Instant.parse("2019-11-01T00:00:00Z")))
        .isEqualTo("beacon-heat-history-2019.11");
  }

  @Test
  void nothingKeptIsRefused() {
    assertThatThrownBy(() -> new IndexConfig(0, Duration.ZERO, KEEP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keepHeatHistory");
    assertThatThrownBy(() -> IndexConfig.DEFAULT.withReplicas(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("replicas");
  }

  private static List<String> over(String written, String now) {
    return MonthRetention.over(
        Indices.HEALTH, INDICES, YearMonth.parse(written), Instant.parse(now), KEEP);
  }
}
