package dev.beacon.gateway;

import dev.beacon.contract.Alert;
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

/**
 * Sends new versions of alerts to open clients as server-sent events. Each client has a bounded
 * backlog and a thread of its own, so that a slow one holds up nobody; one whose backlog is full is
 * closed, comes back, and reads the list anew. Thread-safe.
 */
final class AlertStream implements AutoCloseable {
  // The client waits so long before it connects again.
  private static final byte[] HELLO = utf8("retry: 2000\n: connected\n\n");
  private static final byte[] HEARTBEAT = utf8(": still here\n\n");

  private final int maxClients;
  private final int backlog;
  private final Duration heartbeat;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private boolean closed;

  AlertStream(int maxClients, int backlog, Duration heartbeat) {
    this.maxClients = maxClients;
    this.backlog = backlog;
    this.heartbeat = heartbeat;
  }

  /**
   * Begins to send what matches.
   *
   * @return done when the client is gone
   * @throws RequestRefused 503 if there are too many
   */
  synchronized CompletableFuture<Void> open(OutputStream out, AlertFilter filter) {
    if (closed || clients.size() >= maxClients) {
      throw RequestRefused.unavailable("Too many streams are open", null);
    }
    Client client = new Client(out, filter);
    clients.add(client);
    client.thread.start();
    return client.done;
  }

  /** Sends a new version to everybody whose filter it matches. Never blocks. */
  void publish(Alert alert) {
    byte[] event = null;
    for (Client client : clients) {
      if (client.filter.matches(alert)) {
        event = event == null ? event(alert) : event;
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
  private static byte[] event(Alert alert) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    event.writeBytes(utf8("event: alert\ndata: "));
    event.writeBytes(Json.bytes(alert));
    event.writeBytes(utf8("\n\n"));
    return event.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private final class Client {
    private final OutputStream out;
    private final AlertFilter filter;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(backlog);
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread thread = new Thread(this::send, "beacon-gateway-stream");

    Client(OutputStream out, AlertFilter filter) {
      this.out = out;
      this.filter = filter;
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
