package dev.beacon.scorecards;

import dev.beacon.scorecards.Contribution.Kind;
import dev.beacon.scorecards.Contribution.Outcome;
import java.time.Instant;
import java.util.List;

/** Builds contributions for tests: a case that was received, unless something else is said. */
final class Matters {
  private final Kind kind;
  private final String matter;
  private final long receivedAt;
  private String department = "labour";
  private String community = "440311001001";
  private Outcome outcome = Outcome.OPEN;
  private long settledAt = Contribution.NEVER;
  private int people = 1;
  private double amount = Double.NaN;
  private String currency;
  private int confirmations;
  private int confirmedOnline;
  private int satisfaction;
  private List<ClockOutcome> clocks = List.of();

  private Matters(Kind kind, String matter, long receivedAt) {
    this.kind = kind;
    this.matter = matter;
    this.receivedAt = receivedAt;
  }

  /** An open case of the labour department in the first community. */
  static Matters caseOf(String matter, String receivedAt) {
    return new Matters(Kind.CASE, matter, Instant.parse(receivedAt).toEpochMilli());
  }

  static Matters of(Kind kind, String matter, long receivedAt) {
    return new Matters(kind, matter, receivedAt);
  }

  Matters in(String departmentName, String communityCode) {
    department = departmentName;
    community = communityCode;
    return this;
  }

  Matters settled(String at) {
    return settled(Instant.parse(at).toEpochMilli());
  }

  Matters settled(long at) {
    outcome = Outcome.SETTLED;
    settledAt = at;
    return this;
  }

  Matters withdrawn() {
    outcome = Outcome.WITHDRAWN;
    return this;
  }

  Matters people(int number) {
    people = number;
    return this;
  }

  Matters money(double sum, String of) {
    amount = sum;
    currency = of;
    return this;
  }

  Matters confirmed(int served, int online) {
    confirmations = served;
    confirmedOnline = online;
    return this;
  }

  Matters marked(int mark) {
    satisfaction = mark;
    return this;
  }

  Matters clocks(ClockOutcome... decided) {
    clocks = List.of(decided);
    return this;
  }

  Contribution build() {
    return new Contribution(
        kind,
        matter,
        department,
        community,
        receivedAt,
        outcome,
        settledAt,
        people,
        amount,
        currency,
        confirmations,
        confirmedOnline,
        satisfaction,
        clocks);
  }
}
