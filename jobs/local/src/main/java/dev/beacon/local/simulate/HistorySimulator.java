package dev.beacon.local.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A whole history, event by event, in order and without faults. The same profile and seed give the
 * same bytes. What would be reported after its end is left out.
 */
public final class HistorySimulator implements Simulation {
  private final long seed;
  private final EventWriter writer = new EventWriter();
  private final Tally tally = new Tally();
  private final Iterator<Entry> entries;

  /**
   * Something that is reported.
   *
   * @param at when, epoch millis
   * @param event written only when it is its turn: a history is kept in memory as plans, not bytes
   */
  private record Entry(long at, Supplier<SimulatedEvent> event) {}

  public HistorySimulator(HistoryProfile profile, long seed) {
    this.seed = seed;
    List<Entry> all = new ArrayList<>();
    for (HistoryCase matter : new HistoryCases(profile, seed).all()) {
      tally.caseOpened(matter.facts().red());
      reports(matter, all);
      course(matter, all);
      if (matter.order() != null) {
        for (SimulatedEvent event : OrderWriter.events(matter.order())) {
          all.add(new Entry(event.reportedAt().toEpochMilli(), () -> event));
        }
      }
    }
    entries =
        all.stream()
            .filter(entry -> entry.at < profile.end())
            .sorted(Comparator.comparingLong(Entry::at))
            .iterator();
  }

  private void reports(HistoryCase matter, List<Entry> into) {
    report(matter.facts(), 0, matter.facts().openedAt(), into);
    matter.further().forEach(report -> report(report, 0, report.openedAt(), into));
  }

  private void report(CaseFacts facts, int copy, long at, List<Entry> into) {
    into.add(new Entry(at, () -> writer.report(facts, copy, at, at)));
  }

  private void course(HistoryCase matter, List<Entry> into) {
    for (int i = 0; i < matter.course().size(); i++) {
      CasePlan.Item item = matter.course().get(i);
      int step = i + 1;
      long at = item.reportedAt();
      if (item.step() == null) {
        report(matter.facts(), item.copy(), at, into);
      } else {
        into.add(new Entry(at, () -> writer.progress(matter.facts(), item, step, at)));
      }
    }
  }

  @Override
  public boolean hasNext() {
    return entries.hasNext();
  }

  @Override
  public SimulatedEvent next() {
    SimulatedEvent event = entries.next().event.get();
    tally.event(event);
    return event;
  }

  @Override
  public Truth.Summary summary() {
    return tally.summary(seed);
  }

  @Override
  public void close() {
    // There is nothing to give back.
  }
}
