package dev.beacon.local.simulate;

import dev.beacon.local.simulate.OutbreakScript.Cast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An outbreak while it is played: its script, and which of its reports have been put out. */
final class LiveOutbreak {
  private static final int CLUSTER_REPORTERS = 4;
  private static final Duration CLUSTER_WINDOW = Duration.ofDays(7);

  private final Cast cast;
  private final List<CaseFacts> script;
  private final List<CaseFacts> played = new ArrayList<>();
  private int unfinishedCases;

  LiveOutbreak(long seed, Cast cast, People people) {
    this.cast = cast;
    this.script = OutbreakScript.reports(seed, cast, people);
    this.unfinishedCases = script.size();
  }

  List<CaseFacts> script() {
    return script;
  }

  CaseFacts report(int index) {
    return script.get(index);
  }

  int number() {
    return cast.number();
  }

  long agreementAt() {
    return cast.agreementAt();
  }

  void played(CaseFacts report) {
    played.add(report);
  }

  boolean begun() {
    return !played.isEmpty();
  }

  void caseFinished() {
    unfinishedCases--;
  }

  boolean finished() {
    return unfinishedCases == 0;
  }

  /** What of it has happened. */
  Truth.Outbreak truth() {
    List<CaseFacts> reports = new ArrayList<>(played);
    reports.sort(Comparator.comparingLong(CaseFacts::openedAt));
    CaseFacts fourth = fourthReporter(reports);
    return new Truth.Outbreak(
        cast.number(),
        cast.scenario(),
        cast.subjectKind(),
        cast.subjectName(),
        Companies.spellings(cast.subjectName()),
        cast.community().code(),
        cast.cell(),
        cast.location(),
        cast.workers(),
        cast.amount(),
        Instant.ofEpochMilli(cast.gatheringAt()),
        Instant.ofEpochMilli(cast.agreementAt()),
        reports.size(),
        (int) reports.stream().map(CaseFacts::reporter).distinct().count(),
        fourth == null ? null : Instant.ofEpochMilli(fourth.openedAt()),
        fourth == null ? null : fourth.firstReportId(),
        reports.stream()
            .map(CaseFacts::people)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0),
        reports.stream()
            .filter(CaseFacts::tip)
            .map(
                tip ->
                    new Truth.TipSeen(
                        tip.firstReportId(),
                        Instant.ofEpochMilli(tip.openedAt()),
                        tip.observation(),
                        tip.people()))
            .toList(),
        reports.stream()
            .filter(report -> !report.tip())
            .map(complaint -> Instant.ofEpochMilli(complaint.openedAt()))
            .toList(),
        finished());
  }

  /** The first report by which enough reporters had spoken within the window; null if none. */
  private static CaseFacts fourthReporter(List<CaseFacts> reports) {
    Map<String, Integer> reporters = new HashMap<>();
    Deque<CaseFacts> window = new ArrayDeque<>();
    for (CaseFacts report : reports) {
      window.add(report);
      reporters.merge(report.reporter(), 1, Integer::sum);
      while (report.openedAt() - window.peek().openedAt() >= CLUSTER_WINDOW.toMillis()) {
        reporters.computeIfPresent(
            window.remove().reporter(), (who, count) -> count == 1 ? null : count - 1);
      }
      if (reporters.size() >= CLUSTER_REPORTERS) {
        return report;
      }
    }
    return null;
  }
}
