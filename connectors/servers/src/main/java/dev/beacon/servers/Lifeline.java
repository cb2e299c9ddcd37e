package dev.beacon.servers;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another program's main class, and ends with the JVM that started it: the parent holds the
 * other end of standard input, so standard input ends when the parent does, however it does,
 * SIGKILL included.
 *
 * <p>Decision: a pipe rather than {@code prctl(PR_SET_PDEATHSIG)}, which fires when the parent's
 * <em>thread</em> ends, survives no change of user and exists on Linux only.
 *
 * <p>This class runs in the server's JVM, beside the server's jars: it must use nothing but the
 * JDK.
 */
public final class Lifeline {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** As a shell reports an end by SIGTERM. */
  private static final int EXIT_CODE = 143;

  private Lifeline() {}

  /**
   * Runs a main class under the lifeline.
   *
   * @param args the main class, then its arguments
   */
  public static void main(String[] args) throws Throwable {
    daemon("lifeline", Lifeline::exitWhenInputEnds);
    Method main = Class.forName(args[0]).getMethod("main", String[].class);
    main.setAccessible(true); // the class around it may be nobody else's business
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void exitWhenInputEnds() {
    try {
      while (System.in.read() >= 0) {
        // the parent says nothing; only the end counts
      }
    } catch (IOException closed) {
      // as good as the end
    }
    daemon("lifeline-halt", Lifeline::haltAfterPatience);
    System.exit(EXIT_CODE);
  }

  private static void haltAfterPatience() {
    try {
      Thread.sleep(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
