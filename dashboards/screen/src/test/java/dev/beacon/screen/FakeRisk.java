package dev.beacon.screen;

import dev.beacon.contract.Alert;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores the made-up cases much as the job would, so that what the screen shows hangs together. */
final class FakeRisk {
  private final FakeDistrict district;
  private final List<Alert> alerts;

  FakeRisk(FakeDistrict district, List<Alert> alerts) {
    this.district = district;
    this.alerts = alerts;
  }

  /** Every place that is not calm. */
  List<HeatDocument> places(List<CaseDocument> cases, Instant at) {
    Map<String, List<CaseDocument>> byPlace = new LinkedHashMap<>();
    for (CaseDocument one : cases) {
      put(byPlace, "cell:" + one.cell(), one);
      put(byPlace, "cell:" + district.parent(one.cell()), one);
      put(byPlace, "community:" + one.community(), one);
      put(byPlace, "street:" + one.street(), one);
      if (one.subject() != null) {
        put(byPlace, "subject:" + one.subject(), one);
      }
    }
    return byPlace.entrySet().stream().map(e -> place(e.getKey(), e.getValue(), at)).toList();
  }

  private static void put(Map<String, List<CaseDocument>> places, String id, CaseDocument one) {
    places.computeIfAbsent(id, any -> new ArrayList<>()).add(one);
  }

  private HeatDocument place(String id, List<CaseDocument> cases, Instant at) {
    CaseDocument first = cases.get(0);
    String key = id.substring(id.indexOf(':') + 1);
    HeatDocument.Kind kind =
        HeatDocument.Kind.valueOf(
            id.substring(0, id.indexOf(':')).toUpperCase(java.util.Locale.ROOT));
    boolean cell = kind == HeatDocument.Kind.CELL;
    boolean wide = cell && key.startsWith("88");
    double scale =
        cell
            ? (wide ? 70 : 40)
            : kind == HeatDocument.Kind.STREET
                ? 500
                : kind == HeatDocument.Kind.COMMUNITY ? 150 : 40;
    List<Alert> clusters =
        alerts.stream()
            .filter(
                alert ->
                    alert.kind() == Alert.Kind.CLUSTER
                        && cases.stream().anyMatch(one -> alert.subject().equals(one.subject())))
            .toList();
    List<Alert> breaches =
        alerts.stream()
            .filter(
                alert ->
                    alert.phase() == Alert.Phase.BREACH
                        && cases.stream().anyMatch(one -> one.caseId().equals(alert.caseId())))
            .toList();
    double byGrade = cases.stream().mapToDouble(one -> factor(one) * grade(one)).sum();
    double byPeople =
        cases.stream().mapToDouble(one -> factor(one) * 3 * Math.log10(1.0 + one.people())).sum();
    double byAmount =
        cases.stream()
            .mapToDouble(
                one ->
                    one.amount() == null
                        ? 0
                        : factor(one) * 4 * Math.log10(1 + one.amount() / 10_000))
            .sum();
    double byCluster =
        clusters.stream().mapToDouble(one -> one.severity() == Grade.RED ? 30 : 12).sum();
    double byBreach = breaches.size() * 12.0;
    double settled = 2.5;
    double weight = byGrade + byPeople + byAmount + byCluster + byBreach + settled;
    double score = 100 * (1 - Math.exp(-weight / scale));
    double points = score / weight;
    int red = (int) cases.stream().filter(one -> one.grade() == Grade.RED).count();
    int yellow = (int) cases.stream().filter(one -> one.grade() == Grade.YELLOW).count();
    List<HeatDocument.Contributor> contributors = new ArrayList<>();
    clusters.forEach(
        one ->
            contributors.add(
                new HeatDocument.Contributor(
                    HeatDocument.Source.CLUSTER,
                    one.alertId(),
                    null,
                    one.category(),
                    one.severity(),
                    (one.severity() == Grade.RED ? 30 : 12) * points)));
    breaches.forEach(
        one ->
            contributors.add(
                new HeatDocument.Contributor(
                    HeatDocument.Source.BREACH,
                    one.alertId(),
                    one.caseId(),
                    one.category(),
                    one.severity(),
                    12 * points)));
    cases.forEach(
        one ->
            contributors.add(
                new HeatDocument.Contributor(
                    HeatDocument.Source.CASE,
                    one.caseId(),
                    one.caseId(),
                    one.category(),
                    one.grade(),
                    factor(one) * grade(one) * points)));
    contributors.sort(Comparator.comparingDouble(HeatDocument.Contributor::points).reversed());
    GeoPoint location =
        cell ? district.centre(key) : kind == HeatDocument.Kind.SUBJECT ? first.location() : null;
    return new HeatDocument(
        id,
        1,
        kind,
        cell ? (wide ? 8 : 9) : null,
        cell ? key : null,
        kind == HeatDocument.Kind.COMMUNITY ? key : null,
        kind == HeatDocument.Kind.STREET || kind == HeatDocument.Kind.COMMUNITY
            ? first.street()
            : null,
        kind == HeatDocument.Kind.SUBJECT ? key : null,
        kind == HeatDocument.Kind.SUBJECT ? first.subjectName() : null,
        location,
        at,
        score,
        gradeOf(score),
        cases.size(),
        red,
        yellow,
        cases.size() - red - yellow,
        cases.stream().mapToLong(CaseDocument::people).sum(),
        cases.stream().mapToDouble(one -> one.amount() == null ? 0 : one.amount()).sum(),
        clusters.size(),
        breaches.size(),
        new HeatDocument.Parts(
            byGrade * points,
            byPeople * points,
            byAmount * points,
            byCluster * points,
            byBreach * points,
            settled * points),
        contributors.subList(0, Math.min(5, contributors.size())),
        why(score, cases.size(), red, clusters),
        1);
  }

