package dev.beacon.local.simulate;

import dev.beacon.contract.EventKind;
import dev.beacon.local.simulate.SimulatedEvent.Nature;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was put out. */
final class Tally {
  private final long[] byKind = new long[EventKind.values().length];
  private final long[] byNature = new long[Nature.values().length];
  private final Map<Faults.Fault, Long> byFault = new EnumMap<>(Faults.Fault.class);
  private Instant firstAt;
  private Instant lastAt;
  private long cases;
  private long redCases;
  private long outbreaks;
  private long clusters;

  void event(SimulatedEvent event) {
    byKind[event.kind().ordinal()]++;
    byNature[event.nature().ordinal()]++;
    if (firstAt == null) {
      firstAt = event.arrivesAt();
    }
    lastAt = event.arrivesAt();
  }

  void fault(Faults.Fault fault) {
    byFault.merge(fault, 1L, Long::sum);
  }

  void caseOpened(boolean red) {
    cases++;
    if (red) {
      redCases++;
    }
  }

  void outbreak(Truth.Outbreak outbreak) {
    outbreaks++;
    if (outbreak.fourthReporterAt() != null) {
      clusters++;
    }
  }

  Truth.Summary summary(long seed) {
    Map<String, Long> faults = new TreeMap<>();
    byFault.forEach((fault, count) -> faults.put(fault.name().toLowerCase(Locale.ROOT), count));
    long requests = byKind[EventKind.REQUEST.ordinal()];
    long tips = byKind[EventKind.TIP.ordinal()];
    long progress = byKind[EventKind.PROGRESS.ordinal()];
    return new Truth.Summary(
        seed,
        firstAt,
        lastAt,
        requests + tips + progress,
        requests,
        tips,
        progress,
        byNature[Nature.OTHER_CHANNEL.ordinal()],
        byNature[Nature.EXACT_REPEAT.ordinal()],
        faults,
        cases,
        redCases,
        outbreaks,
        clusters);
  }
}
