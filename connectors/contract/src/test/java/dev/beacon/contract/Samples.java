package dev.beacon.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Records with every field set. */
final class Samples {
  static final Instant AT = Instant.parse("2019-11-05T02:10:00.250Z");
  static final String PSEUDONYM = "p:Ab3_-Ab3_-Ab3_-Ab3_-xy";
  static final GeoPoint PLACE = new GeoPoint(22.7543, 113.9421);

  private Samples() {}

  static Request request() {
    return new Request(
        "request:gateway:17",
        "case-17",
        "gateway",
        Channel.MINI_PROGRAM,
        AT,
        AT.minusSeconds(60),
        "WAGE_ARREARS",
        "工地拖欠工资",
        "三个月没有发工资😡",
        PSEUDONYM,
        32,
        210000.5,
        "CNY",
        new Subject(SubjectKind.SITE, "site-42", "科技园三期"),
        "440311001001",
        PLACE,
        "station-017",
        "人力资源局",
        Urgency.URGENT,
        AT.plusSeconds(3600),
        List.of("review", "due"));
  }

  static Tip tip() {
    return new Tip(
        "tip:gateway:7f3a",
        "case-17",
        "gateway",
        AT,
        AT.minusSeconds(60),
        "WAGE_ARREARS",
        Observation.GATHERING,
        Patrol.DAILY,
        PSEUDONYM,
        "SHOP_OWNER",
        "门口聚集了二十多人",
        20,
        new Subject(SubjectKind.EMPLOYER, null, "Horton Community Hospital"),
        "South Boston / South Boston Waterfront",
        PLACE,
        "station-017");
  }

  static Progress progress() {
    return new Progress(
        "progress:gateway:17-1",
        "case-17",
        "gateway",
        AT,
        AT.minusSeconds(60),
        Step.REGRADED,
        "人力资源局",
        "duty officer",
        "涉及人数增加",
        Grade.RED,
        PauseReason.APPRAISAL,
        null,
        null);
  }

  /** Of a step that carries neither grade nor reason. */
  static Progress progress(Step step, Integer satisfaction, Boolean online) {
    return new Progress(
        "progress:gateway:17-2",
        "case-17",
        "gateway",
        AT,
        AT.minusSeconds(60),
        step,
        "人力资源局",
        "duty officer",
        "已回访",
        null,
        null,
        satisfaction,
        online);
  }

  /** Events that between them have every field of their kind set. */
  static List<Event> events(EventKind kind) {
    return switch (kind) {
      case REQUEST -> List.of(request());
      case TIP -> List.of(tip());
      case PROGRESS ->
          List.of(
              progress(),
              progress(Step.CLOSED, 5, null),
              progress(Step.JUDICIAL_CONFIRMED, null, true));
      case ORDER -> List.of(order());
      case CHECK_IN -> List.of(checkIn());
    };
  }

  static Order order() {
    return new Order(
        "order:gateway:3",
        "case-17",
        "gateway",
        AT,
        AT.minusSeconds(60),
        "WAGE_ARREARS",
        Grade.RED,
        List.of("区人力资源局", "公安光明分局"),
        "440311001001",
        PLACE,
        "工地三百人聚集讨薪",
        "请到东门",
        "社区书记");
  }

  static CheckIn checkIn() {
    return new CheckIn(
        "check-in:gateway:3-1",
        "order:gateway:3",
        "gateway",
        AT,
        AT.minusSeconds(60),
        "区人力资源局",
        LeaderRank.DEPUTY_DIRECTOR,
        3,
        "已到达");
  }

  static Alert alert() {
    return new Alert(
        "cluster:wage-arrears-emerging:1f2e",
        3,
        Alert.Kind.CLUSTER,
        Alert.Status.OPEN,
        Grade.RED,
        AT,
        AT,
        Alert.Mode.LIVE,
        "wage-arrears-emerging",
        4,
        "WAGE_ARREARS",
        "site:科技园三期",
        "科技园三期工地",
        "440311001001",
        PLACE,
        "case-17",
        "acceptance",
        Alert.Phase.BREACH,
        AT,
        "人力资源局",
        new Metrics(5, 4, 32, 210000, 1),
        List.of("request:gateway:17"),
        new Text("四人反映欠薪。", "4 people report unpaid wages."),
        Authority.STREET,
        new Handling("duty-officer-3", AT, AT.plusSeconds(7200), true, "已到场"));
  }

  static OperatorAction action() {
    return new OperatorAction(
        "action:17",
        "cluster:wage-arrears-emerging:1f2e",
        OperatorAction.Action.SNOOZED,
        "duty-officer-3",
        AT,
        AT.plusSeconds(7200),
        "已到场");
  }

