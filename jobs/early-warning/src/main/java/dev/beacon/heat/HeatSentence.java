package dev.beacon.heat;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument.Parts;
import dev.beacon.contract.HeatDocument.Source;
import dev.beacon.contract.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in a sentence why a place is as hot as it is. */
final class HeatSentence {
  private static final double TEN_THOUSAND = 10_000;

  private HeatSentence() {}

  static Text of(PlaceRisk risk, Parts parts, String currency) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    int open = risk.count(Source.CASE, null);
    if (open > 0) {
      Sum total = risk.total();
      List<String> zhGrades = new ArrayList<>();
      List<String> enGrades = new ArrayList<>();
      for (Grade grade : Grade.values()) {
        int count = risk.count(Source.CASE, grade);
        if (count > 0) {
          zhGrades.add(zh(grade) + " " + count + " 件");
          enGrades.add(count + " " + grade);
        }
      }
      zh.add(
          "在办"
              + String.join("、", zhGrades)
              + (total.people() > 0 ? "，涉及 " + total.people() + " 人" : "")
              + (total.amount() > 0 ? "、" + zhMoney(total.wholeAmount(), currency) : ""));
      en.add(
          String.join(", ", enGrades)
              + (open == 1 ? " case open" : " cases open")
              + (total.people() > 0 ? " about " + people(total.people()) : "")
              + (total.amount() > 0
                  ? String.format(Locale.ROOT, " and %s %,.0f", currency, total.wholeAmount())
                  : ""));
    }
    int clusters = risk.count(Source.CLUSTER, null);
    if (clusters > 0) {
      zh.add("聚集苗头 " + clusters + " 个");
      en.add(clusters == 1 ? "1 open cluster" : clusters + " open clusters");
    }
    int breaches = risk.count(Source.BREACH, null);
    if (breaches > 0) {
      zh.add("超时未办 " + breaches + " 项");
      en.add(breaches == 1 ? "1 broken promise" : breaches + " broken promises");
    }
    if (parts.settled() >= RiskScore.CALM) {
      zh.add("近期办结的余温");
      en.add("what was settled lately");
    }
    return zh.isEmpty()
        ? new Text("平静，无在办事项。", "Calm: nothing is open.")
        : new Text(String.join("；", zh) + "。", String.join("; ", en) + ".");
  }

  private static String people(long people) {
    return people == 1 ? "1 person" : String.format(Locale.ROOT, "%,d people", people);
  }

  private static String zh(Grade grade) {
    return switch (grade) {
      case RED -> "红色";
      case YELLOW -> "黄色";
      case GREEN -> "绿色";
    };
  }

  private static String zhMoney(double amount, String currency) {
    if (!"CNY".equals(currency)) {
      return String.format(Locale.ROOT, "%s %,.0f", currency, amount);
    }
    return amount >= TEN_THOUSAND
        ? String.format(Locale.ROOT, "%,.1f 万元", amount / TEN_THOUSAND)
        : String.format(Locale.ROOT, "%,.0f 元", amount);
  }
}
