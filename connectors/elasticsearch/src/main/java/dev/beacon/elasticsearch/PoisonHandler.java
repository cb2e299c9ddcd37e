package dev.beacon.elasticsearch;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, logs and sets aside what will never be written. Used by the task's thread. */
final class PoisonHandler implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(PoisonHandler.class);

  private final PoisonSink.Writer aside;
  private final SinkMetrics metrics;

  PoisonHandler(PoisonSink.Writer aside, SinkMetrics metrics) {
    this.aside = aside;
    this.metrics = metrics;
  }

  /**
   * @param status see {@link PoisonDocument#status()}
   * @throws IOException if it could not be kept; it is not counted then
   */
  void handle(Document document, int status, String reason) throws IOException {
    LOG.warn("Set aside {}: status {}, {}", document, status, reason);
    aside.setAside(
        new PoisonDocument(
            Instant.now(),
            document.index(),
            document.id(),
            document.version(),
            status,
            reason,
            document.json()));
    metrics.count(Outcome.POISON);
  }

  @Override
  public void close() throws IOException {
    aside.close();
  }
}
