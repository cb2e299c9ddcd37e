package dev.beacon.clusters;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Provisional. */
final class SubjectHistory {
  double decayed;
  long last = Long.MIN_VALUE;
  final long[] recent = new long[16];
  int size;

  void add(Evidence report) {
    long now = Math.max(last, report.time());
    if (size > 0) {
      decayed *= Math.exp(-(now - last) / (180 * 86_400_000.0));
    }
    decayed += 1;
    last = now;
    if (size == recent.length) {
      System.arraycopy(recent, 1, recent, 0, size - 1);
      size--;
    }
    recent[size++] = now;
  }

  int within(long now, long length) {
    int n = 0;
    for (int i = 0; i < size; i++) {
      n += recent[i] > now - length ? 1 : 0;
    }
    return n;
  }

  SubjectHistory copy() {
    SubjectHistory copy = new SubjectHistory();
    copy.decayed = decayed;
    copy.last = last;
    copy.size = size;
    System.arraycopy(recent, 0, copy.recent, 0, size);
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(decayed);
    out.writeLong(last);
    out.writeByte(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(recent[i]);
    }
  }

  static SubjectHistory read(DataInput in) throws IOException {
    SubjectHistory history = new SubjectHistory();
    history.decayed = in.readDouble();
    history.last = in.readLong();
    history.size = in.readByte();
    for (int i = 0; i < history.size; i++) {
      history.recent[i] = in.readLong();
    }
    return history;
  }
}
