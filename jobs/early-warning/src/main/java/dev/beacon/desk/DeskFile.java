package dev.beacon.desk;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.contract.Alert;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.HeatDocument.Source;
import dev.beacon.heat.Hazard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The desk's file of one alert: joins the versions of the alert with what operators do about it.
 *
 * <ul>
 *   <li>As long as nobody acts, every version leaves as it came.
 *   <li>An action makes a version of its own: the alert as it was told last, and how it is handled.
 *   <li>While the alert is snoozed, or marked as a false alarm and not escalated since, UPDATED
 *       versions are held back, each replacing the one before; what opens, escalates, resolves or
 *       retracts the alert is told at once. The last one held is told when the quiet is over.
 *   <li>From the first action on, versions are numbered by the desk: always higher than the last
 *       told, never below the one that came in.
 *   <li>An action on an alert that is not known waits a while for it.
 * </ul>
 *
 * <p>How an alert stands once no update is held back any more, its version number aside, depends on
 * the versions and actions and their own times alone, not on how they were interleaved: a version
 * is as late as the later of the alert's time and the last action's.
 *
 * <p>Decision: a version is held by its event time, or the time that has passed if that is later.
 * So a snooze read early in a replay does not hold what was before it, and late news that comes
 * while somebody has asked for quiet does not break it.
 */
final class DeskFile {
  /** No timer is set. */
  static final long NO_TIMER = Long.MAX_VALUE;

  private static final long NEVER = DeskNotes.NEVER;
  private static final int MOST_WAITING = 64;

  private static final Comparator<Waiting> BY_TIME =
      Comparator.comparingLong((Waiting waiting) -> waiting.received.at())
          .thenComparing(waiting -> waiting.received.action().id());

  /** Takes what the file has to say. */
  interface Desk {
    /** A version of the alert. */
    void tell(AlertEmission emission);

    /** An action has changed how the alert is handled. */
    void applied();

    /** An action was a repeat or outrun by later ones, and changed nothing. */
    void repeated();

    /** An action found no alert. */
    void unmatched(ReceivedAction received);
  }

  /**
   * An action that waits for its alert.
   *
   * @param until how long, event time
   */
  record Waiting(ReceivedAction received, long until) {}

  /** The alert as it was told last, without what operators did; null if it is not known. */
  KeptAlert last;

  /** A newer version that is held back; null if there is none. */
  KeptAlert held;

  /** The highest version that came in. */
  long cameIn;

  /** The highest version told. */
  long told;

  /** Whether the alert is resolved or retracted. */
  boolean closed;

  long escalatedAt = NEVER;
  long touchedAt = NEVER;
  long timerAt = NO_TIMER;

  /** What operators did; null if nothing. */
  DeskNotes notes;

  final List<Waiting> waiting = new ArrayList<>(0);

  /**
   * A version of the alert comes in.
   *
   * @param now event time that has passed
   */
  void arrive(AlertEmission incoming, long now, Desk desk) {
    Alert alert = incoming.alert();
    boolean isNews = last == null || alert.version() > cameIn;
    if (notes == null) {
      desk.tell(incoming);
      told = Math.max(told, alert.version());
    }
    if (!isNews) {
      // Numbered anew, an old version would replace the one that has replaced it.
      return;
    }
    long at = alert.at().toEpochMilli();
    cameIn = alert.version();
    touch(at, now);
    if (alert.status() == Alert.Status.ESCALATED) {
      escalatedAt = Math.max(escalatedAt, at);
    }
    if (notes != null
        && alert.status() == Alert.Status.UPDATED
        && notes.isQuiet(Math.max(at, now), escalatedAt)) {
      held = KeptAlert.of(alert);
      return;
    }
    last = KeptAlert.of(alert);
    held = null;
    closed = alert.status() == Alert.Status.RESOLVED || alert.status() == Alert.Status.RETRACTED;
    if (notes != null) {
      tellLast(incoming.triggerAppendedAt(), desk);
    } else if (!waiting.isEmpty()) {
      waiting.sort(BY_TIME);
      List<Waiting> ready = List.copyOf(waiting);
      waiting.clear();
      ready.forEach(action -> apply(action.received, now, incoming.triggerAppendedAt(), desk));
    }
  }

