package dev.beacon.clocks;

import dev.beacon.clocks.Round.Outcome;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Attendance;
import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Step;
import dev.beacon.contract.Text;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The sentence by which a duty officer understands an alert, in both languages. */
final class ClockSentence {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final Text NOTHING = new Text("", "");

  private final ClockAlert alert;
  private final ClockDefinition clock;
  private final Round round;
  private final ClockedCase.Description about;
  private final Grade grade;
  private final ClockWords words;

  ClockSentence(ClockAlert alert, ClockedCase.Description about, Grade grade) {
    this.alert = alert;
    this.clock = alert.clock();
    this.round = alert.round();
    this.about = about;
    this.grade = grade;
    this.words = new ClockWords(clock);
  }

  Text text() {
    boolean warning = alert.phase() == Alert.Phase.WARNING;
    Text body =
        switch (alert.status()) {
          case RESOLVED -> warning ? warningOver() : lateAtLast();
          case RETRACTED -> withdrawn();
          default -> warning ? plus(warn(), missing()) : plus(breach(), plus(missing(), taken()));
        };
    Text sentence = plus(plus(matter(), body), department());
    return new Text(sentence.zh() + "。", sentence.en() + ".");
  }

  private Text warn() {
    if (alert.deadline() == ClockedCase.NEVER) {
      return new Text(
          "须尽快" + zh(wanted()) + "，目前暂停", " must be " + en(wanted()) + "; it rests for now");
    }
    Text left = ClockWords.span(alert.deadline() - alert.at());
    return new Text(
        "须在" + at(alert.deadline()) + "前" + zh(wanted()) + "，仅剩" + left.zh(),
        " must be " + en(wanted()) + " by " + at(alert.deadline()) + "; " + left.en() + " left");
  }

  private Text breach() {
    if (ClockDefinition.isOfAttendance(clock.clock())) {
      return lacking();
    }
    if (clock.term() == null) {
      return new Text(
          "未按承诺在" + at(alert.deadline()) + "前" + zh(wanted()),
          " was not " + en(wanted()) + " by its due time, " + at(alert.deadline()));
    }
    Text within = ClockWords.within(clock);
    return new Text(
        "未" + within.zh() + zh(wanted()) + "，时限为" + at(alert.deadline()),
        " was not "
            + en(wanted())
            + " "
            + within.en()
            + "; the deadline was "
            + at(alert.deadline()));
  }

  /** Who was asked for and did not come. */
  private Text lacking() {
    Attendance asked = clock.attendance();
    Attendance came =
        AttendanceJudge.came(new KnownCase(alert.subject(), alert.at()).turns(), alert.deadline());
    Text rank =
        new Text(
            "到场人员级别不足：要求" + zh(asked.rank()) + "以上，实到" + zh(came.rank()),
            " was answered by people of too low a rank: "
                + en(asked.rank())
                + " or above was asked for, "
                + en(came.rank())
                + " came");
    Text people =
        new Text(
            "到场人数不足：要求" + asked.people() + "人以上，实到" + came.people() + "人",
            " was answered by too few: "
                + asked.people()
                + " or more were asked for, "
                + came.people()
                + " came");
    if (came.rank().compareTo(asked.rank()) >= 0) {
      return people;
    }
    return came.people() >= asked.people() ? rank : plus(plus(rank, new Text("；", ";")), people);
  }

  /** The step on the way that is missing, where there are several. */
  private Text missing() {
    if (clock.through().isEmpty() || round == null) {
      return NOTHING;
    }
    KnownCase known = new KnownCase(alert.subject(), alert.at());
    for (Step step : clock.through()) {
      if (known.exactly(step, round.start()) == null) {
        return new Text("，尚未" + zh(step), "; it has yet to be " + en(step));
      }
    }
    return new Text("，尚未" + zh(wanted()), "; it has yet to be " + en(wanted()));
  }

  /** To whom the breach was taken. */
  private Text taken() {
    Authority authority = alert.escalatedTo();
    return authority == null
        ? NOTHING
        : new Text(
            "，已上报" + ClockWords.of(authority).zh(), "; taken to " + ClockWords.of(authority).en());
  }

  /** A breach that stands: the step came, but after the deadline. */
  private Text lateAtLast() {
    Turn end = round.end();
    Text late = ClockWords.span(end.takenAt() - alert.deadline());
    return new Text(
        "已于" + at(end.takenAt()) + zh(ending()) + "，超过时限" + late.zh(),
        " was "
            + en(ending())
            + " at "
            + at(end.takenAt())
            + ", "
            + late.en()
            + " after the deadline");
  }

  private Text warningOver() {
    if (round == null || round.outcome() != Outcome.KEPT) {
      return released("");
    }
    Turn end = round.end();
    return new Text(
        "已于" + at(end.takenAt()) + "按时" + zh(ending()),
        " was " + en(ending()) + " in time, at " + at(end.takenAt()));
  }

  private Text withdrawn() {
    if (round == null || round.outcome() != Outcome.KEPT) {
      return released("，告警撤回");
    }
    Turn end = round.end();
    return new Text(
        "实际已于" + at(end.takenAt()) + "按时" + zh(ending()) + "，消息迟到，告警撤回",
        " was "
            + en(ending())
            + " in time after all, at "
            + at(end.takenAt())
            + "; the news came late and the alert is withdrawn");
  }

  private Text released(String zhEnding) {
    if (round == null) {
      return new Text("该时限不再适用" + zhEnding, " is not under this promise after all");
    }
    if (round.outcome() == Outcome.RUNNING) {
      return new Text("的时限已顺延或暂停" + zhEnding, " was given more time");
    }
    return round.end() != null
        ? new Text(
            "已在时限前" + zh(Step.CANCELLED) + zhEnding,
            " was " + en(Step.CANCELLED) + " before the deadline")
        : new Text("已在时限前调整等级" + zhEnding, " was given another grade before the deadline");
  }

  /** What has to be done next. */
  private Step wanted() {
    if (clock.renewedBy() != null) {
      return clock.renewedBy();
    }
    return clock.stoppedBy() == null ? Step.ACCEPTED : clock.stoppedBy();
  }

  /** What was done: the wanted step, the one that ends all waiting, or a cancellation. */
  private Step ending() {
    Step step = round.end().step();
    return step != Step.CANCELLED && step.implies(wanted()) ? wanted() : step;
  }

  private Text department() {
    if (about.department() == null) {
      return NOTHING;
    }
    return clock.matter() == Matter.ORDER
        ? new Text("，应到部门：" + about.department(), "; department called: " + about.department())
        : new Text("，责任部门：" + about.department(), "; department: " + about.department());
  }

  private Text matter() {
    Text noun = ClockWords.of(clock.matter());
    String zhName = about.title() == null ? "" : "“" + about.title() + "”";
    String enName = about.title() == null ? "" : " \"" + about.title() + "\"";
    String id = alert.subject().caseId();
    return new Text(
        ClockWords.of(grade).zh() + noun.zh() + zhName + "（" + id + "）",
        grade + " " + noun.en() + enName + " (" + id + ")");
  }

  private static Text plus(Text one, Text other) {
    return new Text(one.zh() + other.zh(), one.en() + other.en());
  }

  private String at(long instant) {
    return MINUTE.format(Instant.ofEpochMilli(instant).atZone(alert.zone()));
  }

  private static String zh(LeaderRank rank) {
    return ClockWords.of(rank).zh();
  }

  private static String en(LeaderRank rank) {
    return ClockWords.of(rank).en();
  }

  private String zh(Step step) {
    return words.done(step).zh();
  }

  private String en(Step step) {
    return words.done(step).en();
  }
}
