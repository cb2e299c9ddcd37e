package dev.beacon.heat;

import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the matters of a slot add up to. Whole numbers, so that what is taken away again leaves
 * nothing behind, in whatever order.
 *
 * @param count how many
 * @param people whom they are about
 * @param people10 sum of {@code log10(max(1, people))}, in millionths
 * @param amount what they are about, in hundredths of the currency
 * @param amount10 sum of {@code log10(1 + amount / unit)}, in millionths
 */
record Sum(long count, long people, long people10, long amount, long amount10) {
  static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

  /** Millionths. */
  static final double MILLION = 1_000_000;

  private static final double HUNDRED = 100;

  /**
   * What one matter adds.
   *
   * @param amount in the model's currency; 0 if it is in another
   * @param unit the amount below which money hardly counts
   */
  static Sum of(int people, double amount, double unit) {
    return new Sum(
        1,
        people,
        Math.round(Math.log10(Math.max(1, people)) * MILLION),
        Math.round(amount * HUNDRED),
        Math.round(Math.log10(1 + amount / unit) * MILLION));
  }

  Sum plus(Sum other) {
    return new Sum(
        count + other.count,
        people + other.people,
        people10 + other.people10,
        amount + other.amount,
        amount10 + other.amount10);
  }

  Sum negated() {
    return new Sum(-count, -people, -people10, -amount, -amount10);
  }

  boolean isNothing() {
    return equals(NOTHING);
  }

  double wholeAmount() {
    return amount / HUNDRED;
  }

  void write(DataOutput out) throws IOException {
    Fields.writeNumber(count, out);
    Fields.writeNumber(people, out);
    Fields.writeNumber(people10, out);
    Fields.writeNumber(amount, out);
    Fields.writeNumber(amount10, out);
  }

  static Sum read(DataInput in) throws IOException {
    return new Sum(
        Fields.readNumber(in),
        Fields.readNumber(in),
        Fields.readNumber(in),
        Fields.readNumber(in),
        Fields.readNumber(in));
  }
}
