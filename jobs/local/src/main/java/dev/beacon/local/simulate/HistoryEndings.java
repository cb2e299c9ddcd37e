package dev.beacon.local.simulate;

import dev.beacon.local.simulate.CasePlan.Confirmation;
import dev.beacon.local.simulate.CasePlan.Ending;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Decides how the cases of a history end, so that as many as the profile asks for are settled the
 * same day, later, and not at all, and as many confirmed by a court.
 *
 * <p>Decision: who stays open is drawn from the last months rather than the first, and what comes
 * in half an hour before midnight waits for the morning; the others are drawn evenly.
 */
final class HistoryEndings {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long ENDINGS = 22;
  private static final long CHOICES = 23;

  /** What a court confirms are settlements between parties. */
  private static final Set<Matter> BETWEEN_PARTIES =
      EnumSet.of(
          Matter.WAGE_ARREARS,
          Matter.LABOUR_DISPUTE,
          Matter.CONTRACT_DISPUTE,
          Matter.NEIGHBOUR_DISPUTE,
          Matter.MEDICAL_DISPUTE,
          Matter.FAMILY_DISPUTE,
          Matter.CONSUMER_COMPLAINT);

  /** How long after its receipt something must still be able to happen within the history. */
  private static final long LAST_DAYS = 4 * DAY;

  private static final LocalTime TOO_LATE_FOR_TODAY = LocalTime.of(23, 30);
  private static final int OFFICE_OPENS = 9;
  private static final int OFFICE_CLOSES = 17;

  /** The residents' marks, out of a hundred: 5 to 1, the rest give none. */
  private static final int[] MARKS = {44, 14, 5, 2, 1};

  private enum End {
    SAME_DAY,
    LATER,
    OPEN
  }

  private final HistoryProfile profile;
  private final long seed;
  private final List<CaseFacts> cases;
  private final ZoneId zone;

  HistoryEndings(HistoryProfile profile, long seed, List<CaseFacts> cases) {
    this.profile = profile;
    this.seed = seed;
    this.cases = cases;
    this.zone = profile.zone();
  }

  /**
   * An ending for each of the cases, in their order.
   *
   * @param others endings of cases that are decided elsewhere but count
   * @param othersSameDay of those, settled on the day of receipt
   */
  List<Ending> decide(List<Ending> others, int othersSameDay) {
    int open = profile.received() - profile.resolved();
    int later = profile.resolved() - profile.sameDay() - (others.size() - othersSameDay);
    End[] ends = ends(open, later);
    Ending[] endings = new Ending[cases.size()];
    for (int i = 0; i < endings.length; i++) {
      endings[i] = ending(i, ends[i]);
    }
    int confirmedElsewhere =
        (int) others.stream().filter(o -> o.confirmation() != Confirmation.NONE).count();
    int onlineElsewhere =
        (int) others.stream().filter(o -> o.confirmation() == Confirmation.ONLINE).count();
    confirm(
        endings,
        profile.confirmations() - confirmedElsewhere,
        profile.confirmedOnline() - onlineElsewhere);
    return Arrays.asList(endings);
  }

  private End[] ends(int open, int later) {
    End[] ends = new End[cases.size()];
    Arrays.fill(ends, End.SAME_DAY);
    Draw draw = Draw.of(seed, CHOICES, 0);
    int left = open;
    while (left > 0) {
      // The square root: of the last months rather than the first.
      int chosen = (int) (StrictMath.sqrt(draw.unit()) * ends.length);
      if (ends[chosen] == End.SAME_DAY) {
        ends[chosen] = End.OPEN;
        left--;
      }
    }
    left = later;
    for (int i = 0; i < ends.length && left > 0; i++) {
      if (ends[i] == End.SAME_DAY && canEndLater(i) && isTooLateForToday(i)) {
        ends[i] = End.LATER;
        left--;
      }
    }
    while (left > 0) {
      int chosen = draw.below(ends.length);
      if (ends[chosen] == End.SAME_DAY && canEndLater(chosen)) {
        ends[chosen] = End.LATER;
        left--;
      }
    }
    return ends;
  }

