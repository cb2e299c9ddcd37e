package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private final Receipts receipts = new Receipts(2);

  @Test
  void aRetryKeepsTheTimeOfTheFirstAttempt() {
    receipts.claim("a", Samples.tip(), Samples.NOON);

    Receipts.Receipt retry = receipts.claim("a", Samples.tip(), Samples.NOON.plusSeconds(9));

    assertThat(retry.reportedAt()).isEqualTo(Samples.NOON);
    assertThat(retry.stored()).isFalse();
    receipts.stored("a");
    assertThat(receipts.claim("a", Samples.tip(), Samples.NOON).stored()).isTrue();
  }

  @Test
  void theOrderOfFieldsMakesNoOtherEvent() {
    receipts.claim("a", Samples.tip().put("people", 1).put("text", "x"), Samples.NOON);

    assertThat(
            receipts
                .claim("a", Samples.tip().put("text", "x").put("people", 1), Samples.NOON)
                .reportedAt())
        .isEqualTo(Samples.NOON);
  }

  @Test
  void anotherEventUnderTheSameIdIsNoticed() {
    receipts.claim("a", Samples.tip(), Samples.NOON);

    assertThatThrownBy(() -> receipts.claim("a", Samples.tip().put("people", 3), Samples.NOON))
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.status()).isEqualTo(409));
  }

  @Test
  void theOneUsedLongestAgoIsForgotten() {
    receipts.claim("a", Samples.tip(), Samples.NOON);
    receipts.claim("b", Samples.tip(), Samples.NOON);
    receipts.claim("c", Samples.tip(), Samples.NOON);

    assertThat(receipts.claim("a", Samples.tip(), Samples.NOON.plusSeconds(1)).reportedAt())
        .isEqualTo(Samples.NOON.plusSeconds(1));
  }
}
