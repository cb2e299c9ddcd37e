package dev.beacon.serialization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.types.StringValue;

/** Reads and writes the fields of a binary form. Strings and lists may be null. */
public final class Fields {
  private static final int NULL_LIST = -1;

  private Fields() {}

  public static void writeString(String value, DataOutput out) throws IOException {
    StringValue.writeString(value, out);
  }

  public static String readString(DataInput in) throws IOException {
    return StringValue.readString(in);
  }

  /**
   * Writes a constant as one byte: its ordinal + 1, or 0 for null. Constants may be appended to the
   * enum, never reordered.
   */
  @SuppressWarnings(
      "EnumOrdinal") // one byte instead of a name in every event; the order is part of the form
  public static void writeEnum(Enum<?> value, DataOutput out) throws IOException {
    out.writeByte(value == null ? 0 : value.ordinal() + 1);
  }

  /**
   * Reads what {@link #writeEnum} wrote; {@code constants} are the enum's {@code values()}, kept by
   * the caller.
   */
  public static <E extends Enum<E>> E readEnum(E[] constants, DataInput in) throws IOException {
    int code = in.readByte();
    return code == 0 ? null : constants[code - 1];
  }

  public static void writeStrings(List<String> values, DataOutput out) throws IOException {
    if (values == null) {
      out.writeInt(NULL_LIST);
      return;
    }
    out.writeInt(values.size());
    for (String value : values) {
      writeString(value, out);
    }
  }

  public static List<String> readStrings(DataInput in) throws IOException {
    int size = in.readInt();
    if (size == NULL_LIST) {
      return null;
    }
    List<String> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(readString(in));
    }
    return values;
  }
}
