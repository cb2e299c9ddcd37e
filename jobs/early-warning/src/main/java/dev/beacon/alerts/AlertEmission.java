package dev.beacon.alerts;

import dev.beacon.contract.Alert;
import dev.beacon.serialization.BinarySerializer;
import dev.beacon.serialization.BinaryTypeInfo;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A version of an alert on its way out.
 *
 * @param alert what is emitted
 * @param triggerAppendedAt when Kafka appended the event that completed it, epoch milliseconds;
 *     {@link #BY_TIME} if no event did but the passing of time
 */
@TypeInfo(AlertEmission.Carried.class)
public record AlertEmission(Alert alert, long triggerAppendedAt) {
  /** No event completed the alert. */
  public static final long BY_TIME = -1;

  /** How Flink carries it. */
  public static final TypeInformation<AlertEmission> TYPE =
      new BinaryTypeInfo<>(AlertEmission.class, Serializer.INSTANCE);

  /** The alert's id, by which versions are kept in order. */
  public String alertId() {
    return alert.alertId();
  }

  /** The binary form. */
  public static final class Serializer extends BinarySerializer<AlertEmission> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(AlertEmission emission, DataOutputView out) throws IOException {
      AlertForm.write(emission.alert, out);
      out.writeLong(emission.triggerAppendedAt);
    }

    @Override
    public AlertEmission deserialize(DataInputView in) throws IOException {
      return new AlertEmission(AlertForm.read(in), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<AlertEmission> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AlertEmission> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }

  /** Lets Flink find {@link #TYPE} wherever an emission is carried. */
  public static final class Carried extends TypeInfoFactory<AlertEmission> {
    @Override
    public TypeInformation<AlertEmission> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> parameters) {
      return TYPE;
    }
  }
}
