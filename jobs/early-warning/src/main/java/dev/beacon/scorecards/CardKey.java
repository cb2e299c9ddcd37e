package dev.beacon.scorecards;

import dev.beacon.contract.CommunityCode;
import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Which card.
 *
 * @param period for when
 * @param unitKind for what kind of unit
 * @param unit its name or code
 */
record CardKey(ScorePeriod period, UnitKind unitKind, String unit) {
  /** Elasticsearch takes no longer ids, in bytes of UTF-8. */
  private static final int LONGEST_ID = 512;

  /** Of a {@code char} in UTF-8. */
  private static final int MOST_BYTES = 3;

  /** With so many characters of a name of any script an id stays below that. */
  private static final int CUT_TO = 100;

  private static final ScorePeriod.Kind[] PERIODS = ScorePeriod.Kind.values();
  private static final UnitKind[] UNITS = UnitKind.values();

  /** The cards that a slice adds to. */
  static void of(Slice slice, Consumer<CardKey> out) {
    LocalDate day = LocalDate.ofEpochDay(slice.day());
    String street = CommunityCode.streetOf(slice.community());
    for (ScorePeriod.Kind kind : PERIODS) {
      ScorePeriod period = ScorePeriod.of(kind, day);
      out.accept(new CardKey(period, UnitKind.DISTRICT, ScorecardDocument.WHOLE_DISTRICT));
      if (slice.department() != null) {
        out.accept(new CardKey(period, UnitKind.DEPARTMENT, slice.department()));
      }
      if (slice.community() != null) {
        out.accept(new CardKey(period, UnitKind.COMMUNITY, slice.community()));
      }
      if (street != null) {
        out.accept(new CardKey(period, UnitKind.STREET, street));
      }
    }
  }

  /**
   * {@code <kind of period>:<period>:<kind of unit>:<unit>}, such as {@code
   * quarter:2020-Q2:street:440311001}. A name too long for an id is cut, and told from others by a
   * number.
   */
  String id() {
    String start =
        period.kind().word()
            + ':'
            + period.label()
            + ':'
            + unitKind.name().toLowerCase(Locale.ROOT)
            + ':';
    String id = start + unit;
    boolean fits =
        id.length() * MOST_BYTES <= LONGEST_ID
            || id.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID;
    if (fits) {
      return id;
    }
    String cut = unit.substring(0, unit.offsetByCodePoints(0, CUT_TO));
    return start + cut + '~' + Integer.toHexString(unit.hashCode());
  }

  /** The sub-district of a community; null of others. */
  String street() {
    return unitKind == UnitKind.COMMUNITY ? CommunityCode.streetOf(unit) : null;
  }

  boolean isOfADay() {
    return period.kind() == ScorePeriod.Kind.DAY;
  }

  void write(DataOutput out) throws IOException {
    Fields.writeEnum(period.kind(), out);
    Fields.writeNumber(period.from().toEpochDay(), out);
    Fields.writeEnum(unitKind, out);
    Fields.writeString(unit, out);
  }

  static CardKey read(DataInput in) throws IOException {
    ScorePeriod.Kind kind = Fields.readEnum(PERIODS, in);
    ScorePeriod period = new ScorePeriod(kind, LocalDate.ofEpochDay(Fields.readNumber(in)));
    return new CardKey(period, Fields.readEnum(UNITS, in), Fields.readString(in));
  }
}
