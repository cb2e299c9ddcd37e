package dev.beacon.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Instant START = Instant.parse("2019-02-01T08:17:00Z");

  private static Span days(int days) {
    return Span.of(START, START.plus(Duration.ofDays(days)), ZoneOffset.UTC);
  }

  @Test
  void barsGrowWithTheStory() {
    assertThat(days(2).unit()).isEqualTo(Duration.ofHours(1));
    assertThat(days(20).unit()).isEqualTo(Duration.ofDays(1));
    assertThat(days(400).unit()).isEqualTo(Duration.ofDays(7));
    assertThat(days(3000).unit()).isEqualTo(Duration.ofDays(28));
  }

  @Test
  void datesWithoutTimesAreNeverCutIntoHours() {
    Instant midnight = Instant.parse("2019-02-01T00:00:00Z");
    assertThat(Span.of(midnight, midnight, ZoneOffset.UTC).unit()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void firstAndLastLieInsideWithAMargin() {
    for (int length : new int[] {0, 3, 20, 400, 3000}) {
      Span span = days(length);
      assertThat(span.bar(START)).as("%d days", length).isBetween(2, 4);
      assertThat(span.bars() - span.bar(START.plus(Duration.ofDays(length))))
          .as("%d days", length)
          .isBetween(3, 5);
      assertThat(span.ticks()).as("%d days", length).hasSizeBetween(1, 14);
    }
  }

  @Test
  void dayIsADayAlsoWhereSummerTimeBegins() {
    ZoneId zone = ZoneId.of("America/New_York");
    Instant before = LocalDate.of(2019, 3, 8).atStartOfDay(zone).toInstant();
    Instant after = LocalDate.of(2019, 3, 28).atStartOfDay(zone).toInstant();
    Span span = Span.of(before, after, zone);
    assertThat(span.bar(after) - span.bar(before)).isEqualTo(20);
    assertThat(span.label(span.bar(after))).isEqualTo("2019-03-28");
  }

  @Test
  void linesAreAtRoundNumbers() {
    assertThat(Axis.step(7, 3)).isEqualTo(5);
    assertThat(Axis.step(0, 3)).isEqualTo(1);
    assertThat(Axis.step(140, 8)).isEqualTo(20);
    assertThat(Axis.days(LocalDate.of(2010, 1, 4), LocalDate.of(2022, 10, 3), 14))
        .extracting(Axis.DayTick::label)
        .startsWith("2011")
        .endsWith("2022")
        .hasSize(12);
  }
}
