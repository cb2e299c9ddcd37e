package dev.beacon.heat;

import dev.beacon.serialization.BinaryTypeInfo;
import dev.beacon.serialization.Fields;
import dev.beacon.serialization.MutableSerializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What half a second has changed in a place. Free of any model: a model that is published meanwhile
 * weighs it as it weighs everything else.
 */
final class HeatDelta {
  static final TypeInformation<HeatDelta> TYPE =
      new BinaryTypeInfo<>(HeatDelta.class, Serializer.INSTANCE);

  private static final long MINUTE = 60_000;

  /** Settled matters of a slot, of one minute: they fade from its beginning. */
  record Settled(Slot slot, long minute) {
    long at() {
      return minute * MINUTE;
    }
  }

  final String place;
  final Map<Slot, Sum> open = new HashMap<>(2);
  final Map<Settled, Sum> settled = new HashMap<>(2);

  /** How open matters stand now, by id; null: not open here any more. */
  final Map<String, Candidate> candidates = new HashMap<>(2);

  /**
   * Of a subject its name as last written, of a cell the community it was last reported in; null if
   * not known.
   */
  String name;

  double lat = Double.NaN;
  double lon = Double.NaN;

  /** Event time of the latest change, epoch milliseconds. */
  long at;

  HeatDelta(String place, long at) {
    this.place = place;
    this.at = at;
  }

  /**
   * Takes in how a matter stood or stands.
   *
   * @param sum what it adds, or, negated, what it does not add any more
   * @param stands whether it stands so now
   */
  void take(Hazard hazard, Sum sum, boolean stands) {
    Slot slot = Slot.of(hazard);
    if (!hazard.open()) {
      settled.merge(new Settled(slot, Math.floorDiv(hazard.settledAt(), MINUTE)), sum, Sum::plus);
      return;
    }
    open.merge(slot, sum, Sum::plus);
    candidates.put(
        hazard.id(),
        stands
            ? new Candidate(slot, hazard.id(), hazard.caseId(), sum.people10(), sum.amount10())
            : null);
  }

  /** Takes in a later delta of the same place. */
  HeatDelta plus(HeatDelta later) {
    later.open.forEach((slot, sum) -> open.merge(slot, sum, Sum::plus));
    later.settled.forEach((slot, sum) -> settled.merge(slot, sum, Sum::plus));
    candidates.putAll(later.candidates);
    if (later.name != null) {
      name = later.name;
    }
    if (!Double.isNaN(later.lat)) {
      lat = later.lat;
      lon = later.lon;
    }
    at = Math.max(at, later.at);
    return this;
  }

  /** The binary form. */
  static final class Serializer extends MutableSerializer<HeatDelta> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(HeatDelta delta, DataOutputView out) throws IOException {
      Fields.writeString(delta.place, out);
      out.writeLong(delta.at);
      Fields.writeNumber(delta.open.size(), out);
      for (Map.Entry<Slot, Sum> entry : delta.open.entrySet()) {
        entry.getKey().write(out);
        entry.getValue().write(out);
      }
      Fields.writeNumber(delta.settled.size(), out);
      for (Map.Entry<Settled, Sum> entry : delta.settled.entrySet()) {
        entry.getKey().slot.write(out);
        Fields.writeNumber(entry.getKey().minute, out);
        entry.getValue().write(out);
      }
      Fields.writeNumber(delta.candidates.size(), out);
      for (Map.Entry<String, Candidate> entry : delta.candidates.entrySet()) {
        out.writeBoolean(entry.getValue() != null);
        if (entry.getValue() == null) {
          Fields.writeString(entry.getKey(), out);
        } else {
          entry.getValue().write(out);
        }
      }
      Fields.writeString(delta.name, out);
      out.writeDouble(delta.lat);
      out.writeDouble(delta.lon);
    }

    @Override
    public HeatDelta deserialize(DataInputView in) throws IOException {
      HeatDelta delta = new HeatDelta(Fields.readString(in), in.readLong());
      for (long left = Fields.readNumber(in); left > 0; left--) {
        delta.open.put(Slot.read(in), Sum.read(in));
      }
      for (long left = Fields.readNumber(in); left > 0; left--) {
        delta.settled.put(new Settled(Slot.read(in), Fields.readNumber(in)), Sum.read(in));
      }
      for (long left = Fields.readNumber(in); left > 0; left--) {
        if (in.readBoolean()) {
          Candidate candidate = Candidate.read(in);
          delta.candidates.put(candidate.id(), candidate);
        } else {
          delta.candidates.put(Fields.readString(in), null);
        }
      }
      delta.name = Fields.readString(in);
      delta.lat = in.readDouble();
      delta.lon = in.readDouble();
      return delta;
    }

    @Override
    public TypeSerializerSnapshot<HeatDelta> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HeatDelta> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
