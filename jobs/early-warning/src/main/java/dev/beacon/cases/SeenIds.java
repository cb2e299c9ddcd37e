package dev.beacon.cases;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Remembers the ids of the events of a case, or an order, to know a repeat when it comes.
 *
 * <p>Decision: ids are kept as 64-bit hashes (two of 1,024 collide with a chance of 3e-14) and only
 * the last {@value #CAPACITY} of them, so that an event of a case with 20,000 reports costs what
 * one of a quiet case does. A repeat that comes after more than that many other events of its own
 * case counts as one more report; it raises no alert twice.
 */
public final class SeenIds {
  static final int CAPACITY = 1024;

  private static final int INITIAL = 4;

  private long[] hashes;
  private int size;
  // Where the next hash goes once the ring is full.
  private int oldest;

  /** Remembers none yet. */
  public SeenIds() {
    this(new long[INITIAL], 0, 0);
  }

  private SeenIds(long[] hashes, int size, int oldest) {
    this.hashes = hashes;
    this.size = size;
    this.oldest = oldest;
  }

  /** Remembers an id; false if it was remembered already. */
  public boolean add(String id) {
    long hash = hash(id);
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash) {
        return false;
      }
    }
    if (size == CAPACITY) {
      hashes[oldest] = hash;
      oldest = (oldest + 1) % CAPACITY;
      return true;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.min(CAPACITY, 2 * size));
    }
    hashes[size++] = hash;
    return true;
  }

  /** FNV-1a over the characters, its bits mixed once more as ids differ in their last digits. */
  static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }

  /** Writes the ids; their form belongs to the version of what they are kept with. */
  public void write(DataOutput out) throws IOException {
    out.writeShort(size);
    out.writeShort(oldest);
    for (int i = 0; i < size; i++) {
      out.writeLong(hashes[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static SeenIds read(DataInput in) throws IOException {
    int size = in.readUnsignedShort();
    int oldest = in.readUnsignedShort();
    // Room for one more: an event that is read with its case is about to be added.
    long[] hashes = new long[Math.min(CAPACITY, Math.max(INITIAL, size + 1))];
    for (int i = 0; i < size; i++) {
      hashes[i] = in.readLong();
    }
    return new SeenIds(hashes, size, oldest);
  }
}
