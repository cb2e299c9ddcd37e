package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A subject's story as far as it has been told: reports taken in one by one, in order of event
 * time, under every rule.
 */
final class Telling {
  /** Hears what a telling brings. */
  interface Listener {
    /** The run's picture is new or has changed. */
    void pictured(ClusterRule rule, ClusterRun run);

    /** The run is over. */
    void ended(ClusterRule rule, ClusterRun run);
  }

  private final RecentReports recent;
  private final Map<String, ClusterRun> runs;

  Telling() {
    this(new RecentReports(), new TreeMap<>());
  }

  private Telling(RecentReports recent, Map<String, ClusterRun> runs) {
    this.recent = recent;
    this.runs = runs;
  }

  void tell(Evidence report, RuleBook rules, EvidenceLimits limits, Listener listener) {
    recent.add(report, report.time() - limits.horizon().toMillis(), limits.mostReporters());
    for (ClusterRule rule : rules.all()) {
      if (rule.categories().contains(report.category())) {
        tell(report, rule, listener);
      }
    }
  }

  private void tell(Evidence report, ClusterRule rule, Listener listener) {
    ClusterRun run = runs.get(rule.rule());
    if (run != null && run.endedBefore(report.time(), rule)) {
      listener.ended(rule, run);
      run = null;
    }
    if (run == null) {
      run = new ClusterRun(report);
      runs.put(rule.rule(), run);
    }
    Picture before = run.picture();
    run.accept(report, rule, recent);
    hear(rule, run, before, listener);
  }

  private static void hear(ClusterRule rule, ClusterRun run, Picture before, Listener listener) {
    if (run.picture() != null && !run.picture().equals(before)) {
      listener.pictured(rule, run);
    }
  }

  /** Judges the evidence already told by a rule that is new or has changed. */
  void reconsider(ClusterRule rule, Listener listener) {
    ClusterRun run = runs.get(rule.rule());
    if (run == null) {
      for (Evidence report : recent.all()) {
        if (rule.categories().contains(report.category())) {
          tell(report, rule, listener);
        }
      }
      return;
    }
    Picture before = run.picture();
    run.openIfMet(run.lastTime(), rule, recent);
    hear(rule, run, before, listener);
  }

  /** Ends every run that has been quiet for its quiet period at {@code now}, event time. */
  void endQuiet(long now, RuleBook rules, Listener listener) {
    for (Iterator<Map.Entry<String, ClusterRun>> it = runs.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<String, ClusterRun> entry = it.next();
      ClusterRule rule = rules.get(entry.getKey());
      if (rule == null || entry.getValue().quietAt(rule) <= now) {
        if (rule != null) {
          listener.ended(rule, entry.getValue());
        }
        it.remove();
      }
    }
  }

  ClusterRun run(ClusterRule rule) {
    return runs.get(rule.rule());
  }

  boolean hasRuns() {
    return !runs.isEmpty();
  }

  /** Event time of the latest report; the smallest long if there is none. */
  long lastTime() {
    return recent.all().isEmpty()
        ? Long.MIN_VALUE
        : recent.all().get(recent.all().size() - 1).time();
  }

  Telling copy() {
    Map<String, ClusterRun> copies = new TreeMap<>();
    runs.forEach((rule, run) -> copies.put(rule, run.copy()));
    return new Telling(recent.copy(), copies);
  }

  void write(DataOutput out) throws IOException {
    recent.write(out);
    out.writeShort(runs.size());
    for (Map.Entry<String, ClusterRun> entry : runs.entrySet()) {
      Fields.writeString(entry.getKey(), out);
      entry.getValue().write(out);
    }
  }

  static Telling read(DataInput in) throws IOException {
    RecentReports recent = RecentReports.read(in);
    Map<String, ClusterRun> runs = new TreeMap<>();
    int size = in.readShort();
    for (int i = 0; i < size; i++) {
      runs.put(Fields.readString(in), ClusterRun.read(in));
    }
    return new Telling(recent, runs);
  }
}
