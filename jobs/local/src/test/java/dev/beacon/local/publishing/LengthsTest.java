package dev.beacon.local.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LengthsTest {
  @Test
  void lengthsAreToldInTheirTwoLargestUnits() {
    assertThat(Lengths.words(Duration.ofHours(36))).isEqualTo("1 day 12 h");
    assertThat(Lengths.words(Duration.parse("P3DT4H5M6S"))).isEqualTo("3 days 4 h");
    assertThat(Lengths.words(Duration.ofSeconds(90))).isEqualTo("1 min 30 s");
    assertThat(Lengths.words(Duration.ZERO)).isEqualTo("0 s");
    assertThat(Lengths.age(Duration.ofHours(49))).isEqualTo("2 days");
    assertThat(Lengths.age(Duration.ofMinutes(119))).isEqualTo("1 h");
    assertThat(Lengths.age(Duration.ofSeconds(119))).isEqualTo("1 min");
    assertThat(Lengths.age(Duration.ofSeconds(-1))).isEqualTo("0 s");
  }

  @Test
  void wholeDaysAreWrittenAsDays() {
    assertThat(Lengths.written(Duration.ofDays(2))).isEqualTo("P2D");
    assertThat(Lengths.written(Duration.ofHours(36))).isEqualTo("PT36H");
    assertThat(Lengths.written(Duration.ZERO)).isEqualTo("PT0S");
  }
}
