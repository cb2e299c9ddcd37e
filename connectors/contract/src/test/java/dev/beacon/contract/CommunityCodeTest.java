package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommunityCodeTest {
  @Test
  void onlyACodeOfTwelveDigitsNamesASubDistrict() {
    assertThat(CommunityCode.streetOf("440311001001")).isEqualTo("440311001");
    assertThat(CommunityCode.streetOf("44031100100")).isNull();
    assertThat(CommunityCode.streetOf("East Boston1")).isNull();
    assertThat(CommunityCode.streetOf(null)).isNull();
  }
}
