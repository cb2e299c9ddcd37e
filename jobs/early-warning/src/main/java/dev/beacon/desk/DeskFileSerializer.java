package dev.beacon.desk;

import dev.beacon.serialization.MutableSerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link DeskFile}, which, unlike what travels, is mutable. */
public final class DeskFileSerializer extends MutableSerializer<DeskFile> {
  static final DeskFileSerializer INSTANCE = new DeskFileSerializer();

  private static final long serialVersionUID = 1L;
  private static final int FORM = 1;
  private static final int NONE = -1;

  @Override
  public void serialize(DeskFile file, DataOutputView out) throws IOException {
    out.writeByte(FORM);
    out.writeLong(file.cameIn);
    out.writeLong(file.told);
    out.writeBoolean(file.closed);
    out.writeLong(file.escalatedAt);
    out.writeLong(file.touchedAt);
    out.writeLong(file.timerAt);
    write(file.last, out);
    write(file.held, out);
    out.writeBoolean(file.notes != null);
    if (file.notes != null) {
      file.notes.write(out);
    }
    out.writeInt(file.waiting.size());
    for (DeskFile.Waiting action : file.waiting) {
      ReceivedActionSerializer.write(action.received(), out);
      out.writeLong(action.until());
    }
  }

  @Override
  public DeskFile deserialize(DataInputView in) throws IOException {
    int form = in.readByte();
    if (form != FORM) {
      throw new IOException("a file of the desk has the unknown form " + form);
    }
    DeskFile file = new DeskFile();
    file.cameIn = in.readLong();
    file.told = in.readLong();
    file.closed = in.readBoolean();
    file.escalatedAt = in.readLong();
    file.touchedAt = in.readLong();
    file.timerAt = in.readLong();
    file.last = readAlert(in);
    file.held = readAlert(in);
    file.notes = in.readBoolean() ? DeskNotes.read(in) : null;
    int waiting = in.readInt();
    for (int i = 0; i < waiting; i++) {
      file.waiting.add(new DeskFile.Waiting(ReceivedActionSerializer.read(in), in.readLong()));
    }
    return file;
  }

  private static void write(KeptAlert alert, DataOutput out) throws IOException {
    if (alert == null) {
      out.writeInt(NONE);
      return;
    }
    byte[] form = alert.form();
    out.writeInt(form.length);
    out.write(form);
  }

  private static KeptAlert readAlert(DataInput in) throws IOException {
    int length = in.readInt();
    if (length == NONE) {
      return null;
    }
    byte[] form = new byte[length];
    in.readFully(form);
    return KeptAlert.ofForm(form);
  }

  @Override
  public TypeSerializerSnapshot<DeskFile> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeskFile> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