  static CaseDocument caseDocument() {
    return new CaseDocument(
        "case-17",
        2,
        CaseStatus.ACCEPTED,
        Grade.RED,
        "WAGE_ARREARS",
        "gateway",
        List.of("HALL", "TIP"),
        AT,
        AT,
        AT,
        AT,
        AT,
        AT,
        AT,
        32,
        210000.0,
        "CNY",
        "site:科技园三期",
        "科技园三期工地",
        "440311001001",
        "440311001",
        PLACE,
        "8941186ca2fffff",
        "station-017",
        "人力资源局",
        "工地拖欠工资",
        2,
        1,
        List.of("request:gateway:17"));
  }

  static OrderDocument orderDocument() {
    return new OrderDocument(
        "order:gateway:3",
        4,
        OrderDocument.Status.COMPLETED,
        "case-17",
        "WAGE_ARREARS",
        Grade.RED,
        "gateway",
        "440311001001",
        "440311001",
        PLACE,
        "工地三百人聚集讨薪",
        "社区书记",
        AT,
        AT,
        AT,
        3,
        List.of(
            new OrderDocument.Department(
                "区人力资源局",
                OrderDocument.Presence.IN_TIME,
                "check-in-red",
                AT,
                LeaderRank.DEPUTY_DIRECTOR,
                5,
                AT,
                LeaderRank.DIRECTOR,
                3,
                OrderDocument.Attendance.TOO_FEW,
                3,
                List.of(
                    new OrderDocument.Arrival(
                        "check-in:gateway:3-1", AT, AT, LeaderRank.DIRECTOR, 3)))));
  }

  static HeatDocument heat() {
    return new HeatDocument(
        "cell:8941186ca2fffff",
        7,
        HeatDocument.Kind.CELL,
        9,
        "8941b2a2d2bffff",
        "440311001001",
        "440311001",
        "site:one",
        "One",
        PLACE,
        AT,
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
        "ALERT_LATENCY:CLUSTER:0:1572919800000",
        1,
        AT,
        HealthDocument.Measure.ALERT_LATENCY,
        "CLUSTER",
        0,
        12,
        44L,
        167L,
        201L);
  }

  static ScorecardDocument scorecard() {
    ScorecardDocument.Durations durations = new ScorecardDocument.Durations(29.8, 61.2, "375:1");
    return new ScorecardDocument(
        "day:2020-05-13:community:440311001001",
        7,
        ScorePeriod.Kind.DAY,
        "2020-05-13",
        AT,
        AT,
        ScorecardDocument.UnitKind.COMMUNITY,
        "440311001001",
        "440311001",
        AT,
        new ScorecardDocument.Cases(4, 2, 1, 1, 0.6667, 2, 0.6667, durations, 94, 210000.5, 1),
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

  static Reject reject() {
    return new Reject(
        "beacon.requests-3-1042",
        "beacon.requests",
        3,
        1042,
        AT,
        Reject.Reason.INVALID,
        "reportedAt: is missing but it is required",
        new byte[] {'{', '}'});
  }

  static ClusterRule rule() {
    return ClusterRule.surge(
        "wage-arrears-emerging",
        1,
        true,
        Alert.Mode.LIVE,
        new Text("欠薪苗头", "Wage arrears emerging"),
        List.of("WAGE_ARREARS"),
        4,
        Duration.ofDays(7),
        Duration.ofDays(14),
        List.of(new ClusterRule.SeverityStep(Grade.RED, 10, 30, 1e6)));
  }

  /** Every field set, which no clock that makes sense has. */
  static ClockDefinition clock() {
    return new ClockDefinition(
        "acceptance",
        3,
        true,
        AT,
        new Text("受理", "Acceptance"),
        ClockDefinition.Matter.CASE,
        Step.REVIEWED,
        Step.ACCEPTED,
        List.of(Step.CONFIRMED),
        List.of(Grade.RED),
        List.of("WAGE_ARREARS"),
        List.of("人力资源局"),
        List.of("TIP"),
        new ClockDefinition.Term(Duration.ofMinutes(30), 1, 2),
        new ClockDefinition.Term(Duration.ofMinutes(10), 1, 2),
        "office-hours",
        List.of(PauseReason.RESIDENT),
        Step.UPDATED,
        List.of(0.5, 0.8),
        List.of(new ClockDefinition.Rung(Duration.ZERO, Authority.COMMUNITY)),
        new ClockDefinition.Attendance(LeaderRank.DIRECTOR, 5),
        2,
        "li",
        AT,
        "winter");
  }

  static RiskModel riskModel() {
    RiskModel.ByGrade weights = new RiskModel.ByGrade(20, 5, 1);
    return new RiskModel(
        "district",
        3,
        true,
        new Text("全区风险", "Risk of the district"),
        weights,
        6,
        4,
        List.of(new RiskModel.Factor("WAGE_ARREARS", 1.5)),
        weights,
        weights,
        new RiskModel.HalfLives(Duration.ofHours(72), Duration.ofHours(24), Duration.ofHours(12)),
        new RiskModel.Scales(40, 70, 150, 500, 40),
        new RiskModel.Limits(60, 25),
        "li",
        AT,
        "winter");
  }
}
