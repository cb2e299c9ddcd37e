package dev.beacon.clocks;

import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Attendance;
import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.ClockDefinition.Rung;
import dev.beacon.contract.ClockDefinition.Term;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;
import dev.beacon.contract.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds clocks for tests. */
public final class Clocks {
  private final String name;
  private final Step stoppedBy;
  private final List<Rung> escalation = new ArrayList<>();
  private long version = 1;
  private boolean enabled = true;
  private Instant effectiveFrom;
  private Matter matter = Matter.CASE;
  private Step startedBy;
  private List<Step> through = List.of();
  private List<Grade> grades = List.of();
  private List<String> categories = List.of();
  private List<String> departments = List.of();
  private List<String> channels = List.of();
  private Term term;
  private Term extension;
  private String calendar = "always";
  private List<PauseReason> pausedBy = List.of();
  private Step renewedBy;
  private List<Double> warnAt = List.of(0.8);
  private Attendance attendance;
  private int points;

  private Clocks(String name, Step stoppedBy) {
    this.name = name;
    this.stoppedBy = stoppedBy;
  }

  /** A clock that a step stops; without a term it runs until the case's own due time. */
  public static Clocks clock(String name, Step stoppedBy) {
    return new Clocks(name, stoppedBy);
  }

  /** A clock for orders, which a check-in stops. */
  public static Clocks checkIn(String name) {
    return new Clocks(name, null).forOrders();
  }

  /** RED reviewed within 10 minutes and accepted within 30, and every case resolved when due. */
  public static List<ClockDefinition> house() {
    return List.of(
        clock("review", Step.REVIEWED).red().minutes(10).build(),
        clock("acceptance", Step.ACCEPTED).red().minutes(30).build(),
        clock("due", Step.RESOLVED).build());
  }

  /** The catalog of clocks of cases, in Shanghai. */
  public static ClockCatalog catalog(ClockDefinition... definitions) {
    return new ClockCatalog(Matter.CASE, CalendarsConfig.defaults(), List.of(definitions));
  }

  public Clocks version(long number) {
    version = number;
    return this;
  }

  public Clocks disabled() {
    enabled = false;
    return this;
  }

  public Clocks from(long millis) {
    effectiveFrom = Instant.ofEpochMilli(millis);
    return this;
  }

  public Clocks forOrders() {
    matter = Matter.ORDER;
    return this;
  }

  public Clocks startedBy(Step step) {
    startedBy = step;
    return this;
  }

  public Clocks through(Step... steps) {
    through = List.of(steps);
    return this;
  }

  public Clocks red() {
    return grades(Grade.RED);
  }

  public Clocks grades(Grade... values) {
    grades = List.of(values);
    return this;
  }

  public Clocks categories(String... values) {
    categories = List.of(values);
    return this;
  }

  public Clocks departments(String... values) {
    departments = List.of(values);
    return this;
  }

  public Clocks channels(String... values) {
    channels = List.of(values);
    return this;
  }

  public Clocks minutes(long minutes) {
    return term(Term.ofTime(Duration.ofMinutes(minutes)));
  }

  public Clocks term(Term value) {
    term = value;
    return this;
  }

  public Clocks extension(Term value) {
    extension = value;
    return this;
  }

  public Clocks calendar(String value) {
    calendar = value;
    return this;
  }

  public Clocks pausedBy(PauseReason... reasons) {
    pausedBy = List.of(reasons);
    return this;
  }

  public Clocks renewedBy(Step step) {
    renewedBy = step;
    return this;
  }

  public Clocks warnAt(Double... shares) {
    warnAt = List.of(shares);
    return this;
  }

  public Clocks rung(long minutes, Authority to) {
    escalation.add(new Rung(Duration.ofMinutes(minutes), to));
    return this;
  }

  public Clocks attendance(LeaderRank rank, int people) {
    attendance = new Attendance(rank, people);
    return this;
  }

  public Clocks points(int value) {
    points = value;
    return this;
  }

  public ClockDefinition build() {
    return new ClockDefinition(
        name,
        version,
        enabled,
        effectiveFrom,
        new Text(name, name),
        matter,
        startedBy,
        stoppedBy,
        through,
        grades,
        categories,
        departments,
        channels,
        term,
        extension,
        calendar,
        pausedBy,
        renewedBy,
        warnAt,
        List.copyOf(escalation),
        attendance,
        points,
        null,
        null,
        null);
  }
}
