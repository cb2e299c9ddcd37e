package dev.beacon.screen;

import com.sun.net.httpserver.HttpExchange;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Open streams of server-sent events. */
final class FakeStreams {
  private static final String END = "";

  private final Set<BlockingQueue<String>> clients = ConcurrentHashMap.newKeySet();

  /** Serves one client until it is cut; blocks. */
  void serve(HttpExchange http, String hello) throws IOException {
    BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    clients.add(waiting);
    try {
      http.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      http.sendResponseHeaders(200, 0);
      String next = "retry: 300\n: connected\n\n" + hello;
      while (!next.equals(END)) {
        http.getResponseBody().write(next.getBytes(StandardCharsets.UTF_8));
        http.getResponseBody().flush();
        next = waiting.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(waiting);
    }
  }

  void send(String name, Object data) {
    String event =
        "event: "
            + name
            + "\ndata: "
            + new String(Json.bytes(data), StandardCharsets.UTF_8)
            + "\n\n";
    clients.forEach(client -> client.add(event));
  }

  void cut() {
    clients.forEach(client -> client.add(END));
  }
}
