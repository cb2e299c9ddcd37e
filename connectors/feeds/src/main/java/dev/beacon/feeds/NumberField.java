package dev.beacon.feeds;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A number of a row.
 *
 * @param times what one of the file's unit is worth
 */
record NumberField(Expression source, BigDecimal times) {
  // Decision: a comma is accepted only where it groups thousands. "1.234,56" would otherwise be
  // read a thousand times too small, and nobody would notice.
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

  /** The number, or null for nothing. */
  Double decimal(Row row) throws RowProblem {
    BigDecimal number = number(row);
    return number == null ? null : number.doubleValue();
  }

  /** The whole number, or null for nothing. */
  Integer whole(Row row) throws RowProblem {
    BigDecimal number = number(row);
    if (number == null) {
      return null;
    }
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      throw new RowProblem("is not a whole number");
    }
  }

  private BigDecimal number(Row row) throws RowProblem {
    String value = source.value(row);
    if (value == null) {
      return null;
    }
    String digits = GROUPED.matcher(value).matches() ? value.replace(",", "") : value;
    if (!PLAIN.matcher(digits).matches()) {
      throw new RowProblem("is not a number");
    }
    return new BigDecimal(digits).multiply(times);
  }
}
