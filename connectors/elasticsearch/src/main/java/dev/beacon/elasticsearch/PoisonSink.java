package dev.beacon.elasticsearch;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;

/**
 * Where documents go that Elasticsearch will never take, so that none is dropped in silence. Each
 * subtask of a sink opens its own. After a crash a document may be set aside a second time.
 */
@FunctionalInterface
public interface PoisonSink extends Serializable {

  /**
   * Opens it for one subtask.
   *
   * @param subtask from 0
   * @throws IOException if it cannot be opened; the task fails and is restarted
   */
  Writer open(int subtask) throws IOException;

  /** An open {@link PoisonSink}, used by one thread. */
  interface Writer extends Closeable {
    /**
     * Keeps the document; when it returns, the document is safe.
     *
     * @throws IOException if it cannot; the task fails and is restarted, and meets the document
     *     again
     */
    void setAside(PoisonDocument document) throws IOException;
  }
}
