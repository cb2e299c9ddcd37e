package dev.beacon.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.HealthDocument;
import dev.beacon.contract.HealthDocument.Measure;
import java.time.Instant;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTapTest {
  private static final long PERIOD = HealthTap.PERIOD_MILLIS;

  private OneInputStreamOperatorTestHarness<Long, HealthDocument> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new HealthTap<Long>(
                (appendedAt, now, meter) -> {
                  meter.count(Measure.EVENTS, EventKind.TIP);
                  meter.took(Measure.EVENT_LATENCY, null, now - appendedAt);
                }));
    harness.setProcessingTime(3_000);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void itTellsOnTheFullTenSecondsWhatCameSinceTheLast() throws Exception {
    harness.processElement(2_900L, 0);
    harness.setProcessingTime(PERIOD - 1);
    assertThat(harness.extractOutputValues()).isEmpty();
    harness.setProcessingTime(PERIOD);

    assertThat(harness.extractOutputValues())
        .extracting(HealthDocument::at)
        .containsOnly(Instant.ofEpochMilli(PERIOD))
        .hasSize(2);
    assertThat(harness.extractOutputValues())
        .filteredOn(document -> document.measure() == Measure.EVENT_LATENCY)
        .extracting(HealthDocument::maxMillis)
        .containsExactly(100L);

    harness.processElement(PERIOD, 0);
    harness.setProcessingTime(2 * PERIOD);
    assertThat(harness.extractOutputValues()).hasSize(4);
  }

  @Test
  void silenceTellsNothing() throws Exception {
    harness.setProcessingTime(10 * PERIOD);

    assertThat(harness.extractOutputValues()).isEmpty();
  }

  @Test
  void whatCameLastIsToldAtTheEndOfTheInput() throws Exception {
    harness.processElement(2_900L, 0);
    harness.endInput();

    assertThat(harness.extractOutputValues()).hasSize(2);
  }
}
