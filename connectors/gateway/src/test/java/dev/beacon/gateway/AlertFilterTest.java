package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertFilterTest {
  private final Alert red = Samples.alert("a", 1, Samples.NOON);

  @Test
  void eachParameterRestricts() {
    assertThat(AlertFilter.of(Map.of()).matches(red)).isTrue();
    assertThat(matches("severity", "red")).isTrue();
    assertThat(matches("severity", "YELLOW")).isFalse();
    assertThat(matches("severity", "YELLOW,RED")).isTrue();
    assertThat(matches("status", "RESOLVED")).isFalse();
    assertThat(matches("kind", "CLOCK")).isFalse();
    assertThat(matches("mode", "shadow")).isFalse();
    assertThat(matches("subject", "JinLong")).isTrue();
    assertThat(matches("subject", "锦龙")).isTrue();
    assertThat(matches("subject", "锦绣")).isFalse();
    assertThat(matches("since", "2019-11-05T12:00:00+08:00")).isTrue();
    assertThat(matches("since", "2019-11-05T04:00:01Z")).isFalse();
  }

  @Test
  void everythingNotUnderstoodIsNamedWithWhatIsAllowed() {
    RequestRefused refused =
        catchThrowableOfType(
            RequestRefused.class,
            () ->
                AlertFilter.of(
                    Map.of(
                        "status", List.of("CLOSED"),
                        "severity", List.of("PURPLE"),
                        "since", List.of("yesterday"),
                        "limit", List.of("0"),
                        "colour", List.of("x"))));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.failure().problems())
        .containsExactlyInAnyOrder(
            "status: must be one of OPEN, UPDATED, ESCALATED, RESOLVED, RETRACTED",
            "severity: must be one of RED, YELLOW, GREEN",
            "since: must be a time such as 2019-11-05T02:10:00Z",
            "limit: must be 1 to 1000",
            "colour: is no parameter; there are status, kind, severity, mode, subject, since, limit");
  }

  @Test
  void aValueThatCannotBeDecodedDoesNotCountAsLeftOut() {
    assertThat(
            catchThrowableOfType(
                    RequestRefused.class, () -> AlertFilter.of(Map.of("status", List.of())))
                .failure()
                .problems())
        .containsExactly("a value is not percent-encoded UTF-8");
  }

  @Test
  void severalValuesMayComeOneByOne() {
    AlertFilter filter = AlertFilter.of(Map.of("severity", List.of("RED", "GREEN")));

    assertThat(filter.severities()).containsExactly(Grade.RED, Grade.GREEN);
    assertThat(filter.limit()).isEqualTo(AlertFilter.DEFAULT_LIMIT);
  }

  @Test
  void alertsOfShadowRulesAreShownToThoseAloneWhoAsk() {
    Alert shadow =
        Samples.alert("s", 1, Samples.NOON, Alert.Status.OPEN, Grade.RED, Alert.Mode.SHADOW);

    assertThat(AlertFilter.of(Map.of()).matches(shadow)).isFalse();
    assertThat(AlertFilter.of(Map.of("mode", List.of("shadow"))).matches(shadow)).isTrue();
    assertThat(AlertFilter.of(Map.of("mode", List.of("shadow"))).matches(red)).isFalse();
    assertThat(AlertFilter.of(Map.of("mode", List.of("all"))).matches(shadow)).isTrue();
    assertThat(AlertFilter.of(Map.of("mode", List.of("all"))).matches(red)).isTrue();
    assertThat(AlertFilter.of(Map.of("mode", List.of("live,shadow"))).matches(shadow)).isTrue();
  }

  private boolean matches(String name, String value) {
    return AlertFilter.of(Map.of(name, List.of(value))).matches(red);
  }
}
