package dev.beacon.kibana.check;

import dev.beacon.kibana.Trees;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents such as a day of the district leaves in Beacon's indices: few, and of every sort that a
 * dashboard counts.
 */
final class SampleDocuments {
  private static final String[] GRADES = {"RED", "YELLOW", "GREEN"};
  private static final String NINE = "2019-11-05T01:00:00Z";
  private static final String TEN = "2019-11-05T02:00:00Z";
  private static final String ELEVEN = "2019-11-05T03:00:00Z";

  private final List<String> bulk = new ArrayList<>();

  private SampleDocuments() {}

  /** The body of a bulk request. */
  static String bulk() {
    SampleDocuments samples = new SampleDocuments();
    samples.cases();
    samples.orders();
    samples.alerts();
    samples.heat("beacon-heat", "");
    samples.heat("beacon-heat-history-2019.11", "@" + TEN);
    samples.scorecards();
    samples.health();
    return String.join("\n", samples.bulk) + "\n";
  }

  private void add(String index, String id, Object... fields) {
    bulk.add(Trees.object("index", Trees.object("_index", index, "_id", id)).toString());
    bulk.add(Trees.object(fields).toString());
  }

  private void cases() {
    for (String grade : GRADES) {
      for (String status : List.of("ACCEPTED", "RESOLVED")) {
        String id = "case-" + grade + "-" + status;
        add(
            "beacon-cases",
            id,
            "caseId",
            id,
            "version",
            3,
            "status",
            status,
            "grade",
            grade,
            "category",
            "WAGE_ARREARS",
            "openedAt",
            NINE,
            "updatedAt",
            TEN,
            "resolvedAt",
            status.equals("RESOLVED") ? TEN : null,
            "people",
            32,
            "amount",
            210_000.5,
            "subject",
            "site:east gate",
            "subjectName",
            "东门工地",
            "community",
            "440311001001",
            "street",
            "440311001",
            "location",
            Trees.object("lat", 22.75, "lon", 113.94),
            "department",
            "区人力资源局",
            "title",
            "三十余名工人讨薪",
            "reports",
            4,
            "tips",
            1,
            "evidence",
            List.of("request:a"));
      }
    }
  }

  private void orders() {
    for (String presence : List.of("LATE", "MISSING")) {
      add(
          "beacon-orders",
          "order-" + presence,
          "orderId",
          "order-" + presence,
          "version",
          1,
          "status",
          "ISSUED",
          "level",
          "RED",
          "kind",
          "WAGE_ARREARS",
          "issuedAt",
          NINE,
          "points",
          2,
          "departments",
          List.of(
              Trees.object(
                  "department", "区人力资源局", "presence", presence, "points", 2, "deadline", TEN)));
    }
  }

  private void alerts() {
    for (String mode : List.of("live", "shadow")) {
      for (String status : List.of("OPEN", "ESCALATED", "RESOLVED", "RETRACTED")) {
        String id = "cluster-" + mode + "-" + status;
        add(
            "beacon-alerts",
            id,
            "alertId",
            id,
            "version",
            2,
            "kind",
            "CLUSTER",
            "status",
            status,
            "severity",
            "RED",
            "at",
            ELEVEN,
            "openedAt",
            NINE,
            "mode",
            mode,
            "rule",
            "wage-arrears-emerging",
            "ruleVersion",
            4,
            "category",
            "WAGE_ARREARS",
            "subject",
            "site:east gate",
            "subjectName",
            "东门工地",
            "community",
            "440311001001",
            "location",
            Trees.object("lat", 22.75, "lon", 113.94),
            "metrics",
            Trees.object("reports", 5, "reporters", 4, "people", 32, "amount", 210_000, "tips", 1),
            "evidence",
            List.of("request:a", "tip:b"),
            "summary",
            Trees.object("zh", "四人反映欠薪", "en", "4 people reported unpaid wages"),
            "handling",
            Trees.object(
                "acknowledgedBy",
                "duty-3",
                "acknowledgedAt",
                TEN,
                "falseAlarm",
                status.equals("OPEN") ? true : null,
                "note",
                "已支付"));
      }
    }
    for (String phase : List.of("WARNING", "BREACH")) {
      add(
          "beacon-alerts",
          "clock-" + phase,
          "alertId",
          "clock-" + phase,
          "version",
          1,
          "kind",
          "CLOCK",
          "status",
          "OPEN",
          "severity",
          "RED",
          "at",
          TEN,
          "openedAt",
          NINE,
          "mode",
          "live",
          "rule",
          "acceptance",
          "ruleVersion",
          1,
          "caseId",
          "case-RED-ACCEPTED",
          "clock",
          "acceptance",
          "phase",
          phase,
          "deadline",
          ELEVEN,
          "department",
          "区人力资源局",
          "summary",
          Trees.object("zh", "即将超时", "en", "about to break"));
    }
  }

