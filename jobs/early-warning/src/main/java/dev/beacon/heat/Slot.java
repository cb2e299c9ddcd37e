package dev.beacon.heat;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument.Source;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Matters that any model weighs alike, but for people and money, and lets fade alike.
 *
 * @param kind what they are
 * @param category their category; null if unknown
 * @param grade their grade
 */
record Slot(Source kind, String category, Grade grade) {
  private static final Source[] SOURCES = Source.values();
  private static final Grade[] GRADES = Grade.values();

  static Slot of(Hazard hazard) {
    return new Slot(hazard.kind(), hazard.category(), hazard.grade());
  }

  void write(DataOutput out) throws IOException {
    Fields.writeEnum(kind, out);
    Fields.writeString(category, out);
    Fields.writeEnum(grade, out);
  }

  static Slot read(DataInput in) throws IOException {
    return new Slot(
        Fields.readEnum(SOURCES, in), Fields.readString(in), Fields.readEnum(GRADES, in));
  }
}
