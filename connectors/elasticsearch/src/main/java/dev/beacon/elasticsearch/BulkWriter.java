package dev.beacon.elasticsearch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buffers documents, sends them in batches and settles what became of each. Everything but the
 * sending happens on the task's thread.
 */
final class BulkWriter extends AsyncSinkWriter<Document, Document> {
  private static final Logger LOG = LoggerFactory.getLogger(BulkWriter.class);

  /** About what the action line of a bulk request takes beside the index and the id, in bytes. */
  private static final int ACTION_LINE = 80;

  private final BulkClient client;
  private final SendingPace pace;
  private final PoisonHandler poison;
  private final SinkMetrics metrics;
  private final MailboxExecutor mailbox;
  private final ProcessingTimeService time;

  BulkWriter(
      WriterInitContext context,
      AsyncSinkWriterConfiguration configuration,
      SendingPace pace,
      BulkClient client,
      PoisonHandler poison,
      SinkMetrics metrics,
      Collection<BufferedRequestState<Document>> restored) {
    super(
        (document, unused) -> document,
        context,
        configuration,
        restored,
        new SimpleBatchCreator<>(configuration.getMaxBatchSizeInBytes()),
        new DequeRequestBuffer<>());
    this.client = client;
    this.pace = pace;
    this.poison = poison;
    this.metrics = metrics;
    this.mailbox = context.getMailboxExecutor();
    this.time = context.getProcessingTimeService();
  }

  /** How many bytes of a bulk request the document takes, about. */
  static long size(Document document) {
    return (long) ACTION_LINE
        + document.index().length()
        + document.id().length()
        + document.json().length;
  }

  @Override
  protected long getSizeInBytes(Document document) {
    return size(document);
  }

  @Override
  protected void submitRequestEntries(List<Document> batch, ResultHandler<Document> handler) {
    long sent = System.nanoTime();
    var unused =
        client
            .send(batch)
            .whenComplete(
                (verdicts, failure) -> {
                  Duration took = Duration.ofNanos(System.nanoTime() - sent);
                  try {
                    mailbox.execute(
                        () -> settle(verdicts, failure, took, handler), "settle a bulk request");
                  } catch (RejectedExecutionException closed) {
                    LOG.debug("The task is gone; its last checkpoint covers this batch", closed);
                  }
                });
  }

  /** Calls the handler exactly once, whatever happens. */
  private void settle(
      List<Verdict> verdicts, Throwable failure, Duration took, ResultHandler<Document> handler) {
    if (failure != null) {
      handler.completeExceptionally(new IOException("cannot write to Elasticsearch", failure));
      return;
    }
    List<Verdict> again;
    try {
      again = settled(verdicts);
      metrics.bulkTook(took);
    } catch (IOException | RuntimeException e) {
      handler.completeExceptionally(e);
      return;
    }
    if (again.isEmpty()) {
      pace.succeeded();
      handler.complete();
    } else {
      pause(again, verdicts.size());
      handler.retryForEntries(again.stream().map(Verdict::document).toList());
    }
  }

  /** Counts all, sets poison aside and returns those to be retried. */
  private List<Verdict> settled(List<Verdict> verdicts) throws IOException {
    List<Verdict> again = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      if (verdict.outcome() == Outcome.POISON) {
        poison.handle(verdict.document(), verdict.status(), verdict.reason());
        continue;
      }
      metrics.count(verdict.outcome());
      if (verdict.outcome() == Outcome.RETRY) {
        again.add(verdict);
      }
    }
    return again;
  }

  private void pause(List<Verdict> again, int of) {
    pace.failed()
        .ifPresent(
            pause -> {
              Verdict first = again.get(0);
              LOG.warn(
                  "Elasticsearch did not take {} of {} documents for now (status {}, {}); pausing {}",
                  again.size(),
                  of,
                  first.status(),
                  first.reason(),
                  pause);
              var unused =
                  time.registerTimer(
                      time.getCurrentProcessingTime() + pause.toMillis(), instant -> pace.resume());
            });
  }
}
