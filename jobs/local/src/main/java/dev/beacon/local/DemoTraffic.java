package dev.beacon.local;

import dev.beacon.contract.PlatformClock;
import dev.beacon.local.simulate.DistrictSimulator;
import dev.beacon.local.simulate.Pace;
import dev.beacon.local.simulate.SimulationConfig;
import dev.beacon.local.simulate.SimulationPublisher;
import dev.beacon.local.simulate.TruthFile;
import dev.beacon.local.stack.LocalStack;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulated district, sending on a thread of its own at the stack's time. */
final class DemoTraffic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoTraffic.class);

  private final LocalStack stack;
  private final SimulationConfig config;
  private final Pace pace;
  private final Thread thread;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private DemoTraffic(LocalStack stack, SimulationConfig config, Pace pace) {
    this.stack = stack;
    this.config = config;
    this.pace = pace;
    this.thread = new Thread(this::run, "simulated-district");
    thread.setDaemon(true);
  }

  /**
   * Starts to send. Simulated time begins where {@code config} says, or now if the stack's clock
   * has passed that: what happened before the stack was up would all be late.
   */
  static DemoTraffic start(LocalStack stack, SimulationConfig config, double speed) {
    PlatformClock clock = stack.clock();
    Instant now = clock.now();
    SimulationConfig begun =
        now.isAfter(config.start()) ? config.withSpan(now, config.until()) : config;
    DemoTraffic traffic = new DemoTraffic(stack, begun, Pace.with(clock::now, speed));
    traffic.thread.start();
    return traffic;
  }

  private void run() {
    try (TruthFile truth = new TruthFile(stack.truth());
        DistrictSimulator district = new DistrictSimulator(config, truth);
        SimulationPublisher publisher = new SimulationPublisher(stack.description().kafka())) {
      publisher.sendAll(district, pace, Long.MAX_VALUE);
    } catch (InterruptedException stop) {
      LOG.info("The simulated district has fallen silent");
    } catch (IOException | RuntimeException e) {
      LOG.error("The simulated district failed", e);
      failure.set(e);
    }
  }

  /**
   * Stops sending; what was sent is on Kafka when this returns.
   *
   * @throws IOException if some of it is not
   */
  void stop() throws IOException, InterruptedException {
    thread.interrupt();
    thread.join();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IOException("the simulated district failed: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
