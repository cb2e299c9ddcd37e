package dev.beacon.gathering;

import java.io.Serializable;
import java.util.function.Consumer;

/**
 * How inputs become deltas, and how deltas are summed.
 *
 * @param <I> what comes in
 * @param <D> by how much something changes
 */
public interface Deltas<I, D> extends Serializable {
  /** What an input changes. */
  void deltas(I input, Consumer<D> out);

  /** Of what the delta is: deltas of equal keys are summed. */
  Object key(D delta);

  /**
   * Both together. The first may be changed and returned, for nobody else has it; the second is
   * read only.
   */
  D plus(D first, D second);

  /** Event time of the latest input in it, epoch milliseconds. */
  long at(D delta);
}
