package dev.beacon.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.HealthDocument;
import dev.beacon.contract.HealthDocument.Measure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthMeterTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T08:00:10Z");
  private static final Instant SECOND = FIRST.plusSeconds(10);

  private final HealthMeter meter = new HealthMeter(3);

  @Test
  void eachKindIsCountedByItself() {
    meter.count(Measure.EVENTS, EventKind.TIP);
    meter.count(Measure.EVENTS, EventKind.TIP);
    meter.count(Measure.EVENTS, EventKind.REQUEST);

    assertThat(meter.report(FIRST))
        .containsExactlyInAnyOrder(
            counted("TIP", "EVENTS:TIP:3:1772352010000", 2),
            counted("REQUEST", "EVENTS:REQUEST:3:1772352010000", 1));
  }

  @Test
  void aPeriodKnowsNothingOfTheOneBeforeIt() {
    meter.count(Measure.EVENTS, EventKind.TIP);
    meter.took(Measure.EVENT_LATENCY, null, 5_000);
    meter.report(FIRST);
    meter.took(Measure.EVENT_LATENCY, null, 10);

    List<HealthDocument> second = meter.report(SECOND);

    assertThat(second).extracting(HealthDocument::measure).containsExactly(Measure.EVENT_LATENCY);
    assertThat(second.get(0).maxMillis()).isEqualTo(10);
    assertThat(meter.report(SECOND.plusSeconds(10))).isEmpty();
  }

  @Test
  void timesAreToldByTheirQuantilesToAHundredth() {
    for (int millis = 1; millis <= 10_000; millis++) {
      meter.took(Measure.ALERT_LATENCY, Alert.Kind.CLOCK, millis);
    }

    HealthDocument told = meter.report(FIRST).get(0);

    assertThat(told.healthId()).isEqualTo("ALERT_LATENCY:CLOCK:3:1772352010000");
    assertThat(told.count()).isEqualTo(10_000);
    assertThat(told.p50Millis()).isBetween(4_950L, 5_050L);
    assertThat(told.p99Millis()).isBetween(9_800L, 10_000L);
    assertThat(told.maxMillis()).isBetween(9_900L, 10_100L);
  }

  @Test
  void clocksThatDifferAndWhatTakesDaysDoNoHarm() {
    meter.took(Measure.EVENT_LATENCY, null, -5);
    meter.took(Measure.EVENT_LATENCY, null, Long.MAX_VALUE);

    HealthDocument told = meter.report(FIRST).get(0);

    assertThat(told.healthId()).isEqualTo("EVENT_LATENCY:all:3:1772352010000");
    assertThat(told.label()).isNull();
    assertThat(told.p50Millis()).isZero();
    assertThat(told.maxMillis()).isGreaterThanOrEqualTo(HealthMeter.LONGEST_MILLIS);
  }

  private static HealthDocument counted(String label, String id, long count) {
    return new HealthDocument(id, 1, FIRST, Measure.EVENTS, label, 3, count, null, null, null);
  }
}
