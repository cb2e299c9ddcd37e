package dev.beacon.local.simulate;

import dev.beacon.contract.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What becomes of a case after its first report: repeats on other channels and steps of progress,
 * in the order they are reported.
 *
 * <p>A RED case is mostly reviewed within ten minutes and accepted within thirty; some are late,
 * some never, and of some that were in time the news is late. 98 % are settled by the end of the
 * day.
 */
final class CasePlan {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = DailyRhythm.HOUR;
  private static final int MOST_UPDATES = 12;
  private static final long PLANS = 3;

  /** Steps that prove a review, and those that prove an acceptance. */
  private static final List<Step> PROVE_REVIEW =
      List.of(Step.REVIEWED, Step.ACCEPTED, Step.RESOLVED);

  private static final List<Step> PROVE_ACCEPTANCE = List.of(Step.ACCEPTED, Step.RESOLVED);

  private final CaseFacts facts;
  private final Draw draw;
  private final List<Item> items = new ArrayList<>();

  private CasePlan(CaseFacts facts, Draw draw) {
    this.facts = facts;
    this.draw = draw;
  }

  /**
   * Something that is reported later.
   *
   * @param copy which repeat on another channel, from 1; 0: a step of progress
   * @param step null for a repeat
   * @param takenAt when the step was taken, epoch millis
   * @param reportedAt when the platform heard, epoch millis, not before {@code takenAt}
   * @param mark the resident's, 1 to 5; null: none
   * @param online a judicial confirmation: whether it was heard online; null: it is none
   */
  record Item(int copy, Step step, long takenAt, long reportedAt, Integer mark, Boolean online) {
    Item(int copy, Step step, long takenAt, long reportedAt) {
      this(copy, step, takenAt, reportedAt, null, null);
    }
  }

  /** How a settlement is confirmed by a court. */
  enum Confirmation {
    NONE,
    IN_PERSON,
    ONLINE
  }

  /**
   * How a case ends, decided beforehand.
   *
   * @param resolvedAt epoch millis; {@link Long#MAX_VALUE}: never
   * @param confirmation how its settlement is confirmed
   * @param fedBackAt when the resident is told, epoch millis; {@link Long#MAX_VALUE}: never
   * @param mark what the resident says to that, 1 to 5; 0: nothing
   * @param exemplary whether everybody came in time
   */
  record Ending(
      long resolvedAt, Confirmation confirmation, long fedBackAt, int mark, boolean exemplary) {
    /** It stays open. */
    static final Ending NONE =
        new Ending(Long.MAX_VALUE, Confirmation.NONE, Long.MAX_VALUE, 0, false);
  }

  /**
   * The plan of a case, the same whenever it is asked for.
   *
   * @param settledBy the end of the day by which it is promised to be settled
   * @param agreementAt outbreaks: when the whole dispute is settled; 0: the case is on its own
   */
  static List<Item> of(long seed, long ref, CaseFacts facts, long settledBy, long agreementAt) {
    CasePlan plan = new CasePlan(facts, Draw.of(seed, PLANS, ref));
    plan.repeats();
    if (agreementAt > 0) {
      plan.partOfOutbreak(agreementAt);
    } else if (facts.red()) {
      plan.red(settledBy);
    } else {
      plan.everyday(settledBy);
    }
    plan.items.sort(Comparator.comparingLong(Item::reportedAt));
    return plan.items;
  }

  /** The plan of a case whose end is decided, the same whenever it is asked for. */
  static List<Item> ending(long seed, long ref, CaseFacts facts, Ending ending) {
    CasePlan plan = new CasePlan(facts, Draw.of(seed, PLANS, ref));
    plan.repeats();
    plan.handling(ending);
    if (ending.resolvedAt < Long.MAX_VALUE) {
      plan.settlement(ending);
    }
    plan.items.sort(Comparator.comparingLong(Item::reportedAt));
    return plan.items;
  }

  /** The earliest step that proves the review; null if none ever does. */
  static Item review(List<Item> plan) {
    return earliest(plan, PROVE_REVIEW);
  }

