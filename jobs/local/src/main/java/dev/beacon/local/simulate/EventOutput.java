package dev.beacon.local.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/** Where simulated events go. */
public interface EventOutput extends Closeable {
  /**
   * Takes an event; waits while the receiver is busy.
   *
   * @throws IOException if it cannot be written, or an earlier one could not
   * @throws InterruptedException if the wait is called off
   */
  void send(SimulatedEvent event) throws IOException, InterruptedException;

  /**
   * Sends events as they are due until there are no more, {@code limit} are sent, or the thread is
   * interrupted.
   *
   * @return how many were sent
   * @throws InterruptedException if interrupted; what was sent stays sent
   */
  default long sendAll(Iterator<SimulatedEvent> events, Pace pace, long limit)
      throws IOException, InterruptedException {
    long sent = 0;
    while (sent < limit && events.hasNext()) {
      SimulatedEvent event = events.next();
      pace.await(event.arrivesAt());
      send(event);
      sent++;
    }
    return sent;
  }
}
