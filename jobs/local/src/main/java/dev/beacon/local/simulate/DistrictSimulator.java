package dev.beacon.local.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * The district, event by event, in order of arrival. The same configuration gives the same bytes.
 *
 * <p>Memory is bounded by the cases under way, not by the length of the run: a case is made again
 * from its number whenever it has news. Not for use by two threads at once.
 */
public final class DistrictSimulator implements Simulation {
  private static final Duration REVIEW_WINDOW = Duration.ofMinutes(10);
  private static final Duration ACCEPTANCE_WINDOW = Duration.ofMinutes(30);

  /** From how many plans the mean number of events a case is taken. */
  private static final int SAMPLE = 2_000;

  /**
   * A reference names a step of a case: 5 bits for the step, above them the number of the case; for
   * an outbreak bit 62 and the report's place in the script, 16 bits, below the outbreak's number.
   */
  private static final int STEP_BITS = 5;

  private static final int REPORT_BITS = 16;
  private static final long OUTBREAK = 1L << 62;

  private static final long ARRIVALS = 7;
  private static final long NEW_OUTBREAKS = 8;

  private final SimulationConfig config;
  private final Truth truth;
  private final People people;
  private final DailyRhythm rhythm;
  private final BackgroundCases background;
  private final OutbreakCasting casting;
  private final EventWriter writer = new EventWriter();
  private final Faults faults;
  private final Draw arrivals;
  private final Draw newOutbreaks;
  private final PendingSteps pending = new PendingSteps();
  private final PendingOrders orders;
  private final Map<Integer, LiveOutbreak> outbreaks = new TreeMap<>();
  private final Tally tally = new Tally();
  private final double casesPerSecond;
  private final long until;
  private double nextCaseAt;
  private long nextCase;
  private long nextOutbreakAt;
  private Faults.Extra extra;
  private boolean closed;

  /** Simulates without telling the truth to anybody. */
  public DistrictSimulator(SimulationConfig config) {
    this(config, Truth.UNTOLD);
  }

  public DistrictSimulator(SimulationConfig config, Truth truth) {
    District district = District.load();
    long start = config.start().toEpochMilli();
    this.config = config;
    this.truth = truth;
    this.until = config.until() == null ? Long.MAX_VALUE : config.until().toEpochMilli();
    this.people = new People(config.seed());
    this.rhythm = new DailyRhythm(config.zone());
    this.background = new BackgroundCases(config, district, people, rhythm);
    this.casting = new OutbreakCasting(config.seed(), district);
    this.faults = new Faults(config);
    this.orders = new PendingOrders(config, truth);
    this.arrivals = Draw.of(config.seed(), ARRIVALS, 0);
    this.newOutbreaks = Draw.of(config.seed(), NEW_OUTBREAKS, 0);
    this.casesPerSecond = config.rate() / eventsPerCase(start);
    this.nextCaseAt = nextCaseAfter((double) start);
    this.nextOutbreakAt = nextOutbreakAfter(start);
    casting.atStart(config, start).forEach(this::begin);
  }

  /** False once nothing more arrives before the configured end. */
  @Override
  public boolean hasNext() {
    if (extra != null) {
      return true;
    }
    while (true) {
      long caseAt = (long) nextCaseAt;
      long first = Math.min(caseAt, nextOutbreakAt);
      if (first > pending.firstAt() || first >= until) {
        return Math.min(pending.firstAt(), orders.firstAt()) < until;
      }
      if (first == caseAt) {
        openCase();
      } else {
        begin(casting.later(nextOutbreakAt));
        nextOutbreakAt = nextOutbreakAfter(nextOutbreakAt);
      }
    }
  }

