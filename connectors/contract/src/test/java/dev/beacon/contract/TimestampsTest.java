package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampsTest {
  @Test
  void readsEveryDayOfTenThousandYearsAsJavaDoes() {
    Instant first = Instant.parse("0000-01-01T00:00:00Z");
    Instant end = Instant.parse("9999-12-31T23:59:59Z");
    // A step that meets every day of the year and, over time, every second of the day.
    for (Instant at = first; at.isBefore(end); at = at.plusSeconds(86_400 * 11 + 3_607)) {
      assertThat(Timestamps.parse(at.toString())).isEqualTo(at);
    }
  }

  @Test
  void readsFractionsAndOffsetsAsJavaDoes() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      Instant at =
          Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(36 * 60 + 1) - 18 * 60) * 60);
      OffsetDateTime written = at.atOffset(offset);
      String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(written);

      assertThat(Timestamps.parse(text)).as(text).isEqualTo(at);
    }
  }

  @Test
  void acceptsNothingThatJavaRefuses() {
    Random random = new Random(6);
    char[] alphabet = "0123456789-:.TZ+z ".toCharArray();
    int accepted = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder("2019-02-28T23:59:59.123Z");
      for (int j = random.nextInt(3); j >= 0; j--) {
        text.setCharAt(random.nextInt(text.length()), alphabet[random.nextInt(alphabet.length)]);
      }
      Instant read = Timestamps.parse(text);
      if (read != null) {
        accepted++;
        assertThat(Instant.parse(text)).isEqualTo(read);
      }
    }
    assertThat(accepted).isPositive();
  }
}
