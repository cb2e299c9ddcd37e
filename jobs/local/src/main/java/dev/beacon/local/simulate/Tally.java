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
  private final Map<EventKind, Long> byKind = new EnumMap<>(EventKind.class);
  private final Map<Nature, Long> byNature = new EnumMap<>(Nature.class);
  private final Map<Faults.Fault, Long> byFault = new EnumMap<>(Faults.Fault.class);
  private Instant firstAt;
  private Instant lastAt;
  private long cases;
  private long redCases;
  private long outbreaks;
  private long clusters;

  void event(SimulatedEvent event) {
    byKind.merge(event.kind(), 1L, Long::sum);
    byNature.merge(event.nature(), 1L, Long::sum);
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
    long requests = byKind.getOrDefault(EventKind.REQUEST, 0L);
    long tips = byKind.getOrDefault(EventKind.TIP, 0L);
    long progress = byKind.getOrDefault(EventKind.PROGRESS, 0L);
    long orders = byKind.getOrDefault(EventKind.ORDER, 0L);
    long checkIns = byKind.getOrDefault(EventKind.CHECK_IN, 0L);
    return new Truth.Summary(
        seed,
        firstAt,
        lastAt,
        requests + tips + progress + orders + checkIns,
        requests,
        tips,
        progress,
        orders,
        checkIns,
        byNature.getOrDefault(Nature.OTHER_CHANNEL, 0L),
        byNature.getOrDefault(Nature.EXACT_REPEAT, 0L),
        faults,
        cases,
        redCases,
        outbreaks,
        clusters);
  }
}
