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

  private ClusterSentences() {}

  static Text summary(Reading reading) {
    Metrics metrics = reading.picture().metrics();
    Text matter =
        MATTERS.getOrDefault(reading.category(), new Text(reading.category(), reading.category()));
    String name = reading.about().name();
    if (reading.level() == Reading.Level.OVER) {
      return new Text(
          "“%s”的%s苗头已平息：静默期内无新反映。累计 %d 人反映 %d 件。"
              .formatted(name, matter.zh(), metrics.reporters(), metrics.reports()),
          "%s: reports of %s have ceased; none came for a whole quiet period. %s by %s in all."
              .formatted(
                  name,
                  matter.en(),
                  count(metrics.reports(), "report", "reports"),
                  count(metrics.reporters(), "person", "people")));
    }
    boolean opening = reading.picture().step() == 1;
    Text span =
        opening
            ? new Text(zhSpan(reading.within()) + "内", "within " + enSpan(reading.within()))
            : new Text("自苗头出现以来", "since the cluster opened");
    return new Text(
        "%s %d 人反映“%s”%s，共 %d 件%s；涉及约 %d 人%s。"
            .formatted(
                span.zh(),
                metrics.reporters(),
                name,
                matter.zh(),
                metrics.reports(),
                metrics.tips() == 0 ? "" : "（其中线索 %d 条）".formatted(metrics.tips()),
                metrics.people(),
                metrics.amount() > 0 ? "、%s".formatted(zhMoney(reading)) : ""),
        "%s reported %s at %s %s (%s%s); about %s involved%s."
            .formatted(
                count(metrics.reporters(), "person", "people"),
                matter.en(),
                name,
                span.en(),
                count(metrics.reports(), "report", "reports"),
                metrics.tips() == 0 ? "" : ", of them " + count(metrics.tips(), "tip", "tips"),
                count(metrics.people(), "person", "people"),
                metrics.amount() > 0 ? ", " + enMoney(reading) : ""));
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
