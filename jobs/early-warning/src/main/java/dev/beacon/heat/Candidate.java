package dev.beacon.heat;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument.Source;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An open matter that may be among what weighs most in a place.
 *
 * @param slot what it is
 * @param id of the case, or of the alert
 * @param caseId the case; null for a cluster
 * @param people10 {@code log10(max(1, people))}, in millionths
 * @param amount10 {@code log10(1 + amount / unit)}, in millionths
 */
record Candidate(Slot slot, String id, String caseId, long people10, long amount10) {
  /** What it adds to the sum of its slot, as far as that weighs. */
  Sum sum() {
    return new Sum(1, 0, people10, 0, amount10);
  }

  Source kind() {
    return slot.kind();
  }

  Grade grade() {
    return slot.grade();
  }

  void write(DataOutput out) throws IOException {
    slot.write(out);
    Fields.writeString(id, out);
    Fields.writeString(caseId, out);
    Fields.writeNumber(people10, out);
    Fields.writeNumber(amount10, out);
  }

  static Candidate read(DataInput in) throws IOException {
    return new Candidate(
        Slot.read(in),
        Fields.readString(in),
        Fields.readString(in),
        Fields.readNumber(in),
        Fields.readNumber(in));
  }
}
