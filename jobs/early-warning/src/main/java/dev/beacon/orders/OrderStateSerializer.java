package dev.beacon.orders;

import dev.beacon.clocks.ClockBook;
import dev.beacon.serialization.Fields;
import dev.beacon.serialization.MutableSerializer;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link OrderState}. */
public final class OrderStateSerializer extends MutableSerializer<OrderState> {
  static final OrderStateSerializer INSTANCE = new OrderStateSerializer();

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(OrderState state, DataOutputView out) throws IOException {
    state.file.write(out);
    out.writeByte(state.books.size());
    for (Map.Entry<String, ClockBook> book : state.books.entrySet()) {
      Fields.writeString(book.getKey(), out);
      book.getValue().write(out);
    }
    out.writeLong(state.version);
    out.writeLong(state.timerAt);
    out.writeLong(state.touchedAt);
    out.writeLong(state.judgedAt);
  }

  @Override
  public OrderState deserialize(DataInputView in) throws IOException {
    OrderState state = new OrderState(OrderFile.read(in));
    int books = in.readByte();
    for (int i = 0; i < books; i++) {
      state.books.put(Fields.readString(in), ClockBook.read(in));
    }
    state.version = in.readLong();
    state.timerAt = in.readLong();
    state.touchedAt = in.readLong();
    state.judgedAt = in.readLong();
    return state;
  }

  @Override
  public TypeSerializerSnapshot<OrderState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<OrderState> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