  /** The earliest step that proves the acceptance; null if none ever does. */
  static Item acceptance(List<Item> plan) {
    return earliest(plan, PROVE_ACCEPTANCE);
  }

  private static Item earliest(List<Item> plan, List<Step> steps) {
    return plan.stream()
        .filter(item -> item.step != null && steps.contains(item.step))
        .min(Comparator.comparingLong(Item::takenAt))
        .orElse(null);
  }

  private void repeats() {
    for (int copy = 1; copy <= facts.repeats(); copy++) {
      long at = facts.openedAt() + draw.between(30 * SECOND, 2 * HOUR);
      items.add(new Item(copy, null, at, at));
    }
  }

  private void everyday(long settledBy) {
    if (draw.chance(0.01)) {
      step(Step.CANCELLED, facts.openedAt() + draw.between(5 * MINUTE, HOUR));
      return;
    }
    long resolved = resolution(facts.openedAt(), settledBy);
    step(
        Step.ACCEPTED,
        Math.min(facts.openedAt() + draw.between(5 * MINUTE, 90 * MINUTE), resolved));
    resolve(resolved);
  }

  private void red(long settledBy) {
    long reviewed = review(Long.MAX_VALUE);
    long accepted = acceptance(reviewed, Long.MAX_VALUE);
    if (accepted < 0 && draw.chance(0.5)) {
      return;
    }
    long from = Math.max(facts.openedAt(), Math.max(reviewed, accepted)) + 5 * MINUTE;
    long resolved = Math.max(from, resolution(facts.openedAt(), settledBy));
    updates(accepted, resolved, MOST_UPDATES);
    resolve(resolved);
  }

  private void partOfOutbreak(long agreementAt) {
    long resolved = Math.max(agreementAt, facts.openedAt() + MINUTE) + draw.between(0, 3 * MINUTE);
    long reviewed = facts.red() ? review(resolved) : -1;
    long accepted = acceptance(reviewed, resolved);
    if (facts.red()) {
      updates(accepted, resolved, MOST_UPDATES);
    }
    resolve(resolved);
  }

  private void handling(Ending ending) {
    long opened = facts.openedAt();
    if (ending.exemplary) {
      step(Step.REVIEWED, opened + 3 * MINUTE);
      long accepted = opened + 8 * MINUTE;
      step(Step.ACCEPTED, accepted);
      updates(accepted, ending.resolvedAt, Integer.MAX_VALUE);
    } else if (facts.red()) {
      long accepted = acceptance(review(ending.resolvedAt), ending.resolvedAt);
      updates(accepted, ending.resolvedAt, MOST_UPDATES);
    } else {
      long reviewed =
          opened
              + (draw.chance(0.93)
                  ? draw.between(2 * MINUTE, 25 * MINUTE)
                  : draw.between(31 * MINUTE, 5 * HOUR));
      step(Step.REVIEWED, reviewed, ending.resolvedAt);
      step(Step.ACCEPTED, reviewed + draw.between(MINUTE, 70 * MINUTE), ending.resolvedAt);
    }
  }

  private void settlement(Ending ending) {
    step(Step.RESOLVED, ending.resolvedAt);
    long settled =
        ending.confirmation == Confirmation.NONE
            ? ending.resolvedAt
            : judicialConfirmation(ending.resolvedAt, ending.confirmation);
    if (ending.fedBackAt < Long.MAX_VALUE) {
      long at = Math.max(settled + MINUTE, ending.fedBackAt);
      Integer mark = ending.mark == 0 ? null : Integer.valueOf(ending.mark);
      items.add(new Item(0, Step.FED_BACK, at, at + draw.between(0, 15 * SECOND), mark, null));
      step(Step.CLOSED, at + draw.between(10 * MINUTE, HOUR));
    }
  }

