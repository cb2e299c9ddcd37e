package dev.beacon.elasticsearch;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Authority;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Handling;
import dev.beacon.contract.HealthDocument;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Metrics;
import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.Text;
import java.time.Instant;
import java.util.List;

/** A document of each kind with nothing left out. */
final class Samples {
  static final Instant NOON = Instant.parse("2019-11-05T04:00:00Z");

  /** As fine as an Instant gets. */
  static final Instant A_NANO_LATER = NOON.plusNanos(123_456_789);

  static final GeoPoint HERE = new GeoPoint(22.7, 113.9);

  private Samples() {}

  static CaseDocument caseDocument(String caseId, long version) {
    return new CaseDocument(
        caseId,
        version,
        CaseStatus.RESOLVED,
        Grade.RED,
        "WAGE_ARREARS",
        "hotline",
        List.of("HOTLINE", "TIP"),
        NOON,
        A_NANO_LATER,
        NOON,
        NOON,
        NOON,
        NOON,
        NOON,
        312,
        2_100_000.5,
        "CNY",
        "site:east gate",
        "东门工地",
        "440311001001",
        "440311001",
        HERE,
        "8941b2a2d2bffff",
        "station-17",
        "labour",
        "三百多名工人讨薪",
        7,
        2,
        List.of("request:hotline:1", "tip:app:2"));
  }

  static Alert alert(String alertId, long version) {
    return new Alert(
        alertId,
        version,
        Alert.Kind.CLOCK,
        Alert.Status.ESCALATED,
        Grade.RED,
        A_NANO_LATER,
        NOON,
        Alert.Mode.LIVE,
        "acceptance",
        4,
        "WAGE_ARREARS",
        "site:east gate",
        "东门工地",
        "440311001001",
        HERE,
        "case-1",
        "acceptance",
        Alert.Phase.BREACH,
        NOON,
        "labour",
        new Metrics(5, 4, 32, 210_000, 1),
        List.of("request:hotline:1"),
        new Text("三十分钟内无人受理", "nobody accepted it within 30 minutes"),
        Authority.STREET,
        new Handling("duty-officer-3", NOON, A_NANO_LATER, true, "已在路上"));
  }

  static HeatDocument heat(String heatId, long version) {
    return heat(heatId, version, NOON);
  }

  static HeatDocument heat(String heatId, long version, Instant at) {
    return new HeatDocument(
        heatId,
        version,
        HeatDocument.Kind.CELL,
        9,
        "8941b2a2d2bffff",
        "440311001001",
        "440311001",
        "site:one",
        "One",
        HERE,
        at,
        73.25,
        Grade.RED,
        6,
        1,
        2,
        3,
        32,
        210000.5,
        1,
        2,
        new HeatDocument.Parts(40, 10.25, 5, 10, 6, 2),
        List.of(
            new HeatDocument.Contributor(
                HeatDocument.Source.CASE, "c-1", "c-1", "WAGE_ARREARS", Grade.RED, 40)),
        new Text("一起红色案件", "one RED case"),
        4);
  }

  static HealthDocument health() {
    return new HealthDocument(
        "ALERT_LATENCY:CLUSTER:1:1572926400000",
        1,
        NOON,
        HealthDocument.Measure.ALERT_LATENCY,
        "CLUSTER",
        1,
        12,
        140L,
        820L,
        1_100L);
  }

  static ScorecardDocument scorecard(String cardId, long version) {
    ScorecardDocument.Durations durations = new ScorecardDocument.Durations(29.8, 61.2, "375:1");
    return new ScorecardDocument(
        cardId,
        version,
        ScorePeriod.Kind.DAY,
        "2019-11-05",
        NOON,
        A_NANO_LATER,
        ScorecardDocument.UnitKind.COMMUNITY,
        "440311001001",
        "440311001",
        NOON,
        new ScorecardDocument.Cases(4, 2, 1, 1, 0.6667, 2, 0.6667, durations, 312, 2_100_000.5, 1),
        new ScorecardDocument.Windows(
            2,
            1,
            0.6667,
            2,
            List.of(new ScorecardDocument.ClockScore("review", 2, 1, 0.6667, 2, durations))),
        new ScorecardDocument.CheckIns(3, 1, 1, 0.5),
        new ScorecardDocument.Confirmations(2, 1),
        new ScorecardDocument.Satisfaction(4.5, 2),
        new ScorecardDocument.Clearing(List.of("case-1"), 0));
  }
}
