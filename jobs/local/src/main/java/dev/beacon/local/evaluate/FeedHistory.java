package dev.beacon.local.evaluate;

import dev.beacon.contract.Pseudonyms;
import dev.beacon.feeds.FeedException;
import dev.beacon.feeds.FeedMapping;
import dev.beacon.feeds.FeedMappings;
import dev.beacon.feeds.FeedReader;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.local.terminal.UserError;
import java.nio.file.Path;

/**
 * A department's file, read for a question that is answered without a server.
 *
 * @param mapping by which it was read
 * @param events what it holds, in order of time
 */
public record FeedHistory(FeedMapping mapping, TimeOrdered events) {
  /** Pseudonyms do not leave such a run; a fixed key makes two runs alike to the byte. */
  private static final byte[] KEY = new byte[32];

  /**
   * Reads a file.
   *
   * @param feed name of a shipped mapping, or a mapping file
   * @throws UserError if the file or mapping cannot be used
   */
  public static FeedHistory read(Path file, String feed) {
    try {
      FeedMapping mapping = FeedMappings.find(feed);
      try (FeedReader reader = FeedReader.open(file, mapping, new Pseudonyms(KEY))) {
        return new FeedHistory(mapping, TimeOrdered.read(reader));
      }
    } catch (FeedException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}
