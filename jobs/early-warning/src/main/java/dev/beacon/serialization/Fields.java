package dev.beacon.serialization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the fields of a binary form. Strings and lists may be null. */
public final class Fields {
  private static final int NULL_LIST = -1;

  // Lengths and numbers go in bytes of seven bits, the lowest first; the eighth says that more
  // follow.
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private Fields() {}

  /**
   * Writes a string as its length in UTF-8 and its bytes; 0 stands for null. Strings here are short
   * and mostly ASCII, for which this takes half the time of a loop over their characters.
   */
  public static void writeString(String value, DataOutput out) throws IOException {
    if (value == null) {
      out.writeByte(0);
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    writeUnsigned(bytes.length + 1L, out);
    out.write(bytes);
  }

  /** Reads what {@link #writeString} wrote. */
  public static String readString(DataInput in) throws IOException {
    int length = (int) readUnsigned(in);
    if (length == 0) {
      return null;
    }
    byte[] bytes = new byte[length - 1];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes a number in as few bytes as it needs: one from -64 to 63. */
  public static void writeNumber(long value, DataOutput out) throws IOException {
    // The sign goes last, so that a small negative number is short too.
    writeUnsigned((value << 1) ^ (value >> (Long.SIZE - 1)), out);
  }

  /** Reads what {@link #writeNumber} wrote. */
  public static long readNumber(DataInput in) throws IOException {
    long zigzag = readUnsigned(in);
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  private static void writeUnsigned(long value, DataOutput out) throws IOException {
    long rest = value;
    while ((rest & -MORE) != 0) {
      out.writeByte((int) (rest | MORE));
      rest >>>= BITS;
    }
    out.writeByte((int) rest);
  }

  private static long readUnsigned(DataInput in) throws IOException {
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = in.readUnsignedByte();
      value |= (long) (part & (MORE - 1)) << shift;
      shift += BITS;
    } while (part >= MORE);
    return value;
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