  private static Text why(double score, int open, int red, List<Alert> clusters) {
    String zh = "风险 " + (int) score + " 分：未结案件 " + open + " 件，其中红色 " + red + " 件";
    String en = "Risk " + (int) score + ": " + open + " open cases, " + red + " of them red";
    if (clusters.isEmpty()) {
      return new Text(zh + "。", en + ".");
    }
    return new Text(
        zh + "；" + clusters.get(0).subjectName() + "有聚集预警。",
        en + "; a cluster at " + clusters.get(0).subjectName() + ".");
  }

  /** The same place with another score, as at another time. */
  static HeatDocument scored(HeatDocument of, double score, long version, Instant at) {
    double points = of.score() == 0 ? 0 : score / of.score();
    HeatDocument.Parts parts = of.parts();
    return new HeatDocument(
        of.heatId(),
        version,
        of.kind(),
        of.resolution(),
        of.cell(),
        of.community(),
        of.street(),
        of.subject(),
        of.subjectName(),
        of.location(),
        at,
        score,
        gradeOf(score),
        of.open(),
        of.openRed(),
        of.openYellow(),
        of.openGreen(),
        of.people(),
        of.amount(),
        of.clusters(),
        of.breaches(),
        new HeatDocument.Parts(
            parts.cases() * points,
            parts.people() * points,
            parts.amount() * points,
            parts.clusters() * points,
            parts.breaches() * points,
            parts.settled() * points),
        of.contributors(),
        of.why(),
        of.modelVersion());
  }

  static Grade gradeOf(double score) {
    return score >= 60 ? Grade.RED : score >= 25 ? Grade.YELLOW : Grade.GREEN;
  }

  private static double factor(CaseDocument one) {
    return "WAGE_ARREARS".equals(one.category()) ? 1.5 : 1;
  }

  private static double grade(CaseDocument one) {
    return one.grade() == Grade.RED ? 20 : one.grade() == Grade.YELLOW ? 5 : 1;
  }
}
