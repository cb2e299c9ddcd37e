package dev.beacon.clocks;

import dev.beacon.clocks.Round.Outcome;
import dev.beacon.contract.ClockDefinition.Attendance;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges who came when an order called: a pure function of what was known.
 *
 * <ul>
 *   <li><b>Who comes may be completed until the deadline</b>: what counts is the highest rank and
 *       the sum of the people of all check-ins up to then.
 *   <li><b>Who comes late is judged on arrival</b>, and not for being late once more.
 *   <li><b>Who does not come at all breaks the promise of coming, and no other.</b>
 *   <li><b>An order that ends at or before the deadline asks for nobody any more.</b>
 * </ul>
 */
public final class AttendanceJudge {
  private AttendanceJudge() {}

  /**
   * The rounds of the promise of who comes.
   *
   * @param clock the version of the promise
   * @param called how the promise of coming in time stands
   */
  static List<Round> rounds(Clock clock, List<Round> called, KnownCase known) {
    List<Round> rounds = new ArrayList<>(called.size());
    for (Round round : called) {
      Round judged = judge(clock, round, known);
      if (judged != null) {
        rounds.add(judged);
      }
    }
    return rounds;
  }

  private static Round judge(Clock clock, Round called, KnownCase known) {
    Turn first = null;
    long heardAt = Long.MAX_VALUE;
    for (Turn turn : known.turns()) {
      if (turn.came() != null) {
        first = first == null ? turn : first;
        heardAt = Math.min(heardAt, turn.knownAt());
      }
    }
    if (first == null) {
      return null;
    }
    long judgedAt = Math.max(called.deadline(), first.takenAt());
    long since = Math.max(called.since(), heardAt);
    Turn complete = complete(clock.definition().attendance(), known);
    Turn ended = known.exactly(Step.CANCELLED, Long.MIN_VALUE);
    Outcome outcome;
    Turn end = null;
    if (complete != null && complete.takenAt() <= judgedAt) {
      outcome = Outcome.KEPT;
      end = complete;
    } else if (ended != null && ended.takenAt() <= called.deadline()) {
      outcome = Outcome.RELEASED;
      end = ended;
    } else if (known.now >= Math.max(judgedAt, since)) {
      outcome = Outcome.BROKEN;
      end = ClockJudge.firstOf(complete, ended);
    } else {
      outcome = Outcome.RUNNING;
    }
    return new Round(
        clock.definition(),
        called.start(),
        since,
        judgedAt,
        outcome,
        end,
        end == null || end.came() == null
            ? ClockJudge.NOT_TAKEN
            : clock.took(called.start(), end.takenAt(), List.of()),
        ClockedCase.NEVER,
        List.of());
  }

  /** The check-in by which all that was asked for had come; null if it never has. */
  private static Turn complete(Attendance asked, KnownCase known) {
    for (Turn turn : known.turns()) {
      if (turn.came() != null && suffices(came(known.turns(), turn.takenAt()), asked)) {
        return turn;
      }
    }
    return null;
  }

  private static boolean suffices(Attendance came, Attendance asked) {
    return came.rank().compareTo(asked.rank()) >= 0 && came.people() >= asked.people();
  }

  /**
   * Who had come by an instant: the highest rank, and how many together.
   *
   * @return null if nobody had
   */
  public static Attendance came(List<Turn> turns, long by) {
    LeaderRank rank = null;
    int people = 0;
    for (Turn turn : turns) {
      if (turn.came() != null && turn.takenAt() <= by) {
        LeaderRank next = turn.came().rank();
        rank = rank == null || next.compareTo(rank) > 0 ? next : rank;
        people += turn.came().people();
      }
    }
    return rank == null ? null : new Attendance(rank, people);
  }
}
