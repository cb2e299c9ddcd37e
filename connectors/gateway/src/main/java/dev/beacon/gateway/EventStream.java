package dev.beacon.gateway;

import dev.beacon.contract.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Sends what is new to open clients as server-sent events. Each client has a bounded backlog and a
 * thread of its own, so that a slow one holds up nobody; one whose backlog is full is closed, comes
 * back, and reads the list anew. Thread-safe.
 *
 * @param <T> the data of an event, which becomes JSON
 */
final class EventStream<T> implements AutoCloseable {
  // The client waits so long before it connects again.
  private static final byte[] HELLO = utf8("retry: 2000\n: connected\n\n");
  private static final byte[] HEARTBEAT = utf8(": still here\n\n");

  private final byte[] beforeData;
  private final int maxClients;
  private final int backlog;
  private final Duration heartbeat;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private boolean closed;

  /**
   * A stream nobody listens to yet.
   *
   * @param event what its events are called
   */
  EventStream(String event, int maxClients, int backlog, Duration heartbeat) {
    this.beforeData = utf8("event: " + event + "\ndata: ");
    this.maxClients = maxClients;
    this.backlog = backlog;
    this.heartbeat = heartbeat;
  }

  /**
   * Begins to send what is wanted.
   *
   * @return done when the client is gone
   * @throws RequestRefused 503 if there are too many
   */
  CompletableFuture<Void> open(OutputStream out, Predicate<? super T> wanted) {
    return open(new Client(out, wanted, null));
  }

  /**
   * Begins to send everything, after one event that says how things stand.
   *
   * @param first asked once whatever is published from then on reaches this client, so that nothing
   *     falls between
   * @return done when the client is gone
   * @throws RequestRefused 503 if there are too many
   */
  CompletableFuture<Void> openWith(OutputStream out, Supplier<T> first) {
    return open(new Client(out, all -> true, first));
  }

  private synchronized CompletableFuture<Void> open(Client client) {
    if (closed || clients.size() >= maxClients) {
      throw RequestRefused.unavailable("Too many streams are open", null);
    }
    clients.add(client);
    client.thread.start();
    return client.done;
  }

  /** Sends a value to everybody who wants it. Never blocks. */
  void publish(T value) {
    byte[] event = null;
    for (Client client : clients) {
      if (client.wanted.test(value)) {
        event = event == null ? event(value) : event;
        client.offer(event);
      }
    }
  }

  /** How many clients are connected. */
  int size() {
    return clients.size();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    clients.forEach(Client::drop);
  }

  /** JSON has no line breaks of its own, so one data line carries it. */
  private byte[] event(T value) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    event.writeBytes(beforeData);
    event.writeBytes(Json.bytes(value));
    event.writeBytes(utf8("\n\n"));
    return event.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private final class Client {
    private final OutputStream out;
    private final Predicate<? super T> wanted;
    private final Supplier<T> first;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(backlog);
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread thread = new Thread(this::send, "beacon-gateway-stream");

    Client(OutputStream out, Predicate<? super T> wanted, Supplier<T> first) {
      this.out = out;
      this.wanted = wanted;
      this.first = first;
      thread.setDaemon(true);
    }

    void offer(byte[] event) {
      if (!waiting.offer(event)) {
        drop();
      }
    }

    void drop() {
      clients.remove(this);
      thread.interrupt(); // Also ends a write that is stuck.
    }

    private void send() {
      try {
        out.write(HELLO);
        if (first != null) {
          out.write(event(first.get()));
        }
        out.flush();
        while (clients.contains(this)) {
          byte[] event = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
          out.write(event == null ? HEARTBEAT : event);
          out.flush();
        }
      } catch (IOException | InterruptedException gone) {
        // The client left or was dropped: either way there is nobody to tell.
      } finally {
        clients.remove(this);
        done.complete(null);
      }
    }
  }
}
