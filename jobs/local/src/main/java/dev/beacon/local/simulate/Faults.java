package dev.beacon.local.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Json;
import dev.beacon.local.simulate.SimulatedEvent.Nature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;

/** What goes wrong on the way: events delivered twice, and events nobody can use. */
final class Faults {
  private static final int REMEMBERED = 32;
  private static final long FAULTS = 6;

  private final SimulationConfig config;
  private final Draw draw;
  private final SimulatedEvent[] recent = new SimulatedEvent[REMEMBERED];
  private long seen;

  /** What is wrong with an unusable event. */
  enum Fault {
    BROKEN_JSON,
    MISSING_REPORTED_AT,
    UNKNOWN_WORD
  }

  /** An event that had to be invented, and its fault; null if it has none. */
  record Extra(SimulatedEvent event, Fault fault) {}

  /** Faults of the cases' events. */
  Faults(SimulationConfig config) {
    this(config, FAULTS);
  }

  Faults(SimulationConfig config, long purpose) {
    this.config = config;
    this.draw = Draw.of(config.seed(), purpose, 0);
  }

  /**
   * Lets an event pass; returns null, or what comes right after it because something went wrong.
   */
  Extra after(SimulatedEvent event) {
    recent[(int) (seen++ % REMEMBERED)] = event;
    double roll = draw.unit();
    if (roll < config.exactRepeats()) {
      return new Extra(repeat(event), null);
    }
    if (roll < config.exactRepeats() + config.invalid()) {
      Fault fault = Fault.values()[draw.below(Fault.values().length)];
      return new Extra(unusable(event, fault), fault);
    }
    return null;
  }

  /** One of the last events once more, if that is not too late for it. */
  private SimulatedEvent repeat(SimulatedEvent latest) {
    SimulatedEvent chosen = recent[draw.below((int) Math.min(seen, REMEMBERED))];
    Duration age = Duration.between(chosen.reportedAt(), latest.arrivesAt());
    SimulatedEvent original = age.compareTo(config.disorder()) > 0 ? latest : chosen;
    return new SimulatedEvent(
        original.kind(),
        original.id(),
        original.key(),
        original.reportedAt(),
        latest.arrivesAt(),
        original.value(),
        Nature.EXACT_REPEAT);
  }

  private static SimulatedEvent unusable(SimulatedEvent event, Fault fault) {
    String id = event.id() + "-x";
    return new SimulatedEvent(
        event.kind(),
        id,
        event.key(),
        event.reportedAt(),
        event.arrivesAt(),
        spoilt(event, id, fault),
        Nature.INVALID);
  }

  private static byte[] spoilt(SimulatedEvent event, String id, Fault fault) {
    try {
      ObjectNode json = (ObjectNode) Json.mapper().readTree(event.value());
      json.put("id", id);
      switch (fault) {
        case MISSING_REPORTED_AT -> json.remove("reportedAt");
        case UNKNOWN_WORD -> json.put(closedList(event.kind()), "UNHEARD_OF");
        case BROKEN_JSON -> {
          byte[] whole = Json.bytes(json);
          return Arrays.copyOf(whole, whole.length * 2 / 3);
        }
      }
      return Json.bytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field that allows a few words only. */
  private static String closedList(EventKind kind) {
    return switch (kind) {
      case REQUEST -> "channel";
      case TIP -> "patrol";
      case PROGRESS -> "step";
      case ORDER -> "level";
      case CHECK_IN -> "rank";
    };
  }
}