  private boolean canEndLater(int position) {
    return cases.get(position).openedAt() < profile.end() - LAST_DAYS;
  }

  private boolean isTooLateForToday(int position) {
    Instant opened = Instant.ofEpochMilli(cases.get(position).openedAt());
    return !LocalTime.ofInstant(opened, zone).isBefore(TOO_LATE_FOR_TODAY);
  }

  private Ending ending(int position, End end) {
    if (end == End.OPEN) {
      return Ending.NONE;
    }
    Draw draw = Draw.of(seed, ENDINGS, position);
    long opened = cases.get(position).openedAt();
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(opened), zone);
    long midnight = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    long resolved = end == End.SAME_DAY ? sameDay(draw, opened, midnight) : later(draw, midnight);
    return new Ending(resolved, Confirmation.NONE, fedBack(draw, resolved), mark(draw), false);
  }

  /** Mostly within an hour or two, and before midnight. */
  private static long sameDay(Draw draw, long opened, long midnight) {
    long soon = opened + (long) draw.spread(12 * MINUTE, 7 * HOUR);
    return Math.min(soon, Math.max(opened, midnight - draw.between(MINUTE / 2, 2 * MINUTE)));
  }

  private long later(Draw draw, long midnight) {
    long days = (long) draw.spread(1, 20) - 1;
    long at = midnight + days * DAY + draw.between(8 * HOUR, 19 * HOUR);
    return Math.min(at, profile.end() - draw.between(2 * HOUR, 20 * HOUR));
  }

  /** Called back in office hours: soon, or the next morning; some late, some never. */
  private long fedBack(Draw draw, long resolved) {
    int roll = draw.below(100);
    if (roll >= 98) {
      return Long.MAX_VALUE;
    }
    long at = resolved + draw.between(20 * MINUTE, 3 * HOUR);
    LocalTime time = LocalTime.ofInstant(Instant.ofEpochMilli(at), zone);
    if (time.getHour() < OFFICE_OPENS || time.getHour() >= OFFICE_CLOSES) {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
      LocalDate next = time.getHour() < OFFICE_OPENS ? day : day.plusDays(1);
      at =
          next.atTime(OFFICE_OPENS, 0).atZone(zone).toInstant().toEpochMilli()
              + draw.between(0, 3 * HOUR);
    }
    return roll < 94 ? at : at + 4 * DAY;
  }

  private static int mark(Draw draw) {
    int roll = draw.below(100);
    int mark = MARKS.length;
    for (int share : MARKS) {
      if (roll < share) {
        return mark;
      }
      roll -= share;
      mark--;
    }
    return 0;
  }

  /** Settlements of disputes, made while the court is open. */
  private void confirm(Ending[] endings, int confirmations, int online) {
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < endings.length; i++) {
      if (BETWEEN_PARTIES.contains(cases.get(i).matter())
          && endings[i].resolvedAt() < Long.MAX_VALUE
          && canEndLater(i)
          && isInCourtHours(endings[i].resolvedAt())) {
        candidates.add(i);
      }
    }
    candidates.sort(
        Comparator.comparingLong((Integer i) -> Draw.mix(seed ^ Draw.mix(i)))
            .thenComparing(Comparator.naturalOrder()));
    for (int i = 0; i < confirmations; i++) {
      int position = candidates.get(i);
      Ending ending = endings[position];
      endings[position] =
          new Ending(
              ending.resolvedAt(),
              i < online ? Confirmation.ONLINE : Confirmation.IN_PERSON,
              ending.fedBackAt(),
              ending.mark(),
              false);
    }
  }

  private boolean isInCourtHours(long at) {
    int hour = LocalTime.ofInstant(Instant.ofEpochMilli(at), zone).getHour();
    return hour >= OFFICE_OPENS && hour < OFFICE_CLOSES;
  }
}
