package dev.beacon.cases;

import static dev.beacon.serialization.Fields.readEnum;
import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.writeEnum;
import static dev.beacon.serialization.Fields.writeString;

import dev.beacon.clocks.ClockedCase.Regrade;
import dev.beacon.contract.Grade;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The grades given by hand to a case, the latest {@value #CAPACITY}. Somebody has to decide each of
 * them, so there are few.
 */
final class Regrades {
  private static final int CAPACITY = 16;
  private static final Grade[] GRADES = Grade.values();

  private List<Regrade> regrades = List.of();

  void add(Regrade regrade) {
    if (regrades.isEmpty()) {
      regrades = new ArrayList<>(1);
    }
    int position = regrades.size();
    while (position > 0
        && Claim.before(
            regrade.takenAt(),
            regrade.id(),
            regrades.get(position - 1).takenAt(),
            regrades.get(position - 1).id())) {
      position--;
    }
    regrades.add(position, regrade);
    if (regrades.size() > CAPACITY) {
      regrades.remove(0);
    }
  }

  /** In order of the time from which they hold, then id. */
  List<Regrade> inOrder() {
    return Collections.unmodifiableList(regrades);
  }

  /** The grade that holds last; null if none was given. */
  Grade latest() {
    return regrades.isEmpty() ? null : regrades.get(regrades.size() - 1).grade();
  }

  /** The next instant after one at which a regrade becomes known. */
  long nextNews(long after, long never) {
    long next = never;
    for (Regrade regrade : regrades) {
      if (regrade.knownAt() > after) {
        next = Math.min(next, regrade.knownAt());
      }
    }
    return next;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(regrades.size());
    for (Regrade regrade : regrades) {
      out.writeLong(regrade.takenAt());
      out.writeLong(regrade.knownAt());
      writeString(regrade.id(), out);
      writeEnum(regrade.grade(), out);
    }
  }

  static Regrades read(DataInput in) throws IOException {
    Regrades read = new Regrades();
    int size = in.readByte();
    for (int i = 0; i < size; i++) {
      read.add(new Regrade(in.readLong(), in.readLong(), readString(in), readEnum(GRADES, in)));
    }
    return read;
  }
}
