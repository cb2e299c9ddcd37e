package dev.beacon.gateway;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Elasticsearch, if there is one, in a way that holds up nobody else: few questions at a time,
 * few that wait, each with an end. Thread-safe.
 */
final class Archive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

  /** How many may wait for each that is being answered, before more are turned away. */
  private static final int WAITING_PER_QUESTION = 3;

  private static final String SILENT = "Elasticsearch does not answer";

  private final ElasticsearchClient client;
  private final Duration timeout;
  private final Semaphore room;
  private final Semaphore turns;
  private volatile boolean answering = true;

  /** A question, and how to understand the answer. */
  @FunctionalInterface
  interface Question<T> {
    T ask(ElasticsearchClient client) throws IOException;
  }

  /** The archive that {@code config} names; one that answers nothing if it names none. */
  Archive(GatewayConfig config) {
    ElasticsearchConfig elasticsearch = config.elasticsearch();
    this.timeout = config.timeouts().query();
    this.client =
        elasticsearch == null
            ? null
            : ElasticsearchClients.create(elasticsearch.withTimeouts(timeout, timeout));
    this.turns = new Semaphore(config.limits().queries(), true);
    this.room = new Semaphore(config.limits().queries() * (1 + WAITING_PER_QUESTION));
  }

  /**
   * The answer to a question, within twice the time-out of a query.
   *
   * @throws RequestRefused 503 if there is no Elasticsearch, it does not answer in time, or is busy
   */
  <T> T ask(Question<T> question) {
    if (client == null) {
      throw RequestRefused.unavailable("This gateway was given no Elasticsearch", null);
    }
    if (!room.tryAcquire()) {
      throw RequestRefused.unavailable("Too many are asking Elasticsearch", null);
    }
    try {
      return inTurn(question);
    } finally {
      room.release();
    }
  }

  private <T> T inTurn(Question<T> question) {
    boolean turn = false;
    try {
      turn = turns.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!turn) {
        throw RequestRefused.unavailable(SILENT, null);
      }
      T answer = question.ask(client);
      if (!answering) {
        answering = true;
        LOG.info("Elasticsearch answers again");
      }
      return answer;
    } catch (IOException | ElasticsearchException e) {
      if (answering) {
        answering = false;
        LOG.warn("Elasticsearch does not answer: {}", e.toString());
      }
      throw RequestRefused.unavailable(SILENT, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RequestRefused.unavailable("The gateway is stopping", null);
    } finally {
      if (turn) {
        turns.release();
      }
    }
  }

  /** Whether it answered when it was last asked; null if there is none. */
  Boolean answering() {
    return client == null ? null : answering;
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
  }
}