  /** Application, hearing, document and service; mostly within half an hour. */
  private long judicialConfirmation(long resolved, Confirmation confirmation) {
    long applied = resolved + draw.between(5 * MINUTE, 40 * MINUTE);
    long heard = applied + draw.between(4 * MINUTE, 9 * MINUTE);
    long documented = heard + draw.between(4 * MINUTE, 8 * MINUTE);
    long served =
        documented
            + (draw.chance(0.95)
                ? draw.between(2 * MINUTE, 8 * MINUTE)
                : draw.between(15 * MINUTE, HOUR));
    step(Step.JUDICIAL_APPLIED, applied);
    boolean online = confirmation == Confirmation.ONLINE;
    items.add(
        new Item(
            0, Step.JUDICIAL_CONFIRMED, heard, heard + draw.between(0, 15 * SECOND), null, online));
    step(Step.JUDICIAL_DOCUMENTED, documented);
    step(Step.JUDICIAL_SERVED, served);
    return served;
  }

  /** Returns when it was reviewed, -1 for never. Nothing is reviewed after {@code before}. */
  private long review(long before) {
    int roll = draw.below(100);
    long opened = facts.openedAt();
    if (roll < 88) {
      return step(Step.REVIEWED, opened + draw.between(45 * SECOND, 9 * MINUTE), before);
    }
    if (roll < 92) {
      long taken = opened + draw.between(MINUTE, 9 * MINUTE);
      return lateNews(
          Step.REVIEWED, taken, opened + draw.between(11 * MINUTE, 25 * MINUTE), before);
    }
    return roll < 98
        ? step(Step.REVIEWED, opened + draw.between(11 * MINUTE, 27 * MINUTE), before)
        : -1;
  }

  /** Returns when it was accepted, -1 for never. */
  private long acceptance(long reviewed, long before) {
    int roll = draw.below(100);
    long opened = facts.openedAt();
    long earliest = Math.max(opened + 3 * MINUTE, reviewed + 10 * SECOND);
    if (roll < 86) {
      return step(Step.ACCEPTED, draw.between(earliest, opened + 29 * MINUTE), before);
    }
    if (roll < 91) {
      long taken = draw.between(earliest, opened + 29 * MINUTE);
      return lateNews(
          Step.ACCEPTED, taken, opened + draw.between(31 * MINUTE, 55 * MINUTE), before);
    }
    return roll < 98
        ? step(Step.ACCEPTED, opened + draw.between(31 * MINUTE, 120 * MINUTE), before)
        : -1;
  }

  private void updates(long accepted, long resolved, int most) {
    if (accepted < 0) {
      return;
    }
    long at = accepted + HOUR;
    for (int i = 0; i < most && at < resolved; i++) {
      step(Step.UPDATED, at);
      at += HOUR;
    }
  }

  /** 98 %: before the day is over, mostly within hours. */
  private long resolution(long opened, long settledBy) {
    if (draw.chance(0.02)) {
      return settledBy + draw.between(HOUR, 48 * HOUR);
    }
    long latest = Math.min(opened + 6 * HOUR, settledBy - MINUTE);
    return draw.between(Math.min(opened + 20 * MINUTE, latest), latest);
  }

  private void resolve(long resolved) {
    step(Step.RESOLVED, resolved);
    if (draw.chance(0.6)) {
      step(Step.CONFIRMED, resolved + draw.between(5 * MINUTE, 40 * MINUTE));
    }
    if (draw.chance(0.9)) {
      step(Step.CLOSED, resolved + draw.between(45 * MINUTE, 90 * MINUTE));
    }
  }

  private void step(Step step, long takenAt) {
    items.add(new Item(0, step, takenAt, takenAt + draw.between(0, 15 * SECOND)));
  }

  private long step(Step step, long takenAt, long before) {
    if (takenAt >= before) {
      return -1;
    }
    step(step, takenAt);
    return takenAt;
  }

  private long lateNews(Step step, long takenAt, long reportedAt, long before) {
    if (takenAt >= before) {
      return -1;
    }
    items.add(new Item(0, step, takenAt, reportedAt));
    return takenAt;
  }
}
