package dev.beacon.local.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C, or SIGTERM: the first asks the command to come to an orderly end, the second ends the
 * program at once. The servers notice that and end too.
 *
 * <p>Decision: a signal handler rather than a shutdown hook alone. In a hook everything else winds
 * down at the same time (Flink deletes its working files while the job takes its last checkpoint),
 * and a second Ctrl-C does nothing. The handler's class is the JDK's {@code sun.misc.Signal}, which
 * javac warns of; it is used by reflection, and where it cannot be had, the shutdown hooks do what
 * they can.
 */
public final class StopSignal {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  /** As a shell reports an end by Ctrl-C. */
  public static final int EXIT_CODE = 130;

  private final AtomicInteger received = new AtomicInteger();
  private final Thread working;
  private boolean shielded;

  private StopSignal(Thread working) {
    this.working = working;
  }

  /**
   * From here on a signal interrupts the calling thread, which is to look at {@link #requested}.
   */
  public static StopSignal install() {
    StopSignal stop = new StopSignal(Thread.currentThread());
    try {
      stop.handle();
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.warn("Signals cannot be handled here; stopping is left to shutdown hooks", e);
    }
    return stop;
  }

  /** Whether an end was asked for. */
  public boolean requested() {
    return received.get() > 0;
  }

  /** The command is ending: from here on it is not interrupted any more. */
  public synchronized void shield() {
    shielded = true;
    // An interrupt that came too late must not disturb the orderly end.
    Thread.interrupted();
  }

  private void onSignal() {
    if (received.incrementAndGet() > 1) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    synchronized (this) {
      if (!shielded) {
        working.interrupt();
      }
    }
  }

  private void handle() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    InvocationHandler answer =
        (proxy, method, args) ->
            switch (method.getName()) {
              case "handle" -> {
                onSignal();
                yield null;
              }
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == args[0];
              default -> "StopSignal";
            };
    Object onSignal =
        Proxy.newProxyInstance(StopSignal.class.getClassLoader(), new Class<?>[] {handler}, answer);
    for (String name : SIGNALS) {
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
    }
  }
}
