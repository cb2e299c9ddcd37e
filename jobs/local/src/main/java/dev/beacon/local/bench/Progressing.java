package dev.beacon.local.bench;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far a run has come, seen from inside its JVM. Static because Flink makes the functions that
 * report to it from a serialized copy; one run at a time.
 *
 * <p>The steady state begins when the first fifth of the events has been read: by then classes are
 * loaded, code is compiled, and the buffers between the stages are as full as they will be. It ends
 * with the last event read. What is then still in the buffers was there at the beginning as well,
 * so the two cancel out.
 */
final class Progressing {
  private static final int WARM_UP_SHARE = 5;

  private static final LongAdder READ = new LongAdder();
  private static final AtomicLong STEADY_FROM = new AtomicLong();
  private static final AtomicLong STEADY_AT = new AtomicLong();
  private static final AtomicLong LAST_NANOS = new AtomicLong();

  private Progressing() {}

  static void reset(long events) {
    READ.reset();
    STEADY_FROM.set(events / WARM_UP_SHARE);
    STEADY_AT.set(0);
    LAST_NANOS.set(0);
  }

  /** An event was read and handed on. Called in batches to stay cheap. */
  static void read(int events) {
    READ.add(events);
    long now = System.nanoTime();
    LAST_NANOS.set(now);
    if (STEADY_AT.get() == 0) {
      long read = READ.sum();
      if (read >= STEADY_FROM.get() && STEADY_AT.compareAndSet(0, now)) {
        STEADY_FROM.set(read);
      }
    }
  }

  static long readSoFar() {
    return READ.sum();
  }

  /** Events read in steady state. */
  static long steadyEvents() {
    return READ.sum() - STEADY_FROM.get();
  }

  /** How long the steady state lasted, seconds. */
  static double steadySeconds() {
    return (LAST_NANOS.get() - STEADY_AT.get()) / 1e9;
  }
}