  private void heat(String index, String suffix) {
    for (String kind : List.of("CELL", "COMMUNITY", "STREET", "SUBJECT")) {
      boolean cell = kind.equals("CELL");
      add(
          index,
          kind + suffix,
          "heatId",
          kind,
          "version",
          1,
          "kind",
          kind,
          "resolution",
          cell ? 9 : null,
          "cell",
          cell ? "89411c04903ffff" : null,
          "community",
          kind.equals("COMMUNITY") ? "440311001001" : null,
          "street",
          kind.equals("STREET") ? "440311001" : null,
          "subject",
          kind.equals("SUBJECT") ? "site:east gate" : null,
          "subjectName",
          kind.equals("SUBJECT") ? "东门工地" : null,
          "location",
          cell ? Trees.object("lat", 22.75, "lon", 113.94) : null,
          "at",
          TEN,
          "score",
          73.25,
          "grade",
          "RED",
          "open",
          6,
          "openRed",
          1,
          "openYellow",
          2,
          "openGreen",
          3,
          "people",
          32,
          "amount",
          210_000.5,
          "clusters",
          1,
          "breaches",
          2);
    }
  }

  private void scorecards() {
    for (String kind : List.of("DISTRICT", "STREET", "COMMUNITY", "DEPARTMENT")) {
      add(
          "beacon-scorecards",
          "day:2019-11-05:" + kind,
          "cardId",
          "day:2019-11-05:" + kind,
          "version",
          1,
          "periodKind",
          "DAY",
          "period",
          "2019-11-05",
          "from",
          "2019-11-04T16:00:00Z",
          "until",
          "2019-11-05T16:00:00Z",
          "unitKind",
          kind,
          "unit",
          "440311001",
          "street",
          "440311001",
          "at",
          TEN,
          "cases",
          Trees.object(
              "received",
              4,
              "resolved",
              3,
              "withdrawn",
              0,
              "open",
              1,
              "sameDay",
              3,
              "sameDayRate",
              0.75,
              "toResolution",
              Trees.object("medianMinutes", 29.8, "p90Minutes", 61.2)),
          "windows",
          Trees.object("kept", 8, "broken", 1, "rate", 0.8889, "points", 2),
          "checkIns",
          Trees.object("called", 3, "onTime", 1, "late", 1),
          "confirmations",
          Trees.object("served", 2, "online", 1));
    }
  }

  private void health() {
    for (String measure :
        List.of("EVENTS", "REJECTS", "MERGED", "ALERTS", "ALERT_LATENCY", "EVENT_LATENCY")) {
      boolean latency = measure.endsWith("LATENCY");
      add(
          "beacon-health-2019.11",
          measure,
          "healthId",
          measure,
          "version",
          1,
          "at",
          TEN,
          "measure",
          measure,
          "label",
          "request",
          "part",
          0,
          "count",
          10,
          "p50Millis",
          latency ? 12 : null,
          "p99Millis",
          latency ? 40 : null,
          "maxMillis",
          latency ? 55 : null);
    }
  }
}
