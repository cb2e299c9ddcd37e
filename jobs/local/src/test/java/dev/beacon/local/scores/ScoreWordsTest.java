package dev.beacon.local.scores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Text;
import org.junit.jupiter.api.Test;

class ScoreWordsTest {
  @Test
  void onlyAllIsAHundredPerCentAndOnlyNothingIsNone() {
    assertThat(ScoreWords.percent(0.9948)).isEqualTo("99.5 %");
    assertThat(ScoreWords.percent(1.0)).isEqualTo("100.0 %");
    assertThat(ScoreWords.percent(0.9999)).isEqualTo("99.9 %");
    assertThat(ScoreWords.percent(0.0001)).isEqualTo("0.1 %");
    assertThat(ScoreWords.percent(0.0)).isEqualTo("0.0 %");
    assertThat(ScoreWords.percent(null)).isEqualTo("–");
  }

  @Test
  void moneyIsCountedAsEachLanguageCountsIt() {
    assertThat(ScoreWords.money(736_000_000)).isEqualTo(new Text("7.36 亿元", "736.0 million yuan"));
    assertThat(ScoreWords.money(2_100_000)).isEqualTo(new Text("210.0 万元", "2.1 million yuan"));
    assertThat(ScoreWords.money(9_876)).isEqualTo(new Text("9,876 元", "9,876 yuan"));
  }

  @Test
  void timeIsToldInItsNaturalUnit() {
    assertThat(ScoreWords.length(29.84).en()).isEqualTo("29.8 min");
    assertThat(ScoreWords.length(300.0).zh()).isEqualTo("5.0 小时");
    assertThat(ScoreWords.length(14_400.0).en()).isEqualTo("10.0 days");
    assertThat(ScoreWords.length(null).en()).isEqualTo("–");
  }
}
