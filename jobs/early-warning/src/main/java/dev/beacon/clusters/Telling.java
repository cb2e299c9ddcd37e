package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

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

  private final Memory memory;
  private final Map<String, ClusterRun> runs;

  /** Time of the last report of the last cluster that is over, by rule. */
  private final Map<String, Long> closed;

  Telling() {
    this(new Memory(), new HashMap<>(), new HashMap<>());
  }

  private Telling(Memory memory, Map<String, ClusterRun> runs, Map<String, Long> closed) {
    this.memory = memory;
    this.runs = runs;
    this.closed = closed;
  }

  /** Tells the next piece of evidence. */
  void tell(
      Evidence evidence,
      String key,
      List<ClusterRule> rules,
      EvidenceLimits limits,
      Listener listener) {
    memory.add(evidence, limits);
    for (ClusterRule rule : rules) {
      if (Patterns.concerns(rule, evidence)) {
        ClusterRun run = continued(evidence, rule, listener);
        Picture before = run.picture();
        run.accept(evidence, rule, key, memory);
        hear(rule, run, before, listener);
      }
    }
  }

  /** The run that evidence belongs to: the one that goes on, or one that begins with it. */
  private ClusterRun continued(Evidence evidence, ClusterRule rule, Listener listener) {
    ClusterRun run = runs.get(rule.rule());
    if (run != null && run.endedBefore(evidence.time(), rule)) {
      close(rule, run, listener);
      run = null;
    }
    if (run == null) {
      run = new ClusterRun(evidence);
      runs.put(rule.rule(), run);
    }
    return run;
  }

  private void close(ClusterRule rule, ClusterRun run, Listener listener) {
    if (run.picture() != null) {
      closed.put(rule.rule(), run.lastTime());
    }
    listener.ended(rule, run);
  }

  private static void hear(ClusterRule rule, ClusterRun run, Picture before, Listener listener) {
    if (run.picture() != null && !run.picture().equals(before)) {
      listener.pictured(rule, run);
    }
  }

  /**
   * Judges the evidence already told by a rule that is new or has changed. Decision: as it stands
   * now, at the latest report. What was met for a while and is not any more is not alerted, nor is
   * a cluster that has gone quiet, least of all one that was alerted before and is over.
   *
   * @param now event time that has passed, epoch milliseconds
   */
  void reconsider(ClusterRule rule, String key, long now, Listener listener) {
    if (!runs.containsKey(rule.rule())) {
      long over = closed.getOrDefault(rule.rule(), Long.MIN_VALUE);
      for (Evidence report : memory.recent.all()) {
        if (report.time() > over && Patterns.concerns(rule, report)) {
          continued(report, rule, listener).touch(report);
        }
      }
    }
    ClusterRun run = runs.get(rule.rule());
    if (run == null) {
      return;
    }
    if (run.picture() == null && run.quietAt(rule) <= now) {
      runs.remove(rule.rule());
      return;
    }
    Picture before = run.picture();
    run.openIfMet(run.lastTime(), null, rule, key, memory);
    hear(rule, run, before, listener);
  }

  /** Ends every run that has been quiet for its quiet period at {@code now}, event time. */
  void endQuiet(long now, RuleBook rules, Listener listener) {
    for (Iterator<Map.Entry<String, ClusterRun>> it = runs.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<String, ClusterRun> entry = it.next();
      ClusterRule rule = rules.get(entry.getKey());
      if (rule == null || entry.getValue().quietAt(rule) <= now) {
        if (rule != null) {
          close(rule, entry.getValue(), listener);
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

  Memory memory() {
    return memory;
  }

  Telling copy() {
    Map<String, ClusterRun> copies = new HashMap<>();
    runs.forEach((rule, run) -> copies.put(rule, run.copy()));
    return new Telling(memory.copy(), copies, new HashMap<>(closed));
  }

  void write(DataOutput out) throws IOException {
    memory.write(out);
    out.writeShort(runs.size());
    for (Map.Entry<String, ClusterRun> entry : runs.entrySet()) {
      Fields.writeString(entry.getKey(), out);
      entry.getValue().write(out);
    }
    out.writeShort(closed.size());
    for (Map.Entry<String, Long> entry : closed.entrySet()) {
      Fields.writeString(entry.getKey(), out);
      out.writeLong(entry.getValue());
    }
  }

  static Telling read(DataInput in) throws IOException {
    Memory memory = Memory.read(in);
    Map<String, ClusterRun> runs = new HashMap<>();
    int size = in.readShort();
    for (int i = 0; i < size; i++) {
      runs.put(Fields.readString(in), ClusterRun.read(in));
    }
    Map<String, Long> closed = new HashMap<>();
    int over = in.readShort();
    for (int i = 0; i < over; i++) {
      closed.put(Fields.readString(in), in.readLong());
    }
    return new Telling(memory, runs, closed);
  }
}
