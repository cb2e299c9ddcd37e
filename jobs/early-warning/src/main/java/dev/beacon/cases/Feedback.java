package dev.beacon.cases;

import dev.beacon.contract.Step;
import dev.beacon.intake.CaseEvent;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the resident says of how a case was handled, and how its settlement was confirmed.
 *
 * @param satisfaction the mark given last, 1 (bad) to 5 (good); 0: none
 * @param givenAt when
 * @param givenBy the event that says so, which decides between marks of one instant
 * @param online whether a judicial confirmation was heard online
 */
record Feedback(int satisfaction, long givenAt, String givenBy, boolean online) {
  static final Feedback NONE = new Feedback(0, Long.MIN_VALUE, null, false);

  /** With what another event says. */
  Feedback with(CaseEvent event) {
    boolean heardOnline = event.step() == Step.JUDICIAL_CONFIRMED && event.online();
    boolean later =
        event.satisfaction() > 0
            && (givenBy == null || Claim.before(givenAt, givenBy, event.takenAt(), event.id()));
    if (later) {
      return new Feedback(event.satisfaction(), event.takenAt(), event.id(), online || heardOnline);
    }
    return heardOnline && !online ? new Feedback(satisfaction, givenAt, givenBy, true) : this;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(satisfaction);
    out.writeBoolean(online);
    if (satisfaction > 0) {
      out.writeLong(givenAt);
      Fields.writeString(givenBy, out);
    }
  }

  static Feedback read(DataInput in) throws IOException {
    int satisfaction = in.readByte();
    boolean online = in.readBoolean();
    if (satisfaction > 0) {
      return new Feedback(satisfaction, in.readLong(), Fields.readString(in), online);
    }
    return online ? new Feedback(0, NONE.givenAt, null, true) : NONE;
  }
}
