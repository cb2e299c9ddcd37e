package dev.beacon.local.simulate;

import dev.beacon.contract.Channel;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Patrol;
import dev.beacon.contract.SubjectKind;
import dev.beacon.contract.Urgency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How wages that are not paid grow into a crowd: a volunteer's tip that wages are late, complaints
 * ever closer together, a stoppage, a gathering, a request in the name of all with the crowd's
 * complaints behind it, and the agreement.
 */
final class OutbreakScript {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;

  /** Complaints come twenty times as fast at the gathering as at the onset. */
  private static final double GROWTH = 3;

  /** The first tip and this many complaints make four reporters. */
  private static final int COMPLAINTS_TO_CLUSTER = 3;

  private static final long SCRIPTS = 4;

  private final Cast cast;
  private final People people;
  private final Draw draw;
  private final List<CaseFacts> reports = new ArrayList<>();

  private OutbreakScript(Cast cast, People people, Draw draw) {
    this.cast = cast;
    this.people = people;
    this.draw = draw;
  }

  /**
   * Who, where, when and how much.
   *
   * @param number counts the outbreaks from 0
   * @param scenario what it is called in the truth
   * @param onset when the first tip comes in, epoch millis
   * @param gatheringAt when the crowd gathers, epoch millis
   * @param agreementAt when it is settled, epoch millis
   * @param workers how many are owed wages
   * @param amount yuan owed to all together
   * @param subjectName as properly written
   */
  record Cast(
      int number,
      String scenario,
      long onset,
      long gatheringAt,
      long agreementAt,
      int workers,
      double amount,
      SubjectKind subjectKind,
      String subjectName,
      District.Community community,
      String cell,
      GeoPoint location,
      String station) {}

  /** How many of so many workers complain before the gathering. */
  static int earlyComplaints(int workers) {
    return Math.max(8, Math.min(60, workers / 6));
  }

  /** How many complain in the quarter of an hour after it. */
  private static int crowdComplaints(int workers) {
    return Math.max(6, Math.min(120, workers / 4));
  }

  /**
   * How long after the onset the gathering must be for the fourth reporter to speak up a given time
   * after the onset.
   */
  static long untilGathering(int earlyComplaints, long untilFourthReporter) {
    return (long) (untilFourthReporter / reached(COMPLAINTS_TO_CLUSTER, earlyComplaints));
  }

  /** The first reports of all cases of the outbreak, in order of time. */
  static List<CaseFacts> reports(long seed, Cast cast, People people) {
    OutbreakScript script = new OutbreakScript(cast, people, Draw.of(seed, SCRIPTS, cast.number()));
    script.tips();
    script.earlyComplaints();
    script.crowd();
    script.reports.sort(Comparator.comparingLong(CaseFacts::openedAt));
    return List.copyOf(script.reports);
  }

  private void tips() {
    long span = cast.gatheringAt - cast.onset;
    tip(cast.onset, Observation.WAGES_LATE, null, "有工人反映工资迟迟未发。");
    tip(cast.onset + span * 45 / 100, Observation.WAGES_LATE, 3 + draw.below(6), "多名工人议论欠薪，情绪不稳。");
    tip(
        cast.onset + span * 7 / 10,
        Observation.WORK_STOPPAGE,
        Math.max(5, cast.workers * 4 / 10),
        "部分工人停工，要求结清工资。");
    tip(
        cast.gatheringAt,
        Observation.GATHERING,
        Math.max(10, cast.workers * 8 / 10),
        "大量工人在门口聚集讨薪，请尽快到场。");
  }

  private void earlyComplaints() {
    int complaints = earlyComplaints(cast.workers);
    double span = cast.gatheringAt - cast.onset;
    double before = 0;
    int speakers = 0;
    for (int i = 1; i <= complaints; i++) {
      double at = reached(i, complaints);
      // Never later than its place in the ramp, so that the cluster forms when it is meant to.
      double when = at - (at - before) * 0.2 * draw.unit();
      before = at;
      boolean speaksAgain = i > COMPLAINTS_TO_CLUSTER && draw.chance(0.15);
      int worker = speaksAgain ? draw.below(speakers) : speakers++;
      int colleagues = i <= COMPLAINTS_TO_CLUSTER ? 1 : 1 + draw.below(4);
      complaint(cast.onset + (long) (span * when), worker, colleagues);
    }
  }

  private void crowd() {
    long at = cast.gatheringAt + MINUTE;
    report(
        at,
        Channel.STATION,
        "工人代表反映" + cast.workers + "人被拖欠工资",
        "现场" + cast.workers + "名工人聚集，共被拖欠工资" + (long) cast.amount + "元。",
        people.worker(cast.number, cast.workers),
        cast.workers,
        cast.amount,
        Urgency.CRITICAL);
    for (int i = 0; i < crowdComplaints(cast.workers); i++) {
      complaint(
          at + draw.between(10 * SECOND, 15 * MINUTE), draw.below(cast.workers), 1 + draw.below(8));
    }
  }

  private void complaint(long at, int worker, int colleagues) {
    double each = cast.amount / cast.workers;
    report(
        at,
        draw.pick(List.of(Channel.HOTLINE, Channel.MINI_PROGRAM, Channel.QR_CODE, Channel.APP)),
        Matter.WAGE_ARREARS.title(),
        Matter.WAGE_ARREARS.text(draw),
        people.worker(cast.number, worker),
        colleagues,
        (double) StrictMath.round(each * colleagues * (0.7 + 0.6 * draw.unit())),
        draw.chance(0.3) ? Urgency.URGENT : null);
  }

  private void report(
      long at,
      Channel channel,
      String title,
      String text,
      String reporter,
      int involved,
      double amount,
      Urgency urgency) {
    int repeats = draw.chance(0.12) ? 1 : 0;
    String number = nextNumber();
    reports.add(
        new CaseFacts(
            number,
            repeats > 0 || draw.chance(0.5) ? number : null,
            at,
            false,
            channel,
            Matter.WAGE_ARREARS,
            title,
            text,
            reporter,
            involved,
            amount,
            cast.subjectKind,
            cast.subjectName,
            BackgroundCases.spelling(draw),
            cast.community.code(),
            draw.near(cast.location, 60),
            channel == Channel.STATION ? cast.station : null,
            urgency,
            null,
            null,
            null,
            repeats,
            0));
  }

  private void tip(long at, Observation observation, Integer seen, String text) {
    int volunteer = draw.below(People.VOLUNTEERS);
    reports.add(
        new CaseFacts(
            nextNumber(),
            null,
            at,
            true,
            null,
            Matter.WAGE_ARREARS,
            null,
            text,
            people.volunteer(volunteer),
            seen,
            null,
            cast.subjectKind,
            cast.subjectName,
            BackgroundCases.spelling(draw),
            cast.community.code(),
            draw.near(cast.location, 60),
            cast.station,
            null,
            observation,
            observation == Observation.WAGES_LATE ? Patrol.DAILY : Patrol.INSTANT,
            people.volunteerKind(volunteer),
            0,
            0));
  }

  private String nextNumber() {
    return "o" + cast.number + "-" + reports.size();
  }

  /** At what share of the ramp so many of all complaints are in: exponential growth. */
  private static double reached(int complaints, int of) {
    double share = (double) complaints / of;
    return StrictMath.log(1 + share * (StrictMath.exp(GROWTH) - 1)) / GROWTH;
  }
}
