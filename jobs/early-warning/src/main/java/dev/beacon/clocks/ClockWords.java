package dev.beacon.clocks;

import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.ClockDefinition.Term;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Step;
import dev.beacon.contract.Text;
import java.time.Duration;

/** The words of which sentences about clocks are made. */
public final class ClockWords {
  private static final String ROUND_THE_CLOCK = "always";

  private final Matter matter;
  private final boolean attendance;

  ClockWords(ClockDefinition clock) {
    this.matter = clock.matter();
    this.attendance = ClockDefinition.isOfAttendance(clock.clock());
  }

  /** What has been done when a step was taken. */
  Text done(Step step) {
    if (matter == Matter.ORDER && step == Step.ACCEPTED) {
      return attendance
          ? new Text("到齐", "attended as asked")
          : new Text("报到", "answered by a check-in");
    }
    if (matter == Matter.ORDER && step == Step.CANCELLED) {
      return new Text("结束", "ended");
    }
    return switch (step) {
      case REVIEWED -> new Text("研判", "reviewed");
      case ACCEPTED -> new Text("受理", "accepted");
      case UPDATED -> new Text("更新进展", "updated");
      case RESOLVED -> new Text("办结", "resolved");
      case CONFIRMED -> new Text("确认", "confirmed");
      case CLOSED -> new Text("结案", "closed");
      case REOPENED -> new Text("重新打开", "reopened");
      case CANCELLED -> new Text("撤销", "cancelled");
      case REGRADED -> new Text("调整等级", "regraded");
      case PAUSED -> new Text("暂停", "paused");
      case RESUMED -> new Text("恢复", "resumed");
      case EXTENDED -> new Text("延期", "extended");
      case FED_BACK -> new Text("反馈", "reported back to the resident");
      case JUDICIAL_APPLIED -> new Text("申请司法确认", "submitted to the court");
      case JUDICIAL_CONFIRMED -> new Text("在线确认", "confirmed by both parties");
      case JUDICIAL_DOCUMENTED -> new Text("出具文书", "documented by the court");
      case JUDICIAL_SERVED -> new Text("送达司法确认文书", "served with the court's document");
    };
  }

  /** Within what time, as an adverb. */
  static Text within(ClockDefinition clock) {
    Term term = clock.term();
    if (term.time() != null) {
      Text length = span(term.time().toMillis());
      return clock.calendar().equals(ROUND_THE_CLOCK)
          ? new Text("在" + length.zh() + "内", "within " + length.en())
          : new Text("在" + length.zh() + "（办公时间）内", "within " + length.en() + " of office time");
    }
    if (term.workingDays() != null) {
      return new Text(
          "在" + term.workingDays() + "个工作日内",
          "within "
              + term.workingDays()
              + (term.workingDays() == 1 ? " working day" : " working days"));
    }
    return term.days() == 0
        ? new Text("在当天", "on the same day")
        : new Text(
            "在" + term.days() + "天内",
            "within " + term.days() + (term.days() == 1 ? " day" : " days"));
  }

  static Text of(Matter matter) {
    return matter == Matter.ORDER ? new Text("命令", "order") : new Text("个案", "case");
  }

  static Text of(Grade grade) {
    return switch (grade) {
      case RED -> new Text("红色", "RED");
      case YELLOW -> new Text("黄色", "YELLOW");
      case GREEN -> new Text("绿色", "GREEN");
    };
  }

  static Text of(LeaderRank rank) {
    return switch (rank) {
      case STAFF -> new Text("一般工作人员", "staff");
      case SECTION_HEAD -> new Text("科长", "a section head");
      case DEPUTY_DIRECTOR -> new Text("副局长", "a deputy director");
      case DIRECTOR -> new Text("局长", "a director");
      case DISTRICT_LEADER -> new Text("区领导", "a leader of the district");
    };
  }

  static Text of(Authority authority) {
    return switch (authority) {
      case COMMUNITY -> new Text("社区", "the community");
      case STREET -> new Text("街道", "the sub-district");
      case DISTRICT -> new Text("区", "the district");
      case LEADER -> new Text("包案领导", "the leader in charge");
    };
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
