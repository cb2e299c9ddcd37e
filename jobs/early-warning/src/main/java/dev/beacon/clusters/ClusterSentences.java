package dev.beacon.clusters;

import dev.beacon.contract.Metrics;
import dev.beacon.contract.Text;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The sentence with which a cluster explains itself, in both languages. */
final class ClusterSentences {
  private static final Map<String, Text> MATTERS =
      Map.of(
          "WAGE_ARREARS", new Text("欠薪", "unpaid wages"),
          "LABOUR_DISPUTE", new Text("劳动纠纷", "a labour dispute"),
          "CONTRACT_DISPUTE", new Text("合同纠纷", "a contract dispute"));

  private static final double DAYS_A_YEAR = 365.25;
  private static final double DAYS_TOLD_IN_YEARS = 1000;

  /** Beyond that a number of years says nothing more. */
  private static final double MOST_YEARS = 10_000;

  private ClusterSentences() {}

  static Text summary(Reading reading) {
    Text matter =
        MATTERS.getOrDefault(reading.category(), new Text(reading.category(), reading.category()));
    Text where = where(reading);
    if (reading.level() == Reading.Level.OVER) {
      return over(reading, where, matter);
    }
    Text said =
        reading.picture().step() == 1
            ? opening(reading, where, matter)
            : reported(reading, where, matter, new Text("自苗头出现以来", "since the cluster opened"));
    return new Text(
        said.zh() + "，" + sizeZh(reading) + "。", said.en() + "; " + sizeEn(reading) + ".");
  }

  /** How the pattern came to be met. */
  private static Text opening(Reading reading, Text where, Text matter) {
    Metrics metrics = reading.picture().metrics();
    String people = people(metrics.reporters());
    Text span = new Text(zhSpan(reading.within()) + "内", "within " + enSpan(reading.within()));
    return switch (reading.pattern()) {
      case SURGE -> reported(reading, where, matter, span);
      case ESCALATION ->
          new Text(
              "%s%s正在升级：先有平安员发现工资拖欠，随后 %d 人反映，现已出现聚集或停工"
                  .formatted(where.zh(), matter.zh(), metrics.reporters()),
              "%s at %s escalates: a volunteer saw wages late, %s complained, and now people gather or have stopped work"
                  .formatted(capital(matter.en()), where.en(), people));
      case UNANSWERED ->
          new Text(
              "%s的%s重大案件无人受理，其后又有反映：%s %d 人反映 %d 件"
                  .formatted(
                      where.zh(), matter.zh(), span.zh(), metrics.reporters(), metrics.reports()),
              "A grave case of %s at %s was left unanswered and further reports came: %s by %s %s"
                  .formatted(
                      matter.en(),
                      where.en(),
                      count(metrics.reports(), "report", "reports"),
                      people,
                      span.en()));
      case CONTAGION ->
          new Text(
              "%s%s蔓延：%s %d 处先后有 %d 人反映"
                  .formatted(
                      where.zh(), matter.zh(), span.zh(), metrics.places(), metrics.reporters()),
              "%s spreads at %s: %s at %d places %s"
                  .formatted(
                      capital(matter.en()), where.en(), people, metrics.places(), span.en()));
      case RELAPSE ->
          new Text(
              "%s%s办结后复发：又有 %d 人反映 %d 件"
                  .formatted(where.zh(), matter.zh(), metrics.reporters(), metrics.reports()),
              "%s at %s is back after a settlement: %s by %s"
                  .formatted(
                      capital(matter.en()),
                      where.en(),
                      count(metrics.reports(), "new report", "new reports"),
                      people));
      case ANOMALY -> {
        Text reported = reported(reading, where, matter, span);
        yield new Text(
            "%s；按其以往约为 %s 件，%s"
                .formatted(
                    reported.zh(),
                    expected(metrics.expected()),
                    zhRecurrence(metrics.recurrenceDays())),
            "%s, where %s were to be expected from its history: such a reading comes by chance %s"
                .formatted(
                    reported.en(),
                    expected(metrics.expected()),
                    enRecurrence(metrics.recurrenceDays())));
      }
    };
  }

