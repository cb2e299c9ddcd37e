package dev.beacon.serialization;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * A serializer for a type that changes, such as a file kept in state: a state backend on the heap
 * has to copy it, which is done by way of the binary form.
 *
 * @param <T> a mutable type
 */
public abstract class MutableSerializer<T> extends BinarySerializer<T> {
  private static final long serialVersionUID = 1L;
  private static final int COPY_BYTES = 512;

  @Override
  public final boolean isImmutableType() {
    return false;
  }

  @Override
  public final T copy(T from) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(COPY_BYTES);
      serialize(from, out);
      return deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + from.getClass().getSimpleName(), e);
    }
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }
}
