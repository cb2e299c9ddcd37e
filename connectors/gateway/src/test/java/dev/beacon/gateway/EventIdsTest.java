package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  @Test
  void freshIdsAreUuidsOfVersion7AndSortByTime() {
    String earlier = EventIds.fresh(Samples.NOON);
    String later = EventIds.fresh(Samples.NOON.plusMillis(1));

    assertThat(UUID.fromString(earlier).version()).isEqualTo(7);
    assertThat(UUID.fromString(earlier).variant()).isEqualTo(2);
    assertThat(earlier).isLessThan(later).matches(EventIds.KEY);
    assertThat(UUID.fromString(earlier).getMostSignificantBits() >>> 16)
        .isEqualTo(Samples.NOON.toEpochMilli());
  }
}