  private static Text reported(Reading reading, Text where, Text matter, Text span) {
    Metrics metrics = reading.picture().metrics();
    return new Text(
        "%s %d 人反映%s%s，共 %d 件%s"
            .formatted(
                span.zh(),
                metrics.reporters(),
                where.zh(),
                matter.zh(),
                metrics.reports(),
                metrics.tips() == 0 ? "" : "（其中线索 %d 条）".formatted(metrics.tips())),
        "%s reported %s at %s %s (%s%s)"
            .formatted(
                people(metrics.reporters()),
                matter.en(),
                where.en(),
                span.en(),
                count(metrics.reports(), "report", "reports"),
                metrics.tips() == 0 ? "" : ", of them " + count(metrics.tips(), "tip", "tips")));
  }

  private static Text over(Reading reading, Text where, Text matter) {
    Metrics metrics = reading.picture().metrics();
    return new Text(
        "%s的%s苗头已平息：静默期内无新反映。累计 %d 人反映 %d 件。"
            .formatted(where.zh(), matter.zh(), metrics.reporters(), metrics.reports()),
        "%s: reports of %s have ceased; none came for a whole quiet period. %s by %s in all."
            .formatted(
                capital(where.en()),
                matter.en(),
                count(metrics.reports(), "report", "reports"),
                people(metrics.reporters())));
  }

  private static Text where(Reading reading) {
    String name = reading.about().name();
    return switch (reading.scope()) {
      case SUBJECT, SITE, EMPLOYER -> new Text("“" + name + "”", name);
      case CONTRACTOR -> new Text("“" + name + "”及其工地", name + " and its sites");
      case COMMUNITY -> new Text("社区 " + name + " ", "community " + name);
      case CELL -> new Text("网格 " + name + " ", "cell " + name);
      case NEIGHBOURHOOD -> new Text("网格 " + name + " 周边", "the neighbourhood of cell " + name);
    };
  }

  private static String sizeZh(Reading reading) {
    Metrics metrics = reading.picture().metrics();
    return "涉及约 %d 人%s"
        .formatted(metrics.people(), metrics.amount() > 0 ? "、" + zhMoney(reading) : "");
  }

  private static String sizeEn(Reading reading) {
    Metrics metrics = reading.picture().metrics();
    return "about %s involved%s"
        .formatted(people(metrics.people()), metrics.amount() > 0 ? ", " + enMoney(reading) : "");
  }

  private static String people(int n) {
    return count(n, "person", "people");
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String expected(double reports) {
    return String.format(Locale.ROOT, reports < 0.095 ? "%.2f" : "%.1f", reports);
  }

  private static String zhRecurrence(double days) {
    return days < DAYS_TOLD_IN_YEARS
        ? "约 %,.0f 天一遇".formatted(days)
        : "约 %,.0f 年一遇".formatted(Math.min(MOST_YEARS, days / DAYS_A_YEAR));
  }

  private static String enRecurrence(double days) {
    return days < DAYS_TOLD_IN_YEARS
        ? String.format(Locale.ROOT, "once in %,.0f days", days)
        : String.format(
            Locale.ROOT, "once in %,.0f years", Math.min(MOST_YEARS, days / DAYS_A_YEAR));
  }

  private static String count(int n, String one, String many) {
    return n == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", n, many);
  }

  private static String zhSpan(long millis) {
    Duration span = Duration.ofMillis(millis);
    return span.toHours() % 24 == 0 ? span.toDays() + " 天" : span.toHours() + " 小时";
  }

  private static String enSpan(long millis) {
    Duration span = Duration.ofMillis(millis);
    return span.toHours() % 24 == 0
        ? count((int) span.toDays(), "day", "days")
        : count((int) span.toHours(), "hour", "hours");
  }

  private static String zhMoney(Reading reading) {
    double amount = reading.picture().metrics().amount();
    String currency = reading.about().currency();
    if (currency != null && !currency.equals("CNY")) {
      return String.format(Locale.ROOT, "%s %,.0f", currency, amount);
    }
    return amount >= 10_000
        ? String.format(Locale.ROOT, "%.1f 万元", amount / 10_000)
        : String.format(Locale.ROOT, "%,.0f 元", amount);
  }

  private static String enMoney(Reading reading) {
    String currency = reading.about().currency();
    return String.format(
        Locale.ROOT,
        "%s %,.0f",
        currency == null ? "CNY" : currency,
        reading.picture().metrics().amount());
  }
}
