package dev.beacon.clocks;

import static dev.beacon.clocks.ClockedCase.NEVER;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Alert.Phase;
import dev.beacon.contract.Alert.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts that the clocks of one case have raised: one evolving alert a clock.
 *
 * <p>{@link #judge} is to be called at every instant {@link #next} names, in order, and when an
 * event comes late. Then the alerts, with their versions, depend on the events alone and not on the
 * order in which they came, as long as none is late: at every instant the case is judged by what
 * was known then, also if more has arrived already. A late event still corrects the outcome.
 *
 * <p>A book without alerts takes one byte, so cases that never come near a deadline cost nothing.
 */
public final class ClockBook {
  /** How far an alert has come. Written by ordinal: append only. */
  private enum Stage {
    /** The warning is open. */
    WARNED,
    /** The step was taken in time after the warning, or the clock was released. */
    WARNING_OVER,
    /** The breach is open. */
    BREACHED,
    /** The step was taken late: the breach stands. */
    BREACH_OVER,
    /** News proved that there was no breach. */
    RETRACTED
  }

  private static final Stage[] STAGES = Stage.values();

  /** A step from one stage to the next, and how the alert tells of it. */
  private record Move(Stage to, Status status, Phase phase) {}

  private static final class Entry {
    private final String clock;
    private Stage stage;
    private int version;
    private long openedAt;
    private long lastAt;
    private long deadline;

    Entry(String clock) {
      this.clock = clock;
    }
  }

  private final List<Entry> entries = new ArrayList<>(0);

  /**
   * Judges every clock at an instant.
   *
   * @param config the clocks
   * @param subject the case, with all that has arrived
   * @param now the instant to judge at, epoch milliseconds; only what was known by then counts
   * @return the new versions of alerts, oldest first; most often none
   */
  public List<Alert> judge(ClockConfig config, ClockedCase subject, long now) {
    List<Alert> alerts = List.of();
    for (ClockDefinition clock : config.definitions()) {
      Entry entry = entry(clock.name());
      long at = entry == null ? now : Math.max(now, entry.lastAt);
      Verdict verdict = ClockJudge.judge(clock, subject, at);
      Move move = move(entry, verdict, at);
      while (move != null) {
        if (entry == null) {
          entry = new Entry(clock.name());
          entry.openedAt = at;
          entries.add(entry);
        }
        entry.stage = move.to;
        entry.version++;
        entry.lastAt = at;
        entry.deadline = verdict.deadline() == NEVER ? entry.deadline : verdict.deadline();
        if (alerts.isEmpty()) {
          alerts = new ArrayList<>(2);
        }
        alerts.add(
            new ClockAlert(
                    clock,
                    subject,
                    verdict,
                    move.status,
                    move.phase,
                    at,
                    entry.deadline,
                    config.zone())
                .version(entry.version, entry.openedAt));
        move = move(entry, verdict, at);
      }
    }
    return alerts;
  }

  /**
   * The next instant after one at which {@link #judge} has something to say, if nothing else
   * arrives; {@link ClockedCase#NEVER} if there is none.
   */
  public long next(ClockConfig config, ClockedCase subject, long now) {
    long next = NEVER;
    for (ClockDefinition clock : config.definitions()) {
      next = Math.min(next, next(clock, subject, now));
    }
    return next;
  }

  private long next(ClockDefinition clock, ClockedCase subject, long now) {
    Entry entry = entry(clock.name());
    long instant = entry == null ? now : Math.max(now, entry.lastAt);
    Verdict verdict = ClockJudge.judge(clock, subject, instant);
    // Without an alert and without regrades, news can end a clock but never start one.
    boolean newsMatters = entry != null || !subject.regrades().isEmpty();
    while (newsMatters || verdict.outcome() == Verdict.Outcome.RUNNING) {
      instant = Math.min(subject.nextNews(instant), nextTurn(verdict, instant));
      if (instant == NEVER) {
        break;
      }
      verdict = ClockJudge.judge(clock, subject, instant);
      if (move(entry, verdict, instant) != null) {
        return instant;
      }
    }
    return NEVER;
  }

  private static long nextTurn(Verdict verdict, long after) {
    return Math.min(
        after(after, verdict.warnsAt()),
        Math.min(after(after, verdict.strikesAt()), after(after, verdict.turnsAt())));
  }

  private static long after(long instant, long candidate) {
    return candidate > instant ? candidate : NEVER;
  }

  /** What a verdict makes of an alert, or of none yet; null if there is nothing to tell. */
  private static Move move(Entry entry, Verdict verdict, long now) {
    Stage stage = entry == null ? null : entry.stage;
    boolean breachTold = stage == Stage.BREACHED || stage == Stage.BREACH_OVER;
    return switch (verdict.outcome()) {
      case RUNNING -> running(stage, breachTold, now >= verdict.warnsAt());
      case BROKEN -> broken(stage, breachTold, verdict.end() != null);
      case NONE, KEPT, RELEASED -> noBreach(stage, breachTold);
    };
  }

  private static Move running(Stage stage, boolean breachTold, boolean close) {
    if (breachTold || (stage == Stage.WARNED && !close)) {
      // What was told does not hold any more: the clock was released, and a later one runs.
      return noBreach(stage, breachTold);
    }
    return close && stage != Stage.WARNED
        ? new Move(Stage.WARNED, Status.OPEN, Phase.WARNING)
        : null;
  }

  private static Move broken(Stage stage, boolean breachTold, boolean over) {
    if (!breachTold) {
      Status status = stage == null ? Status.OPEN : Status.ESCALATED;
      return new Move(Stage.BREACHED, status, Phase.BREACH);
    }
    return over && stage == Stage.BREACHED
        ? new Move(Stage.BREACH_OVER, Status.RESOLVED, Phase.BREACH)
        : null;
  }

  private static Move noBreach(Stage stage, boolean breachTold) {
    if (breachTold) {
      return new Move(Stage.RETRACTED, Status.RETRACTED, Phase.BREACH);
    }
    return stage == Stage.WARNED
        ? new Move(Stage.WARNING_OVER, Status.RESOLVED, Phase.WARNING)
        : null;
  }

  private Entry entry(String clock) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).clock.equals(clock)) {
        return entries.get(i);
      }
    }
    return null;
  }

  /** Writes the book; its form belongs to the version of the case it is kept with. */
  @SuppressWarnings("EnumOrdinal") // the order of the stages is part of the form
  public void write(DataOutput out) throws IOException {
    out.writeByte(entries.size());
    for (Entry entry : entries) {
      out.writeUTF(entry.clock);
      out.writeByte(entry.stage.ordinal());
      out.writeInt(entry.version);
      out.writeLong(entry.openedAt);
      out.writeLong(entry.lastAt);
      out.writeLong(entry.deadline);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ClockBook read(DataInput in) throws IOException {
    ClockBook book = new ClockBook();
    int size = in.readUnsignedByte();
    for (int i = 0; i < size; i++) {
      Entry entry = new Entry(in.readUTF());
      entry.stage = STAGES[in.readByte()];
      entry.version = in.readInt();
      entry.openedAt = in.readLong();
      entry.lastAt = in.readLong();
      entry.deadline = in.readLong();
      book.entries.add(entry);
    }
    return book;
  }
}
