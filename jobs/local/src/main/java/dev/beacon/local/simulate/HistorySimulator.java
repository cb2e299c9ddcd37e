package dev.beacon.local.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

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
   * @param facts of the case
   * @param step which of the case's items it is; 0: its first report
   * @param item null for a report that is no repeat
   */
  private record Entry(long at, CaseFacts facts, int step, CasePlan.Item item) {}

  public HistorySimulator(HistoryProfile profile, long seed) {
    this.seed = seed;
    List<Entry> all = new ArrayList<>();
    for (HistoryCase matter : new HistoryCases(profile, seed).all()) {
      tally.caseOpened(matter.facts().red());
      all.add(new Entry(matter.facts().openedAt(), matter.facts(), 0, null));
      for (CaseFacts report : matter.further()) {
        all.add(new Entry(report.openedAt(), report, 0, null));
      }
      for (int i = 0; i < matter.course().size(); i++) {
        CasePlan.Item item = matter.course().get(i);
        all.add(new Entry(item.reportedAt(), matter.facts(), i + 1, item));
      }
    }
    entries =
        all.stream()
            .filter(entry -> entry.at < profile.end())
            .sorted(Comparator.comparingLong(Entry::at))
            .iterator();
  }

  @Override
  public boolean hasNext() {
    return entries.hasNext();
  }

  @Override
  public SimulatedEvent next() {
    Entry entry = entries.next();
    SimulatedEvent event = event(entry);
    tally.event(event);
    return event;
  }

  private SimulatedEvent event(Entry entry) {
    CasePlan.Item item = entry.item;
    if (item == null) {
      return writer.report(entry.facts, 0, entry.at, entry.at);
    }
    return item.step() == null
        ? writer.report(entry.facts, item.copy(), entry.at, entry.at)
        : writer.progress(entry.facts, item, entry.step, entry.at);
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
