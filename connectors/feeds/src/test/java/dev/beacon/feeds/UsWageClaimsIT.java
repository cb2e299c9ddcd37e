package dev.beacon.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Request;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole of a real file. */
class UsWageClaimsIT {
  private static TimeOrdered claims;

  @BeforeAll
  static void read() {
    claims = RealFiles.read("us_state_wage_claims_2010_2022.csv.gz", "us-wage-claims");
  }

  @Test
  void everyRowIsAccountedFor() {
    assertThat(claims.counts().rows()).isEqualTo(156_124);
    assertThat(claims.counts().events(EventKind.REQUEST)).isEqualTo(156_124);
    assertThat(claims.counts().events(EventKind.PROGRESS)).isEqualTo(27_216);
    assertThat(claims.unmappable()).isEmpty();
    Set<String> ids = new HashSet<>();
    claims.events().forEach(event -> ids.add(event.id()));
    assertThat(ids).hasSize(156_124 + 27_216);
  }

  @Test
  void twoClaimsUnderOneIdStayTwo() {
    assertThat(
            claims.events().stream()
                .map(FeedRecord.Event::id)
                .filter(id -> id.endsWith(":71df25df")))
        .containsExactly(
            "request:us-wage-claims:71df25df",
            "request:us-wage-claims:south_carolina:71df25df",
            "progress:us-wage-claims:resolved:south_carolina:71df25df");
  }

  @Test
  void eventsAreInOrderOfTime() {
    List<Instant> times = claims.events().stream().map(FeedRecord.Event::reportedAt).toList();
    assertThat(times.equals(times.stream().sorted().toList())).isTrue();
  }

  @Test
  void everyClaimantIsSomebodyElse() {
    assertThat(requests().map(Request::reporter).distinct().count()).isEqualTo(156_124);
  }

  @Test
  void knownBurstKeepsItsClaims() {
    List<Request> horton =
        requests()
            .filter(r -> r.subject() != null)
            .filter(r -> r.subject().name().equals("Horton Community Hospital"))
            .filter(r -> !r.reportedAt().isBefore(Instant.parse("2019-03-11T00:00:00Z")))
            .filter(r -> r.reportedAt().isBefore(Instant.parse("2019-03-18T00:00:00Z")))
            .toList();
    assertThat(horton).hasSizeGreaterThanOrEqualTo(4);
    assertThat(horton)
        .extracting(Request::reportedAt)
        .contains(Instant.parse("2019-03-11T05:00:00Z"));
    assertThat(horton).extracting(Request::community).containsOnly("kansas");
  }

  @Test
  void placeholdersAreNoEmployers() {
    assertThat(employers())
        .doesNotContain("?", "UNKNOWN", "Not available", "(None given)", "NOT PROVIDED");
    assertThat(requests().filter(r -> r.subject() == null).count()).isBetween(150L, 250L);
  }

  @Test
  void noBreakSpacesAndLineBreaksAreOrdinaryBlanks() {
    assertThat(employers())
        .contains("Aquino General Construction Corporation")
        .contains(
            "West Brookfield Donuts, Inc. d/b/a Dunkin Donuts Leicester Donuts, Inc. d/b/a Dunkin"
                + " Donuts");
  }

  private static Set<String> employers() {
    return requests()
        .filter(r -> r.subject() != null)
        .map(r -> r.subject().name())
        .collect(Collectors.toSet());
  }

  private static Stream<Request> requests() {
    return claims.events().stream()
        .filter(event -> event.kind() == EventKind.REQUEST)
        .map(event -> (Request) event.event());
  }
}
