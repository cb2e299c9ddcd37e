package dev.beacon.scorecards;

import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What one matter adds to the scorecards as it stands: a case, or that a department was called by
 * an order. Two are equal if they add the same.
 *
 * <p>Decision: a matter counts in the period in which it was received, whenever it is settled, so
 * that a rate compares the received with what became of them and an old period only gets more
 * complete.
 *
 * @param kind what it is
 * @param matter its id: the case, or the order and the department that was called
 * @param department who answers for it; null: nobody yet
 * @param community where, a code; null if not known. With 12 digits, the first 9 are its
 *     sub-district
 * @param receivedAt when the case was first reported or the order issued, epoch milliseconds
 * @param outcome what became of it
 * @param settledAt when it was settled, by the resolution or check-in that holds, epoch
 *     milliseconds; {@link #NEVER} if it was not
 * @param people how many it concerns, not negative
 * @param amount the money involved, in {@code currency}; NaN if none is known
 * @param currency ISO 4217; null means CNY
 * @param confirmations judicial confirmations served, not negative
 * @param confirmedOnline how many of those were heard online
 * @param satisfaction what the resident says of it, 1 (bad) to 5 (good); 0: nothing
 * @param clocks its clocks as far as they are decided, in order of name
 */
public record Contribution(
    Kind kind,
    String matter,
    String department,
    String community,
    long receivedAt,
    Outcome outcome,
    long settledAt,
    int people,
    double amount,
    String currency,
    int confirmations,
    int confirmedOnline,
    int satisfaction,
    List<ClockOutcome> clocks) {

  /** Stands for an instant that has not come. */
  public static final long NEVER = Long.MAX_VALUE;

  /** The best mark of satisfaction. */
  public static final int BEST_MARK = 5;

  private static final int FORM = 1;
  private static final Kind[] KINDS = Kind.values();
  private static final Outcome[] OUTCOMES = Outcome.values();

  /** What kind of matter. Constants may be appended, never reordered. */
  public enum Kind {
    CASE,
    CHECK_IN
  }

  /** What became of a matter. Constants may be appended, never reordered. */
  public enum Outcome {
    /** Nothing yet. */
    OPEN,
    /** The case was resolved, the department has checked in. */
    SETTLED,
    /** Cancelled: counted apart, neither for nor against anybody. */
    WITHDRAWN
  }

  /**
   * Puts the clocks in order.
   *
   * @throws IllegalArgumentException if a number is out of its range, or the outcome and the
   *     instant of settlement contradict each other
   */
  public Contribution {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(matter, "matter");
    if ((outcome == Outcome.SETTLED) != (settledAt != NEVER)) {
      throw new IllegalArgumentException(matter + " is " + outcome + ", settled at " + settledAt);
    }
    if (people < 0 || amount < 0 || confirmedOnline < 0 || confirmations < confirmedOnline) {
      throw new IllegalArgumentException("negative numbers in " + matter);
    }
    if (satisfaction < 0 || satisfaction > BEST_MARK) {
      throw new IllegalArgumentException(
          "satisfaction of " + matter + " is " + satisfaction + ", not 0 to " + BEST_MARK);
    }
    clocks = clocks.stream().sorted(Comparator.comparing(ClockOutcome::clock)).toList();
  }

  /** Writes it, beginning with the version of its form. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORM);
    Fields.writeEnum(kind, out);
    Fields.writeString(matter, out);
    Fields.writeString(department, out);
    Fields.writeString(community, out);
    out.writeLong(receivedAt);
    Fields.writeEnum(outcome, out);
    out.writeLong(settledAt);
    out.writeInt(people);
    out.writeDouble(amount);
    Fields.writeString(currency, out);
    out.writeInt(confirmations);
    out.writeInt(confirmedOnline);
    out.writeByte(satisfaction);
    out.writeShort(clocks.size());
    for (ClockOutcome clock : clocks) {
      clock.write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it was written by a newer version of this class
   */
  public static Contribution read(DataInput in) throws IOException {
    int form = in.readByte();
    if (form != FORM) {
      throw new IOException("a contribution of form " + form + " is not known, only " + FORM);
    }
    return new Contribution(
        Fields.readEnum(KINDS, in),
        Fields.readString(in),
        Fields.readString(in),
        Fields.readString(in),
        in.readLong(),
        Fields.readEnum(OUTCOMES, in),
        in.readLong(),
        in.readInt(),
        in.readDouble(),
        Fields.readString(in),
        in.readInt(),
        in.readInt(),
        in.readByte(),
        readClocks(in));
  }

  private static List<ClockOutcome> readClocks(DataInput in) throws IOException {
    ClockOutcome[] clocks = new ClockOutcome[in.readShort()];
    for (int i = 0; i < clocks.length; i++) {
      clocks[i] = ClockOutcome.read(in);
    }
    return List.of(clocks);
  }
}
