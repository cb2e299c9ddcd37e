package dev.beacon.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of 127.0.0.1 that nobody listens on. */
public final class FreePorts {
  /**
   * Below what Linux gives to outgoing connections (32768 and up): a port found here cannot be
   * taken by a client between being found and being bound, as one from {@code new ServerSocket(0)}
   * can.
   */
  private static final int FIRST = 20_000;

  private static final int COUNT = 12_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePorts() {}

  /** A port that is free now; no two calls in one JVM return the same one soon. */
  public static int find() {
    for (int attempt = 0; attempt < COUNT; attempt++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new ServerException(
        "No free port between " + FIRST + " and " + (FIRST + COUNT - 1) + " on 127.0.0.1.");
  }

  /** Whether a server could listen on {@code port} of 127.0.0.1 at this moment. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // what only waits out its last packets does not hold the port
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * {@code port} if it is free, a free one for 0; otherwise a {@link ServerException} that names
   * the port and {@code server}.
   */
  static int claim(int port, String server) {
    if (port == 0) {
      return find();
    }
    if (!isFree(port)) {
      throw new ServerException(
          "Port "
              + port
              + " on 127.0.0.1 is taken, so "
              + server
              + " cannot use it. Stop what holds it or choose another port.");
    }
    return port;
  }
}
