package dev.beacon.earlywarning;

import dev.beacon.contract.Channel;
import dev.beacon.contract.CheckIn;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Json;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Observation;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.Order;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Step;
import dev.beacon.contract.Subject;
import dev.beacon.contract.SubjectKind;
import dev.beacon.contract.Tip;
import dev.beacon.contract.Urgency;
import dev.beacon.desk.ReceivedAction;
import java.time.Instant;
import java.util.List;

/** Events as tests need them: what does not matter to a test is the same everywhere. */
final class Reports {
  private static final GeoPoint PLACE = new GeoPoint(22.75, 113.93);

  private Reports() {}

  static Subject site(String name) {
    return new Subject(SubjectKind.SITE, null, name, "四海总承包有限公司");
  }

  /** A pseudonym of the form the schema asks for. */
  static String person(int number) {
    return "p:%022d".formatted(number);
  }

  /** Sites lie some hundred metres from one another, so in cells that touch. */
  private static GeoPoint place(Subject subject) {
    int north = subject == null ? 0 : subject.name().charAt(0) % 3;
    return new GeoPoint(PLACE.lat() + 0.003 * north, PLACE.lon());
  }

  static Request request(
      String id,
      String caseId,
      Instant at,
      String category,
      int reporter,
      Subject subject,
      Integer people,
      Double amount,
      Urgency urgency,
      Instant dueAt) {
    return new Request(
        "request:test:" + id,
        caseId,
        "test",
        Channel.HOTLINE,
        at,
        null,
        category,
        "来电人13812345678反映情况",
        null,
        person(reporter),
        people,
        amount,
        null,
        subject,
        "440311001001",
        place(subject),
        null,
        "劳动监察大队",
        urgency,
        dueAt,
        null);
  }

  /** A request about unpaid wages. */
  static Request wages(String id, Instant at, int reporter, String site) {
    return request(id, null, at, "WAGE_ARREARS", reporter, site(site), null, 8_000.0, null, null);
  }

  /** A request that is RED by its urgency. */
  static Request critical(String id, Instant at) {
    return request(id, null, at, "PUBLIC_SAFETY", 1, null, null, null, Urgency.CRITICAL, null);
  }

  static Tip tip(
      String id,
      String caseId,
      Instant at,
      int volunteer,
      String site,
      Observation observation,
      Integer people) {
    return new Tip(
        "tip:test:" + id,
        caseId,
        "test",
        at,
        null,
        "WAGE_ARREARS",
        observation,
        null,
        person(volunteer),
        null,
        null,
        people,
        site(site),
        "440311001001",
        place(site(site)),
        null);
  }

  static Order order(
      String id, Instant at, Instant issuedAt, Grade level, List<String> departments) {
    return new Order(
        id,
        null,
        "test",
        at,
        issuedAt,
        "WAGE_ARREARS",
        level,
        departments,
        "440311001001",
        null,
        "工人聚集",
        null,
        "社区书记");
  }

  static CheckIn checkIn(
      String id,
      String orderId,
      Instant at,
      Instant arrivedAt,
      String department,
      LeaderRank rank,
      int people) {
    return new CheckIn(
        "check-in:test:" + id, orderId, "test", at, arrivedAt, department, rank, people, null);
  }

  static ReceivedAction acknowledged(String id, String alertId, Instant at) {
    OperatorAction action =
        new OperatorAction(
            "action:" + id,
            alertId,
            OperatorAction.Action.ACKNOWLEDGED,
            "duty-7",
            at,
            null,
            "已派人到场");
    return new ReceivedAction(action, null, null, 0, 0, at.toEpochMilli(), Json.bytes(action));
  }

  static Progress progress(
      String id, String caseId, Instant at, Instant takenAt, Step step, Grade grade) {
    return new Progress(
        "progress:test:" + id,
        caseId,
        "test",
        at,
        takenAt,
        step,
        "街道办",
        null,
        null,
        grade,
        step == Step.PAUSED ? PauseReason.RESIDENT : null,
        null,
        null);
  }
}
