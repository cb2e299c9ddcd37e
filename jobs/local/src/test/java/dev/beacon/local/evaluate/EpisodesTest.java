package dev.beacon.local.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodesTest {
  private static final String SITE = "employer:acme";
  private static final Instant START = Instant.parse("2019-02-01T00:00:00Z");

  private static List<Claim> onDays(int... days) {
    List<Claim> claims = new ArrayList<>();
    for (int day : days) {
      claims.add(
          new Claim(
              START.plus(Duration.ofDays(day)), "c%03d".formatted(claims.size()), SITE, null));
    }
    return claims;
  }

  private static List<Episode> episodes(List<Claim> claims) {
    return new Episodes(claims, ZoneOffset.UTC).of(SITE);
  }

  @Test
  void eightClaimsOnTwoDaysAreAnEpisode() {
    List<Episode> found = episodes(onDays(0, 0, 0, 0, 3, 3, 3, 5, 20));
    assertThat(found).hasSize(1);
    Episode episode = found.get(0);
    assertThat(episode.eighth().id()).isEqualTo("c007");
    assertThat(episode.first().id()).isEqualTo("c000");
    assertThat(episode.last().id()).isEqualTo("c008");
    assertThat(episode.busiest().id()).isEqualTo("c000");
    assertThat(episode.growing()).isTrue();
  }

  @Test
  void sevenClaimsAreNone() {
    assertThat(episodes(onDays(0, 0, 0, 0, 3, 3, 3, 40))).isEmpty();
  }

  @Test
  void oneDaysBatchIsNone() {
    assertThat(episodes(onDays(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))).isEmpty();
  }

  @Test
  void batchThatIsFollowedIsAnEpisodeButDoesNotGrow() {
    List<Episode> found = episodes(onDays(0, 0, 0, 0, 0, 0, 0, 0, 9));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).growing()).isFalse();
    assertThat(found.get(0).eighth().id()).isEqualTo("c007");
  }

  @Test
  void fourteenDaysAreNotWithinFourteenDays() {
    assertThat(episodes(onDays(0, 2, 4, 6, 8, 10, 12, 14))).isEmpty();
    assertThat(episodes(onDays(0, 2, 4, 6, 8, 10, 12, 13))).hasSize(1);
  }

  @Test
  void fourteenDaysAreSoAlsoWhereSummerTimeBegins() {
    ZoneId zone = ZoneId.of("America/New_York");
    List<Claim> claims = new ArrayList<>();
    for (int day : new int[] {0, 2, 4, 6, 8, 10, 12, 14}) {
      claims.add(
          new Claim(
              LocalDate.of(2019, 3, 4).plusDays(day).atStartOfDay(zone).toInstant(),
              "c" + day,
              SITE,
              null));
    }
    assertThat(new Episodes(claims, zone).all()).isEmpty();
  }

  @Test
  void thirtyQuietDaysEndAnEpisode() {
    assertThat(episodes(onDays(0, 1, 1, 1, 1, 1, 1, 1, 30))).hasSize(1);
    assertThat(episodes(onDays(0, 1, 1, 1, 1, 1, 1, 1, 31)).get(0).last().id()).isEqualTo("c007");
    assertThat(episodes(onDays(0, 1, 1, 1, 1, 1, 1, 1, 31, 32, 32, 32, 32, 32, 32, 32))).hasSize(2);
  }

  @Test
  void trickleBeforeTheWaveBelongsToIt() {
    Episode episode = episodes(onDays(0, 29, 58, 80, 81, 82, 83, 84, 85, 86, 87)).get(0);
    assertThat(episode.first().id()).isEqualTo("c000");
    assertThat(episode.windowStart()).isEqualTo(3);
    assertThat(episode.eighth().id()).isEqualTo("c010");
  }

  @Test
  void alertIsAroundForThirtyDaysOnEitherSide() {
    Episode episode = episodes(onDays(0, 1, 1, 1, 1, 1, 1, 1)).get(0);
    Duration month = Duration.ofDays(30);
    assertThat(episode.isAround(START.minus(month))).isTrue();
    assertThat(episode.isAround(START.minus(month).minusMillis(1))).isFalse();
    assertThat(episode.isAround(episode.last().at().plus(month))).isTrue();
    assertThat(episode.isAround(episode.last().at().plus(month).plusMillis(1))).isFalse();
  }

  @Test
  void alertAboutAnAreaIsAboutTheEmployersOfItsEvidence() {
    Episodes truth = new Episodes(onDays(0, 1), ZoneOffset.UTC);
    assertThat(truth.subjectsOf(SITE, List.of())).containsExactly(SITE);
    assertThat(truth.subjectsOf("cell:89411c", List.of("c001", "tip:x"))).containsExactly(SITE);
    assertThat(truth.subjectsOf("employer:unheard of", List.of())).isEmpty();
  }

  /** The definition, read aloud, without a thought for speed. */
  private static List<String> reference(List<Claim> sorted) {
    List<String> found = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < sorted.size(); i++) {
      boolean last =
          i == sorted.size() - 1
              || !between(sorted.get(i), sorted.get(i + 1)).minus(Duration.ofDays(30)).isNegative();
      if (last) {
        String episode = ofChain(sorted.subList(begin, i + 1));
        if (episode != null) {
          found.add(episode);
        }
        begin = i + 1;
      }
    }
    return found;
  }

  private static String ofChain(List<Claim> chain) {
    boolean isEpisode = false;
    Claim eighth = null;
    Claim start = null;
    for (int to = 0; to < chain.size(); to++) {
      for (int from = 0; from <= to; from++) {
        if (to - from + 1 < 8
            || between(chain.get(from), chain.get(to)).compareTo(Duration.ofDays(14)) >= 0) {
          continue;
        }
        Set<LocalDate> days = new HashSet<>();
        chain.subList(from, to + 1).forEach(claim -> days.add(day(claim)));
        isEpisode |= days.size() >= 2;
        if (eighth == null) {
          eighth = chain.get(to);
          start = chain.get(from);
        }
      }
    }
    return isEpisode
        ? "%s..%s 8th %s growing %s"
            .formatted(
                chain.get(0).id(),
                chain.get(chain.size() - 1).id(),
                eighth.id(),
                !day(start).equals(day(eighth)))
        : null;
  }

  private static LocalDate day(Claim claim) {
    return LocalDate.ofInstant(claim.at(), ZoneOffset.UTC);
  }

  private static Duration between(Claim one, Claim other) {
    return Duration.between(one.at(), other.at());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithTheDefinitionOnRandomClaims(long seed) {
    Random random = new Random(seed);
    int episodes = 0;
    int batches = 0;
    for (int run = 0; run < 500; run++) {
      List<Claim> claims = new ArrayList<>();
      long hour = 0;
      // Whole days half of the time: dates without a time come in ties.
      int unit = random.nextBoolean() ? 24 : 1;
      int pause = 1 + random.nextInt(12 * 24);
      for (int i = 0, n = 5 + random.nextInt(45); i < n; i++) {
        if (random.nextInt(3) > 0) {
          hour +=
              random.nextInt(12) == 0 ? 27 * 24 + random.nextInt(6 * 24) : random.nextInt(pause);
        }
        claims.add(
            new Claim(
                START.plus(Duration.ofHours(hour / unit * unit)),
                "c%02d".formatted(random.nextInt(100)) + "-" + i,
                SITE,
                null));
      }
      Collections.shuffle(claims, random);
      List<String> expected = reference(claims.stream().sorted(Claim.ORDER).toList());
      assertThat(
              episodes(claims).stream()
                  .map(
                      e ->
                          "%s..%s 8th %s growing %s"
                              .formatted(
                                  e.first().id(), e.last().id(), e.eighth().id(), e.growing())))
          .as("seed %d, run %d", seed, run)
          .isEqualTo(expected);
      episodes += expected.size();
      batches += (int) expected.stream().filter(e -> e.endsWith("false")).count();
    }
    assertThat(episodes).as("episodes in the trial").isGreaterThan(100);
    assertThat(batches).as("of them batches").isPositive();
  }
}
