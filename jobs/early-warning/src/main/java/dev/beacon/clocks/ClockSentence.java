package dev.beacon.clocks;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Step;
import dev.beacon.contract.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The sentence by which a duty officer understands an alert, in both languages. */
final class ClockSentence {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final ClockAlert alert;
  private final ClockedCase.Description about;
  private final Grade grade;

  ClockSentence(ClockAlert alert, ClockedCase.Description about, Grade grade) {
    this.alert = alert;
    this.about = about;
    this.grade = grade;
  }

  Text text() {
    boolean warning = alert.phase() == Alert.Phase.WARNING;
    Text tail = department();
    Text body =
        switch (alert.status()) {
          case RESOLVED -> warning ? warningOver() : lateAtLast();
          case RETRACTED -> withdrawn();
          default -> warning ? warn() : breach();
        };
    return new Text(caseZh() + body.zh() + tail.zh() + "。", caseEn() + body.en() + tail.en() + ".");
  }

  private Text warn() {
    Text left = span(alert.deadline() - alert.at());
    Step step = alert.clock().stoppedBy();
    return new Text(
        "须在" + at(alert.deadline()) + "前" + zh(step) + "，仅剩" + left.zh(),
        " must be " + en(step) + " by " + at(alert.deadline()) + "; " + left.en() + " left");
  }

  private Text breach() {
    Step step = alert.clock().stoppedBy();
    if (alert.clock().due()) {
      return new Text(
          "未按承诺在" + at(alert.deadline()) + "前" + zh(step),
          " was not " + en(step) + " by its due time, " + at(alert.deadline()));
    }
    Text within = span(alert.clock().within().toMillis());
    return new Text(
        "未在" + within.zh() + "内" + zh(step) + "，时限为" + at(alert.deadline()),
        " was not "
            + en(step)
            + " within "
            + within.en()
            + "; the deadline was "
            + at(alert.deadline()));
  }

  /** A breach that stands: the step came, but after the deadline. */
  private Text lateAtLast() {
    ClockedCase.Taken end = alert.verdict().end();
    Step step = ending();
    Text late = span(end.takenAt() - alert.deadline());
    return new Text(
        "已于" + at(end.takenAt()) + zh(step) + "，超过时限" + late.zh(),
        " was " + en(step) + " at " + at(end.takenAt()) + ", " + late.en() + " after the deadline");
  }

  private Text warningOver() {
    if (alert.verdict().outcome() != Verdict.Outcome.KEPT) {
      return released("");
    }
    ClockedCase.Taken end = alert.verdict().end();
    Step step = alert.clock().stoppedBy();
    return new Text(
        "已于" + at(end.takenAt()) + "按时" + zh(step),
        " was " + en(step) + " in time, at " + at(end.takenAt()));
  }

  private Text withdrawn() {
    if (alert.verdict().outcome() != Verdict.Outcome.KEPT) {
      return released("，告警撤回");
    }
    ClockedCase.Taken end = alert.verdict().end();
    Step step = alert.clock().stoppedBy();
    return new Text(
        "实际已于" + at(end.takenAt()) + "按时" + zh(step) + "，消息迟到，告警撤回",
        " was "
            + en(step)
            + " in time after all, at "
            + at(end.takenAt())
            + "; the news came late and the alert is withdrawn");
  }

  private Text released(String zhEnding) {
    boolean cancelled = alert.verdict().end() != null;
    return cancelled
        ? new Text("已在时限前撤销" + zhEnding, " was cancelled before the deadline")
        : new Text("已在时限前调整等级" + zhEnding, " was given another grade before the deadline");
  }

  /** The step that came: a breach can also end in a cancellation. */
  private Step ending() {
    ClockedCase.Taken kept = alert.subject().earliest(alert.clock().stoppedBy(), alert.at());
    return kept == null ? Step.CANCELLED : alert.clock().stoppedBy();
  }

  private Text department() {
    return about.department() == null
        ? new Text("", "")
        : new Text("，责任部门：" + about.department(), "; department: " + about.department());
  }

  private String caseZh() {
    String name = about.title() == null ? "" : "“" + about.title() + "”";
    String colour =
        switch (grade) {
          case RED -> "红色";
          case YELLOW -> "黄色";
          case GREEN -> "绿色";
        };
    return colour + "个案" + name + "（" + alert.subject().caseId() + "）";
  }

  private String caseEn() {
    String name = about.title() == null ? "" : " \"" + about.title() + "\"";
    return grade + " case" + name + " (" + alert.subject().caseId() + ")";
  }

  private String at(long instant) {
    return MINUTE.format(Instant.ofEpochMilli(instant).atZone(alert.zone()));
  }

  private static String zh(Step step) {
    return switch (step) {
      case REVIEWED -> "研判";
      case ACCEPTED -> "受理";
      case RESOLVED -> "办结";
      case CONFIRMED -> "确认";
      case CLOSED -> "结案";
      case CANCELLED -> "撤销";
      case UPDATED -> "更新进展";
      case REOPENED -> "重新打开";
      case REGRADED -> "调整等级";
      case PAUSED -> "暂停";
      case RESUMED -> "恢复";
      case EXTENDED -> "延期";
      case FED_BACK -> "反馈";
      case JUDICIAL_APPLIED -> "申请司法确认";
      case JUDICIAL_CONFIRMED -> "线上确认";
      case JUDICIAL_DOCUMENTED -> "出具文书";
      case JUDICIAL_SERVED -> "送达文书";
    };
  }

  private static String en(Step step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  /** A length of time in its two largest units. */
  static Text span(long millis) {
    Duration length = Duration.ofMillis(Math.max(0, millis));
    long days = length.toDays();
    int hours = length.toHoursPart();
    int minutes = length.toMinutesPart();
    if (days > 0) {
      return join(unit(days, "天", "day"), unit(hours, "小时", "hour"));
    }
    if (hours > 0) {
      return join(unit(hours, "小时", "hour"), unit(minutes, "分钟", "minute"));
    }
    Text seconds = unit(length.toSecondsPart(), "秒", "second");
    return minutes > 0
        ? join(unit(minutes, "分钟", "minute"), seconds)
        : seconds.en().isEmpty() ? new Text("不到1秒", "less than a second") : seconds;
  }

  private static Text unit(long count, String zh, String en) {
    return count == 0
        ? new Text("", "")
        : new Text(count + zh, count + " " + en + (count == 1 ? "" : "s"));
  }

  private static Text join(Text large, Text small) {
    return small.en().isEmpty()
        ? large
        : new Text(large.zh() + small.zh(), large.en() + " " + small.en());
  }
}
