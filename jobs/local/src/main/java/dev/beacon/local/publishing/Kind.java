package dev.beacon.local.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Draft;
import dev.beacon.contract.Publishable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A kind of publishable things, as the command line knows it.
 *
 * @param <T> one of them
 */
public interface Kind<T extends Publishable<T>> {
  /** What one of them is called, such as {@code rule}; {@code ./beacon rules} is about them. */
  String noun();

  /** The topic that has every version. */
  String topic();

  /** Those Beacon comes with. */
  List<T> shipped();

  /** Reads a file as {@code dev.beacon.contract} does, and throws as it does. */
  List<Draft<T>> drafts(Path file) throws IOException;

  /** As {@link #drafts}, of text. */
  List<T> yaml(InputStream in, String source) throws IOException;

  /** Reads one as it travels. */
  T json(byte[] json);

  /** One as JSON, field by field, written as a person would. */
  ObjectNode tree(T one);

  /** What it does, in a line. */
  String words(T one);
}
