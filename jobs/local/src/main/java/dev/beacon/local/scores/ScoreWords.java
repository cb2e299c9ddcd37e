package dev.beacon.local.scores;

import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.contract.Text;
import java.util.Locale;

/** Numbers of scorecards as people write them. */
final class ScoreWords {
  private static final String NONE = "–";
  private static final double MINUTES_IN_AN_HOUR = 60;
  private static final double MINUTES_IN_A_DAY = 24 * MINUTES_IN_AN_HOUR;
  private static final double WAN = 10_000;
  private static final double YI = 100_000_000;
  private static final double MILLION = 1_000_000;

  private ScoreWords() {}

  static String number(long number) {
    return format("%,d", number);
  }

  /** A share in tenths of a per cent. Only all of it is 100 %, and only nothing of it is 0 %. */
  static String percent(Double share) {
    if (share == null) {
      return NONE;
    }
    double tenths = Math.round(share * 1000) / 10.0;
    if (share < 1 && tenths == 100) {
      return "99.9 %";
    }
    if (share > 0 && tenths == 0) {
      return "0.1 %";
    }
    return format("%.1f %%", tenths);
  }

  /** A length of time in its natural unit. */
  static Text length(Double minutes) {
    if (minutes == null) {
      return new Text(NONE, NONE);
    }
    if (minutes < 2 * MINUTES_IN_AN_HOUR) {
      return with(minutes, " 分钟", " min");
    }
    return minutes < 2 * MINUTES_IN_A_DAY
        ? with(minutes / MINUTES_IN_AN_HOUR, " 小时", " h")
        : with(minutes / MINUTES_IN_A_DAY, " 天", " days");
  }

  private static Text with(double number, String zh, String en) {
    String tenths = format("%.1f", number);
    return new Text(tenths + zh, tenths + en);
  }

  static Text money(double yuan) {
    String plain = format("%,.0f", yuan);
    String zh =
        yuan >= YI
            ? format("%.2f 亿元", yuan / YI)
            : yuan >= WAN ? format("%.1f 万元", yuan / WAN) : plain + " 元";
    String en = yuan >= MILLION ? format("%.1f million yuan", yuan / MILLION) : plain + " yuan";
    return new Text(zh, en);
  }

  static String mark(Double mean) {
    return mean == null ? NONE : format("%.2f", mean);
  }

  static Text rank(ScoreReport.Rank rank) {
    return new Text(
        "第 %d 名，共 %d".formatted(rank.place(), rank.of()),
        "%d of %d".formatted(rank.place(), rank.of()));
  }

  static Text elsewhere(long cases) {
    return new Text(
        "另有 " + number(cases) + " 件不属其中任何一个",
        "and " + number(cases) + " received that belong to none of them");
  }

  static Text kind(UnitKind kind) {
    return switch (kind) {
      case DEPARTMENT -> new Text("部门", "Departments");
      case STREET -> new Text("街道", "Sub-districts");
      case COMMUNITY -> new Text("社区", "Communities");
      case DISTRICT -> new Text("全区", "The district");
    };
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
