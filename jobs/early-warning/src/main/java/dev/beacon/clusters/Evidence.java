package dev.beacon.clusters;

import dev.beacon.contract.EventKind;
import dev.beacon.intake.CaseEvent;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * One report as evidence about a subject.
 *
 * @param time event time, epoch milliseconds
 * @param id the event's id
 * @param reporter 64-bit hash of who reported; an anonymous report counts as a reporter of its own
 * @param category code
 * @param people how many are involved; 0 if unknown
 * @param amount money involved; NaN if unknown
 * @param tip whether it is a volunteer's tip
 * @param late whether it came after the watermark had passed it
 */
record Evidence(
    long time,
    String id,
    long reporter,
    String category,
    int people,
    double amount,
    boolean tip,
    boolean late) {

  /**
   * The order in which a subject's story is told: by event time, then by id, whatever the order of
   * arrival.
   */
  static final Comparator<Evidence> ORDER =
      Comparator.comparingLong(Evidence::time).thenComparing(Evidence::id);

  static Evidence of(CaseEvent event, boolean late) {
    String reporter = event.reporter() == null ? event.id() : event.reporter();
    return new Evidence(
        event.reportedAt(),
        event.id(),
        Hashes.of(reporter),
        event.category(),
        event.people(),
        event.amount(),
        event.kind() == EventKind.TIP,
        late);
  }

  /** The same report, its order in the story now certain. */
  Evidence onTime() {
    return late ? new Evidence(time, id, reporter, category, people, amount, tip, false) : this;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(time);
    Fields.writeString(id, out);
    out.writeLong(reporter);
    Fields.writeString(category, out);
    out.writeInt(people);
    out.writeDouble(amount);
    out.writeByte((tip ? 1 : 0) | (late ? 2 : 0));
  }

  static Evidence read(DataInput in) throws IOException {
    long time = in.readLong();
    String id = Fields.readString(in);
    long reporter = in.readLong();
    String category = Fields.readString(in);
    int people = in.readInt();
    double amount = in.readDouble();
    int flags = in.readByte();
    return new Evidence(
        time, id, reporter, category, people, amount, (flags & 1) != 0, (flags & 2) != 0);
  }
}
