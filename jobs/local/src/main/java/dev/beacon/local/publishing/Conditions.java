package dev.beacon.local.publishing;

import dev.beacon.contract.Publishable;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a kind asks of a version before it is put into force.
 *
 * @param <T> the kind
 */
public interface Conditions<T extends Publishable<T>> {
  /**
   * Why the running job cannot use it, a sentence each; empty if it can.
   *
   * @param place what a sentence about a field begins with
   */
  List<String> problems(T version, UnaryOperator<String> place);

  /**
   * What somebody has written, as it is to hold.
   *
   * @param known the version in force, if there is any
   */
  default T written(T content, Optional<T> known) {
    return content;
  }

  /** An earlier version, or the one in force switched on or off, as it is to hold anew. */
  default T again(T earlier, T known) {
    return earlier;
  }
}
