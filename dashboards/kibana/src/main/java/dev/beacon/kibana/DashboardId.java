package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.util.Locale;

/** The dashboards, in the order they are listed. */
enum DashboardId {
  OVERVIEW(1, "区情总览", "District overview"),
  WAGES(2, "欠薪预警", "Wage arrears"),
  CLOCKS(3, "时限与发令", "Clocks and orders"),
  CLEARING(4, "日清与记分", "Daily clearing and scorecards"),
  INTELLIGENCE(5, "研判调优", "Intelligence"),
  HEALTH(6, "系统运行", "Pipeline health");

  private final int number;
  private final String zh;
  private final String en;

  DashboardId(int number, String zh, String en) {
    this.number = number;
    this.zh = zh;
    this.en = en;
  }

  Text title() {
    return new Text(zh, en);
  }

  /** The title with a number in it, so that lists keep the order. */
  Text listed() {
    return new Text("烽燧 " + number + " · " + zh, "Beacon " + number + " · " + en);
  }

  String id(Language language) {
    return "beacon-" + language.code() + "-" + name().toLowerCase(Locale.ROOT);
  }
}
