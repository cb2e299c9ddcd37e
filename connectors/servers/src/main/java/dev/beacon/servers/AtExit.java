package dev.beacon.servers;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be closed when the JVM exits, closed one after the other, the latest opened first.
 *
 * <p>Decision: one shutdown hook for everything instead of one each, because the JVM runs hooks at
 * the same time: Kafka would go away under a job that is still taking its last checkpoint. Whoever
 * builds on a server registers here after the server, and is closed before it.
 */
public final class AtExit {
  private static final Logger LOG = LoggerFactory.getLogger(AtExit.class);
  private static final Deque<Registration> OPEN = new ArrayDeque<>();
  private static boolean hooked;
  private static boolean exiting;

  private AtExit() {}

  /** One thing to close at exit. */
  public static final class Registration {
    private final String name;
    private final AutoCloseable resource;

    private Registration(String name, AutoCloseable resource) {
      this.name = name;
      this.resource = resource;
    }

    /** Forgets the resource: it has been closed by other means. */
    public void cancel() {
      synchronized (OPEN) {
        OPEN.remove(this);
      }
    }
  }

  /**
   * Closes {@code resource} when the JVM exits normally or by SIGINT, SIGTERM or SIGHUP.
   *
   * @param name what it is, for the log
   * @throws IllegalStateException if the JVM is exiting already
   */
  public static Registration register(String name, AutoCloseable resource) {
    synchronized (OPEN) {
      if (exiting) {
        throw new IllegalStateException("Too late to open " + name + ": the program is stopping.");
      }
      if (!hooked) {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "at-exit"));
        hooked = true;
      }
      Registration registration = new Registration(name, resource);
      OPEN.push(registration);
      return registration;
    }
  }

  private static void closeAll() {
    for (Registration next = next(); next != null; next = next()) {
      try {
        next.resource.close();
      } catch (Exception e) {
        LOG.warn("Closing {} failed", next.name, e);
      }
    }
  }

  private static Registration next() {
    synchronized (OPEN) {
      exiting = true;
      return OPEN.poll();
    }
  }
}
