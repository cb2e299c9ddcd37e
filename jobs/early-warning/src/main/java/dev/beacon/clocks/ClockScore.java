package dev.beacon.clocks;

import dev.beacon.clocks.Round.Outcome;
import dev.beacon.scorecards.ClockOutcome;
import java.util.ArrayList;
import java.util.List;

/** What the clocks of a matter count for on the scorecards. */
public final class ClockScore {
  private ClockScore() {}

  /** How every clock that was decided at an instant, by what was known then, has been decided. */
  public static List<ClockOutcome> outcomes(ClockCatalog catalog, ClockedCase subject, long now) {
    KnownCase known = new KnownCase(subject, now);
    List<ClockOutcome> outcomes = new ArrayList<>();
    for (ClockHistory clock : catalog.clocks()) {
      ClockOutcome outcome = outcome(clock.name(), ClockJudge.rounds(clock, known));
      if (outcome != null) {
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }

  private static ClockOutcome outcome(String name, List<Round> rounds) {
    int kept = 0;
    int broken = 0;
    int points = 0;
    long took = ClockOutcome.NOT_TAKEN;
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      if (round.outcome() == Outcome.KEPT) {
        kept++;
        took = round.took();
      } else if (round.outcome() == Outcome.BROKEN) {
        broken++;
        points += round.clock().points();
        took = round.took();
      }
    }
    return kept + broken == 0 ? null : new ClockOutcome(name, kept, broken, points, took);
  }
}
