package dev.beacon.heat;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument.Source;
import dev.beacon.contract.RiskModel;
import dev.beacon.serialization.Fields;
import dev.beacon.serialization.MutableSerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Everything a score of one place is computed from. Bounded: some sums for each kind, category and
 * grade of what is there, and {@value #MOST_CANDIDATES} of the heaviest open matters.
 *
 * <p>Decision: of open matters only the heaviest are remembered one by one, since a sub-district
 * may have thousands. Those named are always true. They are the heaviest as long as not more than
 * some two dozen of the heaviest are settled without a heavier one coming in; then some that were
 * passed over are missed until something new is reported about them.
 */
final class PlaceRisk {
  /** How many open matters are remembered. */
  static final int MOST_CANDIDATES = 32;

  private static final Grade[] GRADES = Grade.values();

  /** Nothing was written yet. */
  static final long NEVER = Long.MIN_VALUE;

  // All package-private fields are written and read by the serializer.
  final Map<Slot, Sum> open = new HashMap<>();
  final Map<Slot, Fading> settled = new HashMap<>();
  final Map<String, Candidate> candidates = new HashMap<>();
  String name;
  double lat = Double.NaN;
  double lon = Double.NaN;

  /** Event time of the latest change, epoch milliseconds. */
  long at = NEVER;

  /** Wall time of the last write, epoch milliseconds. */
  long writtenAt = NEVER;

  /** The version told last. */
  long version = NEVER;

  /** The colour told last; null if nothing was. */
  Grade told;

  /** Wall time of the next write; {@link #NEVER} if none is planned. */
  long nextWrite = NEVER;

  /** Event time of the next snapshot; {@link #NEVER} if none is planned. */
  long nextSnapshot = NEVER;

  /** Whether a write is planned. */
  boolean isWaiting() {
    return nextWrite != NEVER;
  }

  /** Takes in what has changed. */
  void take(HeatDelta delta, RiskScore score) {
    RiskModel model = score.model();
    delta.open.forEach((slot, sum) -> open.merge(slot, sum, Sum::plus));
    open.values().removeIf(Sum::isNothing);
    delta.settled.forEach(
        (key, sum) -> {
          long halfLife = model.halfLives().of(key.slot().grade()).toMillis();
          Fading fading = Fading.of(sum, key.at());
          settled.merge(key.slot(), fading, (one, other) -> one.plus(other, halfLife));
        });
    settled.values().removeIf(Fading::isNothing);
    candidates.keySet().removeAll(delta.candidates.keySet());
    for (Candidate candidate : delta.candidates.values()) {
      if (candidate != null) {
        candidates.put(candidate.id(), candidate);
      }
    }
    if (candidates.size() > MOST_CANDIDATES) {
      keepHeaviest(score);
    }
    if (delta.name != null) {
      name = delta.name;
    }
    if (!Double.isNaN(delta.lat)) {
      lat = delta.lat;
      lon = delta.lon;
    }
    at = Math.max(at, delta.at);
  }

  private void keepHeaviest(RiskScore score) {
    List<Candidate> lighter =
        candidates.values().stream().sorted(score.heaviestFirst()).skip(MOST_CANDIDATES).toList();
    lighter.forEach(candidate -> candidates.remove(candidate.id()));
  }

  /**
   * States what fades for an instant, so that it fades by another model's half-lives from there.
   */
  void fadeTo(long instant, RiskModel model) {
    for (Map.Entry<Slot, Fading> entry : settled.entrySet()) {
      long halfLife = model.halfLives().of(entry.getKey().grade()).toMillis();
      entry.setValue(entry.getValue().left(instant, halfLife));
    }
  }

  /** Forgets what has faded away. */
  void forgetFaded(long instant, RiskScore score) {
    settled
        .entrySet()
        .removeIf(
            entry ->
                Math.abs(score.weight(entry.getKey(), entry.getValue(), instant))
                    < RiskScore.FADED);
  }

  /** How many open matters of a kind and a grade there are; of all grades if it is null. */
  int count(Source kind, Grade grade) {
    long count = 0;
    for (Map.Entry<Slot, Sum> entry : open.entrySet()) {
      Slot slot = entry.getKey();
      if (slot.kind() == kind && (grade == null || slot.grade() == grade)) {
        count += entry.getValue().count();
      }
    }
    return Math.toIntExact(count);
  }

  /** Everybody open matters are about, and their money. */
  Sum total() {
    return open.values().stream().reduce(Sum.NOTHING, Sum::plus);
  }

  private void write(DataOutput out) throws IOException {
    Fields.writeNumber(open.size(), out);
    for (Map.Entry<Slot, Sum> entry : open.entrySet()) {
      entry.getKey().write(out);
      entry.getValue().write(out);
    }
    Fields.writeNumber(settled.size(), out);
    for (Map.Entry<Slot, Fading> entry : settled.entrySet()) {
      entry.getKey().write(out);
      entry.getValue().write(out);
    }
    Fields.writeNumber(candidates.size(), out);
    for (Candidate candidate : candidates.values()) {
      candidate.write(out);
    }
    Fields.writeString(name, out);
    out.writeDouble(lat);
    out.writeDouble(lon);
    out.writeLong(at);
    out.writeLong(writtenAt);
    out.writeLong(version);
    Fields.writeEnum(told, out);
    out.writeLong(nextWrite);
    out.writeLong(nextSnapshot);
  }

  private static PlaceRisk read(DataInput in) throws IOException {
    PlaceRisk risk = new PlaceRisk();
    for (long left = Fields.readNumber(in); left > 0; left--) {
      risk.open.put(Slot.read(in), Sum.read(in));
    }
    for (long left = Fields.readNumber(in); left > 0; left--) {
      risk.settled.put(Slot.read(in), Fading.read(in));
    }
    for (long left = Fields.readNumber(in); left > 0; left--) {
      Candidate candidate = Candidate.read(in);
      risk.candidates.put(candidate.id(), candidate);
    }
    risk.name = Fields.readString(in);
    risk.lat = in.readDouble();
    risk.lon = in.readDouble();
    risk.at = in.readLong();
    risk.writtenAt = in.readLong();
    risk.version = in.readLong();
    risk.told = Fields.readEnum(GRADES, in);
    risk.nextWrite = in.readLong();
    risk.nextSnapshot = in.readLong();
    return risk;
  }

  /** The binary form. */
  static final class Serializer extends MutableSerializer<PlaceRisk> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;
    private static final int FORM = 1;

    @Override
    public void serialize(PlaceRisk risk, DataOutputView out) throws IOException {
      out.writeByte(FORM);
      risk.write(out);
    }

    @Override
    public PlaceRisk deserialize(DataInputView in) throws IOException {
      int form = in.readByte();
      if (form != FORM) {
        throw new IOException("the risk of a place has the unknown form " + form);
      }
      return read(in);
    }

    @Override
    public TypeSerializerSnapshot<PlaceRisk> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PlaceRisk> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