  /**
   * An operator has done something.
   *
   * @param now event time that has passed
   */
  void act(ReceivedAction received, long now, DeskConfig config, Desk desk) {
    if (last != null) {
      apply(received, now, received.appendedAt(), desk);
    } else if (isWaiting(received.action().id())) {
      desk.repeated();
    } else if (waiting.size() >= MOST_WAITING) {
      desk.unmatched(received);
    } else {
      long from = Math.max(received.at(), now);
      waiting.add(new Waiting(received, from + config.waitFor().toMillis()));
    }
  }

  private boolean isWaiting(String id) {
    return waiting.stream().anyMatch(other -> other.received.action().id().equals(id));
  }

  private void apply(ReceivedAction received, long now, long triggeredAt, Desk desk) {
    DeskNotes changed = notes == null ? new DeskNotes() : notes;
    if (!changed.take(received.action())) {
      desk.repeated();
      return;
    }
    notes = changed;
    touch(received.at(), now);
    if (held != null) {
      long time = Math.max(held.get().at().toEpochMilli(), Math.max(now, received.at()));
      if (!notes.isQuiet(time, escalatedAt)) {
        release();
      }
    }
    desk.applied();
    tellLast(triggeredAt, desk);
  }

  /**
   * Event time has passed.
   *
   * @param now up to when
   */
  void pass(long now, Desk desk) {
    if (held != null
        && !notes.isQuiet(Math.max(held.get().at().toEpochMilli(), now), escalatedAt)) {
      release();
      tellLast(AlertEmission.BY_TIME, desk);
    }
    waiting.removeIf(
        action -> {
          boolean over = action.until <= now;
          if (over) {
            desk.unmatched(action.received);
          }
          return over;
        });
  }

  /** There will be no more alerts: whatever still waits for one waits in vain. */
  void end(Desk desk) {
    waiting.forEach(action -> desk.unmatched(action.received));
    waiting.clear();
  }

  /**
   * What the alert is to the heat: an open cluster or a broken promise that calls people; null if
   * it is something else, was withdrawn, or is a false alarm.
   */
  Hazard hazard() {
    if (last == null || (notes != null && notes.isFalseAlarm(escalatedAt))) {
      return null;
    }
    Alert alert = last.get();
    boolean cluster = alert.kind() == Alert.Kind.CLUSTER;
    if (alert.mode() != Alert.Mode.LIVE
        || alert.status() == Alert.Status.RETRACTED
        || !(cluster || alert.phase() == Alert.Phase.BREACH)) {
      return null;
    }
    GeoPoint location = alert.location();
    return new Hazard(
        cluster ? Source.CLUSTER : Source.BREACH,
        alert.alertId(),
        alert.caseId(),
        alert.category(),
        alert.severity(),
        alert.status() == Alert.Status.RESOLVED ? alert.at().toEpochMilli() : Hazard.OPEN,
        0,
        0,
        null,
        new Hazard.Where(
            alert.community(),
            null,
            alert.subject(),
            alert.subjectName(),
            location == null ? Double.NaN : location.lat(),
            location == null ? Double.NaN : location.lon()));
  }

  private void release() {
    last = held;
    held = null;
  }

  private void tellLast(long triggeredAt, Desk desk) {
    Alert alert = last.get();
    told = Math.max(told + 1, alert.version());
    Instant acted = Instant.ofEpochMilli(notes.actedAt());
    Instant at = acted.isAfter(alert.at()) ? acted : alert.at();
    desk.tell(new AlertEmission(alert.handled(told, at, notes.handling(at)), triggeredAt));
  }

  private void touch(long at, long now) {
    touchedAt = Math.max(touchedAt, Math.max(at, now));
  }

  /** The next instant after {@code now} at which {@link #pass} has something to do. */
  long nextLook(long now, DeskConfig config) {
    long next = last == null ? NO_TIMER : Math.max(expiresAt(config), now + 1);
    for (Waiting action : waiting) {
      next = Math.min(next, action.until);
    }
    if (held != null && notes.snoozedUntil() > now) {
      next = Math.min(next, notes.snoozedUntil());
    }
    return next;
  }

  /** Whether there is nothing left to remember. */
  boolean isOver(long now, DeskConfig config) {
    return last == null ? waiting.isEmpty() : now >= expiresAt(config);
  }

  private long expiresAt(DeskConfig config) {
    if (!closed) {
      long open = touchedAt + config.openFor().toMillis();
      return held == null ? open : Math.max(open, notes.snoozedUntil());
    }
    return touchedAt + (notes == null ? config.closedFor() : config.handledFor()).toMillis();
  }
}
