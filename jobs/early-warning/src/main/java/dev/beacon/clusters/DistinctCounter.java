package dev.beacon.clusters;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Counts distinct 64-bit hashes in bounded memory, the same whatever their order: exact up to
 * {@value #KEPT}, beyond that estimated from the smallest hashes (k minimum values; Bar-Yossef et
 * al., 2002; standard error 1/sqrt(k-2), 9 % here).
 */
final class DistinctCounter {
  static final int KEPT = 128;

  private long[] smallest = new long[4];
  private int size;

  /** Adds a hash; adding it again changes nothing. */
  void add(long hash) {
    // Flipping the sign bit makes signed order the order of the unsigned values.
    long value = hash ^ Long.MIN_VALUE;
    int at = Arrays.binarySearch(smallest, 0, size, value);
    if (at >= 0) {
      return;
    }
    int insertAt = -at - 1;
    if (insertAt == KEPT) {
      return;
    }
    if (size == smallest.length && size < KEPT) {
      smallest = Arrays.copyOf(smallest, Math.min(KEPT, 2 * size));
    }
    int last = Math.min(size, KEPT - 1);
    System.arraycopy(smallest, insertAt, smallest, insertAt + 1, last - insertAt);
    smallest[insertAt] = value;
    size = last + 1;
  }

  /** How many distinct hashes were added. */
  int count() {
    if (size < KEPT) {
      return size;
    }
    double fraction = (((smallest[KEPT - 1] ^ Long.MIN_VALUE) >>> 11) + 1) * 0x1.0p-53;
    return (int) Math.max(KEPT, Math.round((KEPT - 1) / fraction));
  }

  DistinctCounter copy() {
    DistinctCounter copy = new DistinctCounter();
    copy.smallest = smallest.clone();
    copy.size = size;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(smallest[i]);
    }
  }

  static DistinctCounter read(DataInput in) throws IOException {
    DistinctCounter counter = new DistinctCounter();
    counter.size = in.readShort();
    counter.smallest = new long[Math.max(4, counter.size)];
    for (int i = 0; i < counter.size; i++) {
      counter.smallest[i] = in.readLong();
    }
    return counter;
  }
}
