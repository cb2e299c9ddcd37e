package dev.beacon.cases;

import static dev.beacon.serialization.Fields.readEnum;
import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.writeEnum;
import static dev.beacon.serialization.Fields.writeString;

import dev.beacon.clocks.Turn;
import dev.beacon.contract.Grade;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The steps taken in a case, in order, whatever the order in which they became known.
 *
 * <p>Somebody has to take each of them, so there are few: the first {@value #FIRST} and the last of
 * {@value #MOST_STEPS} are kept, and the last {@value #MOST_UPDATES} updates, ten days of hourly
 * ones. Which they are does not depend on the order of arrival.
 */
final class Course {
  static final int MOST_STEPS = 64;
  static final int MOST_UPDATES = 240;

  private static final int FIRST = 8;
  private static final Step[] STEPS = Step.values();
  private static final Grade[] GRADES = Grade.values();
  private static final PauseReason[] REASONS = PauseReason.values();

  private final List<Turn> turns;
  private int updates;
  private boolean forgetful;

  Course() {
    this(new ArrayList<>(2));
  }

  private Course(List<Turn> turns) {
    this.turns = turns;
  }

  void add(Turn turn) {
    int position = Collections.binarySearch(turns, turn);
    turns.add(position < 0 ? -position - 1 : position, turn);
    if (turn.step() == Step.UPDATED) {
      updates++;
      if (updates > MOST_UPDATES) {
        forget(true, 0);
        updates--;
        forgetful = true;
      }
    } else if (turns.size() - updates > MOST_STEPS) {
      forget(false, FIRST);
    }
  }

  /** Drops the update, or other step, that has so many of its sort before it. */
  private void forget(boolean update, int before) {
    int seen = 0;
    for (int i = 0; i < turns.size(); i++) {
      if ((turns.get(i).step() == Step.UPDATED) == update && seen++ == before) {
        turns.remove(i);
        return;
      }
    }
  }

  /** In order of the time at which they were taken. */
  List<Turn> inOrder() {
    return Collections.unmodifiableList(turns);
  }

  /** Updates before this instant are forgotten; the least long if all are known. */
  long updatesKnownSince() {
    if (forgetful) {
      for (Turn turn : turns) {
        if (turn.step() == Step.UPDATED) {
          return turn.takenAt();
        }
      }
    }
    return Long.MIN_VALUE;
  }

  /** When a step was last taken; the least long if it never was. */
  long last(Step step) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i).step() == step) {
        return turns.get(i).takenAt();
      }
    }
    return Long.MIN_VALUE;
  }

  /** When a step, or one that implies it, was first taken; the greatest long if it never was. */
  long first(Step step) {
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).step().implies(step)) {
        return turns.get(i).takenAt();
      }
    }
    return Long.MAX_VALUE;
  }

  /** The grade given last by hand; null if none was. */
  Grade regraded() {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i).step() == Step.REGRADED) {
        return turns.get(i).grade();
      }
    }
    return null;
  }

  /** The next instant after one at which a step becomes known; {@code never} if none does. */
  long nextNews(long after, long never) {
    long next = never;
    for (int i = 0; i < turns.size(); i++) {
      long knownAt = turns.get(i).knownAt();
      next = knownAt > after && knownAt < next ? knownAt : next;
    }
    return next;
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(turns.size());
    out.writeBoolean(forgetful);
    for (Turn turn : turns) {
      writeEnum(turn.step(), out);
      out.writeLong(turn.takenAt());
      out.writeLong(turn.knownAt());
      writeString(turn.id(), out);
      if (turn.step() == Step.REGRADED) {
        writeEnum(turn.grade(), out);
      } else if (turn.step() == Step.PAUSED) {
        writeEnum(turn.reason(), out);
      }
    }
  }

  static Course read(DataInput in) throws IOException {
    int size = in.readShort();
    Course course = new Course(new ArrayList<>(size + 1));
    course.forgetful = in.readBoolean();
    for (int i = 0; i < size; i++) {
      Step step = readEnum(STEPS, in);
      course.turns.add(
          new Turn(
              step,
              in.readLong(),
              in.readLong(),
              readString(in),
              step == Step.REGRADED ? readEnum(GRADES, in) : null,
              step == Step.PAUSED ? readEnum(REASONS, in) : null));
      course.updates += step == Step.UPDATED ? 1 : 0;
    }
    return course;
  }
}
