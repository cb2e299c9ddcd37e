package dev.beacon.scorecards;

import dev.beacon.scorecards.Contribution.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Matters that are received, corrected, moved, settled, reopened, withdrawn and disproved at
 * random, over a quarter and a bit.
 *
 * @param changes what happened; those of a matter in their order, those of different matters mixed
 * @param standing what the matters add when all of it has happened
 */
record RandomMatters(List<ScoreChange> changes, List<Contribution> standing) {
  private static final Instant START = Instant.parse("2019-12-20T00:00:00Z");
  private static final int SECONDS = (int) Duration.ofDays(110).toSeconds();
  private static final String[] DEPARTMENTS = {"labour", "housing", "police", null};
  private static final String[] COMMUNITIES = {
    "440311001001", "440311001002", "440311002001", "Dorchester", null
  };
  private static final String[] CLOCKS = {"review", "acceptance", "update", "same-day"};

  static RandomMatters of(long seed, int matters) {
    Random random = new Random(seed);
    List<List<ScoreChange>> stories = new ArrayList<>();
    List<Contribution> standing = new ArrayList<>();
    for (int i = 0; i < matters; i++) {
      Contribution last = story("matter-" + i, random, stories);
      if (last != null) {
        standing.add(last);
      }
    }
    List<ScoreChange> changes = new ArrayList<>();
    while (!stories.isEmpty()) {
      int next = random.nextInt(stories.size());
      changes.add(stories.get(next).remove(0));
      if (stories.get(next).isEmpty()) {
        stories.remove(next);
      }
    }
    return new RandomMatters(changes, standing);
  }

  private static Contribution story(String matter, Random random, List<List<ScoreChange>> into) {
    List<ScoreChange> story = new ArrayList<>();
    Kind kind = random.nextInt(5) == 0 ? Kind.CHECK_IN : Kind.CASE;
    long at = START.plusSeconds(random.nextInt(SECONDS)).toEpochMilli();
    Contribution standing = null;
    int steps = 1 + random.nextInt(6);
    for (int step = 0; step < steps; step++) {
      at += random.nextInt(3_600_000);
      Contribution next = random.nextInt(12) == 0 ? null : next(kind, matter, at, random);
      ScoreChange.between(standing, next, at).ifPresent(story::add);
      standing = next;
    }
    if (!story.isEmpty()) {
      into.add(story);
    }
    return standing;
  }

  private static Contribution next(Kind kind, String matter, long at, Random random) {
    long receivedAt = at - random.nextInt(7_200_000);
    Matters next =
        Matters.of(kind, matter, receivedAt)
            .in(
                DEPARTMENTS[random.nextInt(DEPARTMENTS.length)],
                COMMUNITIES[random.nextInt(COMMUNITIES.length)])
            .people(random.nextInt(40));
    switch (random.nextInt(4)) {
      case 0, 1 -> next.settled(receivedAt + random.nextInt(100_000_000) - 1_000_000);
      case 2 -> next.withdrawn();
      default -> {
        // It stays open.
      }
    }
    if (random.nextBoolean()) {
      next.money(random.nextInt(10_000_000) / 100.0, random.nextInt(5) == 0 ? "USD" : null);
    }
    int served = random.nextInt(3);
    next.confirmed(served, random.nextInt(served + 1)).marked(random.nextInt(6));
    List<ClockOutcome> clocks = new ArrayList<>();
    for (String clock : CLOCKS) {
      int kept = random.nextInt(3);
      int broken = random.nextInt(3);
      if (kept + broken > 0) {
        clocks.add(
            new ClockOutcome(
                clock,
                kept,
                broken,
                broken * 2,
                kept == 0 ? ClockOutcome.NOT_TAKEN : random.nextInt(10_000_000)));
      }
    }
    return next.clocks(clocks.toArray(ClockOutcome[]::new)).build();
  }
}