  @Override
  public SimulatedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the simulation has ended");
    }
    SimulatedEvent event;
    if (extra != null) {
      event = extra.event();
      if (extra.fault() != null) {
        tally.fault(extra.fault());
      }
      extra = null;
    } else if (orders.firstAt() < pending.firstAt()) {
      event = orders.removeFirst();
      extra = orders.after(event);
    } else {
      event = play();
      extra = faults.after(event);
    }
    tally.event(event);
    return event;
  }

  /** The next events, fewer only if the simulation ends. */
  public List<SimulatedEvent> take(int events) {
    List<SimulatedEvent> taken = new ArrayList<>(Math.min(events, 10_000));
    while (taken.size() < events && hasNext()) {
      taken.add(next());
    }
    return taken;
  }

  /** What was put out so far; of outbreaks only those that are over. */
  @Override
  public Truth.Summary summary() {
    return tally.summary(config.seed());
  }

  /** Tells the truth about outbreaks that are not over, and the summary. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    outbreaks.values().stream().filter(LiveOutbreak::begun).forEach(this::tell);
    outbreaks.clear();
    truth.end(summary());
  }

  /** How many cases are under way. */
  int casesUnderWay() {
    return pending.size();
  }

  private SimulatedEvent play() {
    long at = pending.firstAt();
    long ref = pending.firstRef();
    long opened = pending.firstOpened();
    pending.removeFirst();
    LiveOutbreak outbreak =
        (ref & OUTBREAK) == 0
            ? null
            : outbreaks.get((int) ((ref ^ OUTBREAK) >>> (STEP_BITS + REPORT_BITS)));
    CaseFacts facts =
        outbreak == null
            ? background.of(ref >>> STEP_BITS, opened)
            : outbreak.report((int) (ref >>> STEP_BITS) & ((1 << REPORT_BITS) - 1));
    int step = (int) ref & ((1 << STEP_BITS) - 1);
    List<CasePlan.Item> plan = plan(ref, facts, outbreak);
    if (step == 0) {
      opened(facts, plan, outbreak);
      orders.about(ref, facts, outbreak == null ? 0 : outbreak.agreementAt(), at);
    }
    if (step < plan.size()) {
      long due = plan.get(step).reportedAt() + config.delay(ref + 1);
      pending.add(Math.max(at, due), ref + 1, opened);
    } else if (outbreak != null) {
      caseFinished(outbreak);
    }
    return step == 0
        ? writer.report(facts, 0, opened, at)
        : laterEvent(facts, plan.get(step - 1), step, at);
  }

  private SimulatedEvent laterEvent(CaseFacts facts, CasePlan.Item item, int step, long at) {
    return item.step() == null
        ? writer.report(facts, item.copy(), item.reportedAt(), at)
        : writer.progress(facts, item, step, at);
  }

  private List<CasePlan.Item> plan(long ref, CaseFacts facts, LiveOutbreak outbreak) {
    return CasePlan.of(
        config.seed(),
        ref >>> STEP_BITS,
        facts,
        rhythm.settledBy(facts.openedAt()),
        outbreak == null ? 0 : outbreak.agreementAt());
  }

  private void openCase() {
    long opened = (long) nextCaseAt;
    long ref = nextCase++ << STEP_BITS;
    pending.add(opened + config.delay(ref), ref, opened);
    nextCaseAt = nextCaseAfter(nextCaseAt);
  }

  private void begin(OutbreakScript.Cast cast) {
    LiveOutbreak outbreak = new LiveOutbreak(config.seed(), cast, people);
    outbreaks.put(cast.number(), outbreak);
    for (int i = 0; i < outbreak.script().size(); i++) {
      long report = (long) cast.number() << REPORT_BITS | i;
      long ref = OUTBREAK | report << STEP_BITS;
      long opened = outbreak.report(i).openedAt();
      pending.add(opened + config.delay(ref), ref, opened);
    }
  }

  private void opened(CaseFacts facts, List<CasePlan.Item> plan, LiveOutbreak outbreak) {
    tally.caseOpened(facts.red());
    if (outbreak != null) {
      outbreak.played(facts);
    }
    if (facts.red() && truth != Truth.UNTOLD) {
      truth.red(
          new Truth.RedCase(
              facts.caseId(),
              Instant.ofEpochMilli(facts.openedAt()),
              outbreak == null ? null : outbreak.number(),
              window(facts, REVIEW_WINDOW, CasePlan.review(plan)),
              window(facts, ACCEPTANCE_WINDOW, CasePlan.acceptance(plan))));
    }
  }

  private static Truth.Window window(CaseFacts facts, Duration length, CasePlan.Item item) {
    Instant deadline = Instant.ofEpochMilli(facts.openedAt()).plus(length);
    if (item == null) {
      return new Truth.Window(deadline, null, null, false, false);
    }
    Instant taken = Instant.ofEpochMilli(item.takenAt());
    Instant heard = Instant.ofEpochMilli(item.reportedAt());
    boolean kept = !taken.isAfter(deadline);
    return new Truth.Window(deadline, taken, heard, kept, kept && heard.isAfter(deadline));
  }

  private void caseFinished(LiveOutbreak outbreak) {
    outbreak.caseFinished();
    if (outbreak.finished()) {
      outbreaks.remove(outbreak.number());
      tell(outbreak);
    }
  }

  private void tell(LiveOutbreak outbreak) {
    Truth.Outbreak told = outbreak.truth();
    tally.outbreak(told);
    truth.outbreak(told);
  }

  private double nextCaseAfter(double at) {
    return config.rate() == 0
        ? Double.MAX_VALUE
        : rhythm.next(at, arrivals.wait1(), casesPerSecond);
  }

  private long nextOutbreakAfter(long at) {
    boolean none = config.newOutbreakEvery().isZero() || !config.scenarios().outbreaks();
    return none
        ? Long.MAX_VALUE
        : at + 1 + (long) (newOutbreaks.wait1() * config.newOutbreakEvery().toMillis());
  }

  /** Measured, not maintained: it follows when plans change. */
  private double eventsPerCase(long start) {
    long events = 0;
    for (int i = 0; i < SAMPLE; i++) {
      CaseFacts facts = background.of(i, start);
      events += 1 + plan((long) i << STEP_BITS, facts, null).size();
    }
    return (double) events / SAMPLE * (1 + config.exactRepeats() + config.invalid());
  }
}
