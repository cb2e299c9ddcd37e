package dev.beacon.scorecards;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.gathering.Deltas;
import dev.beacon.scorecards.Contribution.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a matter counts for: what it contributed is taken back, what it contributes now is added.
 *
 * <p>Decision: a withdrawn case is received and withdrawn, and nothing else of it counts but its
 * clocks. A promise that was broken before the case was cancelled stays broken, or cancelling would
 * wipe the slate.
 */
final class Scoring implements Deltas<ScoreChange, SliceDelta> {
  private static final long serialVersionUID = 1L;
  private static final String ABSENT_CURRENCY = "CNY";
  private static final double HUNDREDTHS = 100;

  private final ZoneId zone;
  private final String currency;

  Scoring(ScorecardConfig config) {
    zone = config.zone();
    currency = config.currency();
  }

  @Override
  public void deltas(ScoreChange change, Consumer<SliceDelta> out) {
    if (change.before() != null) {
      out.accept(delta(change.before(), -1, change.at()));
    }
    if (change.after() != null) {
      out.accept(delta(change.after(), 1, change.at()));
    }
  }

  private SliceDelta delta(Contribution contribution, int times, long at) {
    LocalDate day = day(contribution.receivedAt());
    Slice slice = new Slice(day.toEpochDay(), contribution.department(), contribution.community());
    return new SliceDelta(slice, count(contribution, day, times), at);
  }

  private Scorecard count(Contribution contribution, LocalDate day, int times) {
    Scorecard sum = new Scorecard();
    switch (contribution.kind()) {
      case CASE -> countCase(contribution, day, times, sum);
      case CHECK_IN -> countCheckIn(contribution, times, sum);
    }
    contribution.clocks().forEach(clock -> sum.addClock(clock, times));
    return sum;
  }

  private void countCase(Contribution matter, LocalDate day, int times, Scorecard sum) {
    sum.add(Count.RECEIVED, times);
    switch (matter.outcome()) {
      case OPEN -> sum.open().add(matter.receivedAt(), matter.matter(), times);
      case SETTLED -> {
        sum.add(Count.RESOLVED, times);
        sum.addResolution(Math.max(0, matter.settledAt() - matter.receivedAt()), times);
        if (!day(matter.settledAt()).isAfter(day)) {
          sum.add(Count.SAME_DAY, times);
        }
      }
      case WITHDRAWN -> {
        sum.add(Count.WITHDRAWN, times);
        return;
      }
    }
    sum.add(Count.PEOPLE, (long) times * matter.people());
    countMoney(matter, times, sum);
    sum.add(Count.CONFIRMATIONS, (long) times * matter.confirmations());
    sum.add(Count.CONFIRMED_ONLINE, (long) times * matter.confirmedOnline());
    if (matter.satisfaction() > 0) {
      sum.add(Count.MARKS, times);
      sum.add(Count.SUM_OF_MARKS, (long) times * matter.satisfaction());
    }
  }

  private void countMoney(Contribution matter, int times, Scorecard sum) {
    if (Double.isNaN(matter.amount())) {
      return;
    }
    String offered = matter.currency() == null ? ABSENT_CURRENCY : matter.currency();
    if (offered.equals(currency)) {
      sum.add(Count.CENTS, times * Math.round(matter.amount() * HUNDREDTHS));
    } else {
      sum.add(Count.OTHER_MONEY, times);
    }
  }

  /**
   * A check-in is late as soon as one of its clocks was broken; on time if some are decided and
   * none was. Who came is another promise, which says nothing of when.
   */
  private static void countCheckIn(Contribution called, int times, Scorecard sum) {
    if (called.outcome() == Outcome.WITHDRAWN) {
      return;
    }
    sum.add(Count.CALLED, times);
    List<ClockOutcome> ofTime =
        called.clocks().stream()
            .filter(clock -> !ClockDefinition.isOfAttendance(clock.clock()))
            .toList();
    if (!ofTime.isEmpty()) {
      boolean late = ofTime.stream().anyMatch(clock -> clock.broken() > 0);
      sum.add(late ? Count.LATE : Count.ON_TIME, times);
    }
  }

  private LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
  }

  @Override
  public Object key(SliceDelta delta) {
    return delta.slice();
  }

  @Override
  public SliceDelta plus(SliceDelta first, SliceDelta second) {
    first.sum().plus(second.sum());
    return new SliceDelta(first.slice(), first.sum(), Math.max(first.at(), second.at()));
  }

  @Override
  public long at(SliceDelta delta) {
    return delta.at();
  }
}
