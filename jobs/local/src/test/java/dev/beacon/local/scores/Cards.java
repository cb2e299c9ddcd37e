package dev.beacon.local.scores;

import dev.beacon.contract.CommunityCode;
import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.Cases;
import dev.beacon.contract.ScorecardDocument.CheckIns;
import dev.beacon.contract.ScorecardDocument.Clearing;
import dev.beacon.contract.ScorecardDocument.ClockScore;
import dev.beacon.contract.ScorecardDocument.Confirmations;
import dev.beacon.contract.ScorecardDocument.Durations;
import dev.beacon.contract.ScorecardDocument.Satisfaction;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.contract.ScorecardDocument.Windows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** Builds cards for tests: nothing was received, unless something else is said. */
final class Cards {
  private final String period;
  private final UnitKind kind;
  private final String unit;
  private long received;
  private long resolved;
  private long sameDay;
  private long people;
  private double amount;
  private String lengths = "";
  private List<ClockScore> clocks = List.of();
  private Clearing clearing;

  private Cards(String period, UnitKind kind, String unit) {
    this.period = period;
    this.kind = kind;
    this.unit = unit;
  }

  static Cards of(String period, UnitKind kind, String unit) {
    return new Cards(period, kind, unit);
  }

  static Cards ofTheDistrict(String period) {
    return new Cards(period, UnitKind.DISTRICT, ScorecardDocument.WHOLE_DISTRICT);
  }

  Cards cases(long receivedCases, long resolvedCases, long resolvedSameDay) {
    received = receivedCases;
    resolved = resolvedCases;
    sameDay = resolvedSameDay;
    return this;
  }

  Cards served(long number, double money) {
    people = number;
    amount = money;
    return this;
  }

  Cards lengths(String sketch) {
    lengths = sketch;
    return this;
  }

  Cards clock(String clock, long kept, long broken, long points) {
    clocks = List.of(new ClockScore(clock, kept, broken, null, points, durations("")));
    return this;
  }

  Cards clearing(long notListed, String... open) {
    clearing = new Clearing(List.of(open), notListed);
    return this;
  }

  /** Its shares are left out: whoever adds cards up has to work them out. */
  ScorecardDocument build() {
    ScorePeriod of = ScorePeriod.parse(period);
    return new ScorecardDocument(
        of.kind().word() + ":" + period + ":" + kind + ":" + unit,
        1,
        of.kind(),
        period,
        midnight(of.from()),
        midnight(of.until()),
        kind,
        unit,
        kind == UnitKind.COMMUNITY ? CommunityCode.streetOf(unit) : null,
        midnight(of.until()),
        new Cases(
            received,
            resolved,
            0,
            received - resolved,
            null,
            sameDay,
            null,
            durations(lengths),
            people,
            amount,
            0),
        new Windows(0, 0, null, 0, clocks),
        new CheckIns(0, 0, 0, null),
        new Confirmations(0, 0),
        new Satisfaction(null, 0),
        of.kind() == ScorePeriod.Kind.DAY && clearing == null
            ? new Clearing(List.of(), received - resolved)
            : clearing);
  }

  private static Instant midnight(LocalDate day) {
    return day.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.ofHours(8));
  }

  private static Durations durations(String sketch) {
    return new Durations(null, null, sketch);
  }
}
