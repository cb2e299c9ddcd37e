package dev.beacon.local.simulate;

import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Step;
import dev.beacon.contract.Urgency;
import dev.beacon.local.simulate.Truth.Manner;
import java.util.ArrayList;
import java.util.List;

/**
 * An order that a community issues about a grave case, who checks in to it, and how it ends.
 *
 * <p>Of the departments called most come in time, with those the shipped clocks ask for; some are
 * late, too junior or too few, some never come, and of some that were in time the news is late.
 *
 * @param number the source's own id
 * @param facts the case it is about
 * @param level how grave the matter is
 * @param issuedAt epoch millis
 * @param called the departments and how each comes
 * @param end RESOLVED or CANCELLED
 * @param endsAt epoch millis
 */
record OrderPlan(
    String number,
    CaseFacts facts,
    Grade level,
    long issuedAt,
    List<Called> called,
    Step end,
    long endsAt) {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long PLANS = 9;

  private static final List<String> OTHERS =
      List.of("街道综治办", "公安光明分局", "区司法局", "区住房建设局", "区应急管理局", "区信访局");

  /** What the shipped clocks ask for, by level. */
  private record Demand(long within, LeaderRank rank, LeaderRank tooJunior, int people) {
    static Demand of(Grade level) {
      return level == Grade.RED
          ? new Demand(30 * MINUTE, LeaderRank.DEPUTY_DIRECTOR, LeaderRank.SECTION_HEAD, 5)
          : new Demand(60 * MINUTE, LeaderRank.SECTION_HEAD, LeaderRank.STAFF, 3);
    }
  }

  /**
   * A department that is called.
   *
   * @param arrivals in order; empty: it never comes
   */
  record Called(String department, Manner manner, List<Arrival> arrivals) {}

  /**
   * A check-in.
   *
   * @param takenAt when they arrived, epoch millis
   * @param reportedAt when the platform heard, epoch millis, not before {@code takenAt}
   */
  record Arrival(long takenAt, long reportedAt, LeaderRank rank, int people) {}

  /**
   * The order about a case, the same whenever it is asked for; null if none is issued: for the
   * crowd of an outbreak one always is, for other grave cases now and then.
   *
   * @param agreementAt outbreaks: when the whole dispute is settled; 0: the case is on its own
   */
  static OrderPlan of(long seed, long ref, CaseFacts facts, long agreementAt) {
    boolean outbreak = agreementAt > 0;
    boolean crowd = outbreak && facts.urgency() == Urgency.CRITICAL;
    if (!crowd && (outbreak || !(facts.red() || facts.urgency() != null))) {
      return null;
    }
    Draw draw = Draw.of(seed, PLANS, ref);
    if (!crowd && !draw.chance(facts.red() ? 0.3 : 0.02)) {
      return null;
    }
    Grade level = facts.red() ? Grade.RED : Grade.YELLOW;
    long issuedAt = facts.openedAt() + draw.between(3 * MINUTE, 12 * MINUTE);
    List<Called> called = called(draw, facts, issuedAt, Demand.of(level));
    boolean withdrawn = !crowd && draw.chance(0.04);
    long endsAt =
        withdrawn
            ? issuedAt + draw.between(5 * MINUTE, 25 * MINUTE)
            : Math.max(agreementAt, issuedAt + draw.between(80 * MINUTE, 180 * MINUTE));
    return new OrderPlan(
        facts.number(),
        facts,
        level,
        issuedAt,
        called,
        withdrawn ? Step.CANCELLED : Step.RESOLVED,
        endsAt);
  }

  private static List<Called> called(Draw draw, CaseFacts facts, long issuedAt, Demand demand) {
    List<String> departments = new ArrayList<>();
    departments.add(facts.matter().department());
    int more = 1 + draw.below(3);
    int first = draw.below(OTHERS.size());
    for (int i = 0; i < more; i++) {
      String other = OTHERS.get((first + i) % OTHERS.size());
      if (!departments.contains(other)) {
        departments.add(other);
      }
    }
    return departments.stream().map(name -> called(draw, name, issuedAt, demand)).toList();
  }

  private static Called called(Draw draw, String department, long issuedAt, Demand demand) {
    int roll = draw.below(100);
    long inTime =
        issuedAt + demand.within / 5 + draw.between(0, demand.within * 7 / 10) / SECOND * SECOND;
    LeaderRank rank = draw.chance(0.15) ? LeaderRank.DIRECTOR : demand.rank;
    int enough = demand.people + draw.below(6);
    if (roll < 55) {
      return new Called(department, Manner.IN_TIME, List.of(heard(draw, inTime, rank, enough)));
    }
    if (roll < 72) {
      return inTwoParts(draw, department, issuedAt, inTime, rank, demand);
    }
    if (roll < 77) {
      long heardAt = issuedAt + demand.within + draw.between(2 * MINUTE, 20 * MINUTE);
      Arrival told = new Arrival(inTime, heardAt, rank, enough);
      return new Called(department, Manner.IN_TIME, List.of(told));
    }
    if (roll < 85) {
      long late = issuedAt + demand.within + draw.between(2 * MINUTE, 45 * MINUTE);
      return new Called(department, Manner.LATE, List.of(heard(draw, late, rank, enough)));
    }
    if (roll < 90) {
      return new Called(
          department, Manner.TOO_JUNIOR, List.of(heard(draw, inTime, demand.tooJunior, enough)));
    }
    if (roll < 95) {
      int few = 1 + draw.below(demand.people - 1);
      return new Called(department, Manner.TOO_FEW, List.of(heard(draw, inTime, rank, few)));
    }
    return new Called(department, Manner.MISSING, List.of());
  }

  /** A few hurry ahead, the leader comes with the others. */
  private static Called inTwoParts(
      Draw draw, String department, long issuedAt, long inTime, LeaderRank rank, Demand demand) {
    int ahead = 1 + draw.below(demand.people - 1);
    long hurried = issuedAt + Math.max(MINUTE, (inTime - issuedAt) / 2);
    return new Called(
        department,
        Manner.IN_TIME,
        List.of(
            heard(draw, hurried, LeaderRank.STAFF, ahead),
            heard(draw, inTime, rank, demand.people - ahead + draw.below(3))));
  }

  private static Arrival heard(Draw draw, long takenAt, LeaderRank rank, int people) {
    return new Arrival(takenAt, takenAt + draw.between(0, 20 * SECOND), rank, people);
  }
}
