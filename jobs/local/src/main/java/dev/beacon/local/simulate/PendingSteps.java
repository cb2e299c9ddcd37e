package dev.beacon.local.simulate;

import java.util.Arrays;

/**
 * What is to come, earliest first: a binary heap over plain arrays, 24 bytes an entry, because
 * millions of cases may be under way at a high rate. Of entries for the same instant the smaller
 * reference comes first, so the order never depends on how they were put in.
 */
final class PendingSteps {
  private static final int SMALLEST = 1024;

  private long[] at = new long[SMALLEST];
  private long[] ref = new long[SMALLEST];
  private long[] opened = new long[SMALLEST];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** When the first is due; the far future if nothing is. */
  long firstAt() {
    return size == 0 ? Long.MAX_VALUE : at[0];
  }

  long firstRef() {
    return ref[0];
  }

  long firstOpened() {
    return opened[0];
  }

  void add(long newAt, long newRef, long newOpened) {
    if (size == at.length) {
      resize(size * 2);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (!comesBefore(newAt, newRef, parent)) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    put(hole, newAt, newRef, newOpened);
  }

  void removeFirst() {
    size--;
    long lastAt = at[size];
    long lastRef = ref[size];
    long lastOpened = opened[size];
    int hole = 0;
    while (true) {
      int child = 2 * hole + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && comesBefore(at[child + 1], ref[child + 1], child)) {
        child++;
      }
      if (comesBefore(lastAt, lastRef, child)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    put(hole, lastAt, lastRef, lastOpened);
    if (at.length > SMALLEST && size < at.length / 4) {
      resize(at.length / 2);
    }
  }

  private boolean comesBefore(long oneAt, long oneRef, int other) {
    return oneAt < at[other] || (oneAt == at[other] && oneRef < ref[other]);
  }

  private void move(int from, int to) {
    put(to, at[from], ref[from], opened[from]);
  }

  private void put(int index, long newAt, long newRef, long newOpened) {
    at[index] = newAt;
    ref[index] = newRef;
    opened[index] = newOpened;
  }

  private void resize(int capacity) {
    at = Arrays.copyOf(at, capacity);
    ref = Arrays.copyOf(ref, capacity);
    opened = Arrays.copyOf(opened, capacity);
  }
}
