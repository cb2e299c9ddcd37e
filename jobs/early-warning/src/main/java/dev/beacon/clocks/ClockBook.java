package dev.beacon.clocks;

import static dev.beacon.clocks.ClockedCase.NEVER;

import dev.beacon.clocks.Round.Outcome;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Alert.Phase;
import dev.beacon.contract.Alert.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts that the clocks of one matter have raised: one evolving alert a clock.
 *
 * <p>{@link #judge} is to be called at every instant {@link #next} names, in order, and when an
 * event comes late. Then the alerts, with their versions, depend on the events alone and not on the
 * order in which they came, as long as none is late: at every instant the matter is judged by what
 * was known then, also if more has arrived already. A late event still corrects the outcome.
 *
 * <p>Decision: a clock that starts anew, every hour or when a case is reopened, tells its rounds in
 * the one alert: it is opened again when another round comes close to breaking. Late news of the
 * round told last corrects the alert; of rounds before that it corrects the scorecard alone.
 *
 * <p>A book without alerts takes one byte, so matters that never come near a deadline cost nothing.
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

  /** A step from one stage to the next, how the alert tells of it, and of which round. */
  private record Move(Stage to, Status status, Phase phase, Round round) {}

  private static final class Entry {
    private final String clock;
    private Stage stage;
    private int level;
    private int version;
    private long openedAt;
    private long lastAt;
    // Of the round told last.
    private long start;
    private long deadline;

    Entry(String clock) {
      this.clock = clock;
    }

    boolean isOpen() {
      return stage == Stage.WARNED || stage == Stage.BREACHED;
    }

    boolean tellsBreach() {
      return stage == Stage.BREACHED || stage == Stage.BREACH_OVER;
    }
  }

  private final List<Entry> entries = new ArrayList<>(0);

  /**
   * Judges every clock at an instant.
   *
   * @param catalog the clocks
   * @param subject the matter, with all that has arrived
   * @param now the instant to judge at, epoch milliseconds; only what was known by then counts
   * @return the new versions of alerts, oldest first; most often none
   */
  public List<Alert> judge(ClockCatalog catalog, ClockedCase subject, long now) {
    List<Alert> alerts = List.of();
    KnownCase known = new KnownCase(subject, now);
    for (ClockHistory clock : catalog.clocks()) {
      Entry entry = entry(clock.name());
      long at = entry == null ? now : Math.max(now, entry.lastAt);
      List<Round> rounds = ClockJudge.rounds(clock, at == now ? known : new KnownCase(subject, at));
      Move move = move(entry, rounds, at);
      while (move != null) {
        if (entry == null) {
          entry = new Entry(clock.name());
          entry.openedAt = at;
          entries.add(entry);
        }
        take(move, entry, at);
        if (alerts.isEmpty()) {
          alerts = new ArrayList<>(2);
        }
        alerts.add(
            new ClockAlert(
                    move.round == null ? clock.newest().definition() : move.round.clock(),
                    subject,
                    move.round,
                    move.status,
                    move.phase,
                    entry.level,
                    at,
                    entry.deadline,
                    catalog.zone())
                .version(entry.version, entry.openedAt));
        move = move(entry, rounds, at);
      }
    }
    return alerts;
  }

  private static void take(Move move, Entry entry, long at) {
    entry.stage = move.to;
    entry.version++;
    entry.lastAt = at;
    if (move.round != null) {
      if (entry.isOpen()) {
        entry.level = move.round.level(at);
      }
      entry.start = move.round.start();
      // While the round rests nobody knows its end; the alert keeps the one it told.
      if (move.round.deadline() != NEVER || entry.version == 1) {
        entry.deadline = move.round.deadline();
      }
    }
  }

  /**
   * The next instant after one at which {@link #judge} has something to say, if nothing else
   * arrives; {@link ClockedCase#NEVER} if there is none.
   */
  public long next(ClockCatalog catalog, ClockedCase subject, long now) {
    KnownCase known = new KnownCase(subject, now);
    long next = NEVER;
    for (ClockHistory clock : catalog.clocks()) {
      next = Math.min(next, next(clock, known, next));
    }
    return next;
  }

  private long next(ClockHistory clock, KnownCase known, long limit) {
    ClockedCase subject = known.subject;
    Entry entry = entry(clock.name());
    long instant = entry == null ? known.now : Math.max(known.now, entry.lastAt);
    List<Round> rounds = ClockJudge.rounds(clock, known.at(instant));
    while (true) {
      long next = subject.nextNews(instant);
      for (int i = 0; i < rounds.size(); i++) {
        next = Math.min(next, rounds.get(i).nextTurn(instant));
      }
      if (next >= limit) {
        return NEVER;
      }
      instant = next;
      rounds = ClockJudge.rounds(clock, subject, instant);
      if (move(entry, rounds, instant) != null) {
        return instant;
      }
    }
  }

  /** What the rounds make of an alert, or of none yet; null if there is nothing to tell. */
  private static Move move(Entry entry, List<Round> rounds, long now) {
    Round told = null;
    if (entry != null) {
      told = toldLast(entry, rounds);
      Move move = correct(entry, told, now);
      if (move != null) {
        return move;
      }
    }
    Round last = rounds.isEmpty() ? null : rounds.get(rounds.size() - 1);
    return last == null || last.equals(told) ? null : open(entry, last, now);
  }

  /** The round told last, which news may have moved; null if it never started after all. */
  private static Round toldLast(Entry entry, List<Round> rounds) {
    long by = entry.deadline == NEVER ? entry.start : Math.max(entry.start, entry.deadline);
    Round same = null;
    Round found = null;
    for (int i = 0; i < rounds.size() && rounds.get(i).start() <= by; i++) {
      found = rounds.get(i);
      same = found.start() == entry.start ? found : same;
    }
    return same == null ? found : same;
  }

  /** What becomes of an alert when its round stands like this. */
  private static Move correct(Entry entry, Round told, long now) {
    Outcome outcome = told == null ? Outcome.RELEASED : told.outcome();
    if (outcome == Outcome.BROKEN) {
      return broken(entry, told, now);
    }
    if (entry.tellsBreach()) {
      return new Move(Stage.RETRACTED, Status.RETRACTED, Phase.BREACH, told);
    }
    int level = outcome == Outcome.RUNNING ? told.level(now) : 0;
    if (entry.stage != Stage.WARNED) {
      return level == 0 ? null : open(entry, told, now);
    }
    if (level == 0) {
      return new Move(Stage.WARNING_OVER, Status.RESOLVED, Phase.WARNING, told);
    }
    return level <= entry.level
        ? null
        : new Move(Stage.WARNED, Status.UPDATED, Phase.WARNING, told);
  }

  private static Move broken(Entry entry, Round told, long now) {
    if (!entry.tellsBreach()) {
      return open(entry, told, now);
    }
    if (entry.stage == Stage.BREACH_OVER) {
      return null;
    }
    if (told.end() != null) {
      return new Move(Stage.BREACH_OVER, Status.RESOLVED, Phase.BREACH, told);
    }
    return told.level(now) <= entry.level
        ? null
        : new Move(Stage.BREACHED, Status.ESCALATED, Phase.BREACH, told);
  }

  /** Warns, or tells of a breach that was not told yet. */
  private static Move open(Entry entry, Round round, long now) {
    if (round.outcome() == Outcome.BROKEN) {
      boolean warned = entry != null && entry.isOpen();
      Status status = warned ? Status.ESCALATED : Status.OPEN;
      return new Move(Stage.BREACHED, status, Phase.BREACH, round);
    }
    return round.level(now) == 0 ? null : new Move(Stage.WARNED, Status.OPEN, Phase.WARNING, round);
  }

  private Entry entry(String clock) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).clock.equals(clock)) {
        return entries.get(i);
      }
    }
    return null;
  }

  /** Writes the book; its form belongs to the version of the matter it is kept with. */
  @SuppressWarnings("EnumOrdinal") // the order of the stages is part of the form
  public void write(DataOutput out) throws IOException {
    out.writeByte(entries.size());
    for (Entry entry : entries) {
      out.writeUTF(entry.clock);
      out.writeByte(entry.stage.ordinal());
      out.writeByte(entry.level);
      out.writeInt(entry.version);
      out.writeLong(entry.openedAt);
      out.writeLong(entry.lastAt);
      out.writeLong(entry.start);
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
      entry.level = in.readUnsignedByte();
      entry.version = in.readInt();
      entry.openedAt = in.readLong();
      entry.lastAt = in.readLong();
      entry.start = in.readLong();
      entry.deadline = in.readLong();
      book.entries.add(entry);
    }
    return book;
  }
}
