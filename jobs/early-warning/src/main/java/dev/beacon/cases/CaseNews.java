package dev.beacon.cases;

import dev.beacon.clusters.CaseTurn;
import dev.beacon.contract.Step;
import dev.beacon.intake.CaseEvent;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * News of a case that are evidence for clusters, kept until they can be told for sure: until time
 * has passed them, and the case they speak of is known. Then, whatever the order of arrival, they
 * are told about whom the case was about at that instant.
 *
 * <p>At most {@value #MOST} wait; so many come only to a case that nobody reports.
 */
final class CaseNews {
  private static final int MOST = 64;
  private static final CaseTurn[] TURNS = CaseTurn.values();

  private final List<Item> waiting;

  /**
   * One piece of news.
   *
   * @param turn what it says
   * @param id of the event
   * @param time event time, epoch milliseconds
   * @param appendedAt when Kafka appended it
   */
  record Item(CaseTurn turn, String id, long time, long appendedAt) {}

  CaseNews() {
    this(new ArrayList<>(0));
  }

  private CaseNews(List<Item> waiting) {
    this.waiting = waiting;
  }

  /** Keeps what a progress event says, if it is a turn of the case. */
  void add(CaseEvent progress) {
    CaseTurn turn = turn(progress.step());
    if (turn != null && waiting.size() < MOST) {
      waiting.add(new Item(turn, progress.id(), progress.reportedAt(), progress.appendedAt()));
    }
  }

  private static CaseTurn turn(Step step) {
    return switch (step) {
      case ACCEPTED -> CaseTurn.ANSWERED;
      case RESOLVED, CONFIRMED, CLOSED -> CaseTurn.SETTLED;
      case REOPENED -> CaseTurn.REOPENED;
      default -> null;
    };
  }

  /**
   * Hands out what can be told at {@code now}.
   *
   * @param openedAt when the case was first reported; {@link CaseEvent#NO_TIME} or the greatest
   *     long while it was not
   */
  void tell(long now, long openedAt, Consumer<Item> to) {
    for (Iterator<Item> items = waiting.iterator(); items.hasNext(); ) {
      Item item = items.next();
      long due = Math.max(item.time, openedAt);
      if (due <= now) {
        items.remove();
        to.accept(new Item(item.turn, item.id, due, item.appendedAt));
      }
    }
  }

  /** When something can next be told; the greatest long if nothing waits for time. */
  long next(long openedAt) {
    long next = Long.MAX_VALUE;
    for (Item item : waiting) {
      next = Math.min(next, Math.max(item.time, openedAt));
    }
    return next;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(waiting.size());
    for (Item item : waiting) {
      Fields.writeEnum(item.turn, out);
      Fields.writeString(item.id, out);
      out.writeLong(item.time);
      out.writeLong(item.appendedAt);
    }
  }

  static CaseNews read(DataInput in) throws IOException {
    int size = in.readByte();
    List<Item> waiting = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      waiting.add(
          new Item(
              Fields.readEnum(TURNS, in), Fields.readString(in), in.readLong(), in.readLong()));
    }
    return new CaseNews(waiting);
  }
}
