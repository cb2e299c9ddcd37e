package dev.beacon.local.simulate;

import java.util.Iterator;

/** Events, one by one, in order of arrival, and an account of them. */
public interface Simulation extends Iterator<SimulatedEvent>, AutoCloseable {
  /** What was put out so far. */
  Truth.Summary summary();

  @Override
  void close();
}
