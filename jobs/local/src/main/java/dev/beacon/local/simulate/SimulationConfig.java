package dev.beacon.local.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What to simulate. Start from {@link #defaults()} and change what matters.
 *
 * @param seed the same seed (and the same rest) gives the same bytes
 * @param start where simulated time begins
 * @param until no event arrives at or after this; null: never ends
 * @param rate background events (requests, tips, progress, repeats) a simulated second, mean over a
 *     day; the progress of a case comes hours later, so the first simulated hours carry less.
 *     Outbreaks come on top. 0: outbreaks only. About {@code rate} times 10,000 cases are under way
 *     at any time, which is what the simulator keeps in memory, 24 bytes each
 * @param disorder an event arrives up to this long after its {@code reportedAt}, so events are out
 *     of order by no more than this; zero: perfect order
 * @param scenarios which kinds of outbreak there are
 * @param outbreaks how many outbreaks besides the true cases are under way or about to begin at the
 *     start; the first crosses four distinct reporters within ten simulated minutes
 * @param newOutbreakEvery mean time between later outbreaks; zero: none
 * @param tipShare share of volunteers' tips in background cases, 0 to 1
 * @param exactRepeats share of events delivered twice, byte for byte, 0 to 1
 * @param invalid share of events followed by an unusable one, 0 to 1; 0 switches faults off
 * @param zone whose days and nights give the rhythm
 */
public record SimulationConfig(
    long seed,
    Instant start,
    Instant until,
    double rate,
    Duration disorder,
    ScenarioSet scenarios,
    int outbreaks,
    Duration newOutbreakEvery,
    double tipShare,
    double exactRepeats,
    double invalid,
    ZoneId zone) {

  /** A Monday morning in Shenzhen, in the month of the first true case. */
  public static final Instant DEFAULT_START = Instant.parse("2019-11-04T00:30:00Z");

  private static final int MOST_OUTBREAKS = 5_000;

  /** Which outbreaks are played. */
  public enum ScenarioSet {
    /** None: the background alone forms no cluster. */
    NONE,
    /** The two true cases only. */
    TRUE_CASES,
    /** Made-up outbreaks only. */
    OUTBREAKS,
    /** The two true cases and made-up outbreaks. */
    ALL;

    boolean trueCases() {
      return this == TRUE_CASES || this == ALL;
    }

    boolean outbreaks() {
      return this == OUTBREAKS || this == ALL;
    }
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range; the message says which
   */
  public SimulationConfig {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(disorder, "disorder");
    Objects.requireNonNull(scenarios, "scenarios");
    Objects.requireNonNull(newOutbreakEvery, "newOutbreakEvery");
    Objects.requireNonNull(zone, "zone");
    require(until == null || until.isAfter(start), "until must lie after start");
    require(rate >= 0 && rate <= 1e6, "rate must be 0 to 1,000,000 events a simulated second");
    require(!disorder.isNegative(), "disorder must not be negative");
    require(
        outbreaks >= 0 && outbreaks <= MOST_OUTBREAKS, "outbreaks must be 0 to " + MOST_OUTBREAKS);
    require(!newOutbreakEvery.isNegative(), "newOutbreakEvery must not be negative");
    requireShare(tipShare, "tipShare");
    requireShare(exactRepeats, "exactRepeats");
    requireShare(invalid, "invalid");
  }

  /** Seed 1, one event a simulated second, six outbreaks besides the true cases, without end. */
  public static SimulationConfig defaults() {
    return new SimulationConfig(
        1,
        DEFAULT_START,
        null,
        1,
        Duration.ofSeconds(5),
        ScenarioSet.ALL,
        6,
        Duration.ofHours(8),
        0.2,
        0.003,
        0.0005,
        ZoneId.of("Asia/Shanghai"));
  }

  public SimulationConfig withSeed(long newSeed) {
    return new SimulationConfig(
        newSeed,
        start,
        until,
        rate,
        disorder,
        scenarios,
        outbreaks,
        newOutbreakEvery,
        tipShare,
        exactRepeats,
        invalid,
        zone);
  }

  /** Between two instants; {@code newUntil} null: without end. */
  public SimulationConfig withSpan(Instant newStart, Instant newUntil) {
    return new SimulationConfig(
        seed,
        newStart,
        newUntil,
        rate,
        disorder,
        scenarios,
        outbreaks,
        newOutbreakEvery,
        tipShare,
        exactRepeats,
        invalid,
        zone);
  }

  public SimulationConfig withRate(double newRate) {
    return new SimulationConfig(
        seed,
        start,
        until,
        newRate,
        disorder,
        scenarios,
        outbreaks,
        newOutbreakEvery,
        tipShare,
        exactRepeats,
        invalid,
        zone);
  }

  public SimulationConfig withDisorder(Duration newDisorder) {
    return new SimulationConfig(
        seed,
        start,
        until,
        rate,
        newDisorder,
        scenarios,
        outbreaks,
        newOutbreakEvery,
        tipShare,
        exactRepeats,
        invalid,
        zone);
  }

  public SimulationConfig withOutbreaks(
      ScenarioSet newScenarios, int newOutbreaks, Duration newEvery) {
    return new SimulationConfig(
        seed,
        start,
        until,
        rate,
        disorder,
        newScenarios,
        newOutbreaks,
        newEvery,
        tipShare,
        exactRepeats,
        invalid,
        zone);
  }

  public SimulationConfig withTipShare(double newTipShare) {
    return new SimulationConfig(
        seed,
        start,
        until,
        rate,
        disorder,
        scenarios,
        outbreaks,
        newOutbreakEvery,
        newTipShare,
        exactRepeats,
        invalid,
        zone);
  }

  /** How much goes wrong on the way; zero twice: nothing does. */
  public SimulationConfig withFaults(double newExactRepeats, double newInvalid) {
    return new SimulationConfig(
        seed,
        start,
        until,
        rate,
        disorder,
        scenarios,
        outbreaks,
        newOutbreakEvery,
        tipShare,
        newExactRepeats,
        newInvalid,
        zone);
  }

  /**
   * How long after its report an event arrives, milliseconds: mostly at once, never more than the
   * disorder.
   *
   * @param ref names the event
   */
  long delay(long ref) {
    double share = (Draw.mix(seed + Draw.mix(ref)) >>> 11) * 0x1p-53;
    return (long) (disorder.toMillis() * share * share * share);
  }

  private static void requireShare(double share, String name) {
    require(share >= 0 && share <= 1, name + " must be 0 to 1");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
