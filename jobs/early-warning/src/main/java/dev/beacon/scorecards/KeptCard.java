package dev.beacon.scorecards;

import dev.beacon.contract.ScorecardDocument;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A card as it is kept: what it sums, and what of it was written. */
final class KeptCard {
  /** Stands for no write being planned. */
  static final long NONE_PLANNED = Long.MAX_VALUE;

  private static final int FORM = 1;

  private final CardKey key;
  private final Scorecard sum;
  private long at;
  private long version;

  /** When its next write is due, by the wall clock, epoch milliseconds. */
  long nextWrite = NONE_PLANNED;

  KeptCard(CardKey key) {
    this(key, new Scorecard(), Long.MIN_VALUE);
  }

  private KeptCard(CardKey key, Scorecard sum, long at) {
    this.key = key;
    this.sum = sum;
    this.at = at;
  }

  void add(CardDelta delta) {
    sum.plus(delta.sum());
    sum.open().bound();
    at = Math.max(at, delta.at());
  }

  /**
   * The card as it is published.
   *
   * @param now the wall clock, epoch milliseconds. It makes the version, so that what is written
   *     after a restart is newer than what was written before it
   */
  ScorecardDocument write(long now, ZoneId zone) {
    nextWrite = NONE_PLANNED;
    version = Math.max(version + 1, now);
    var cases = sum.cases();
    return new ScorecardDocument(
        key.id(),
        version,
        key.period().kind(),
        key.period().label(),
        midnight(key.period().from(), zone),
        midnight(key.period().until(), zone),
        key.unitKind(),
        key.unit(),
        key.street(),
        Instant.ofEpochMilli(at),
        cases,
        sum.windows(),
        sum.checkIns(),
        sum.confirmations(),
        sum.satisfaction(),
        key.isOfADay() ? sum.open().clearing(cases.open()) : null);
  }

  static Instant midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(FORM);
    key.write(out);
    sum.write(out);
    out.writeLong(at);
    out.writeLong(version);
    out.writeLong(nextWrite);
  }

  /**
   * Reads what {@link #write(DataOutput)} wrote.
   *
   * @throws IOException if it was written by a newer version of this class
   */
  static KeptCard read(DataInput in) throws IOException {
    int form = in.readByte();
    if (form != FORM) {
      throw new IOException("a card of form " + form + " is not known, only " + FORM);
    }
    KeptCard card = new KeptCard(CardKey.read(in), Scorecard.read(in), in.readLong());
    card.version = in.readLong();
    card.nextWrite = in.readLong();
    return card;
  }
}
