package dev.beacon.local.evaluate;

import dev.beacon.contract.Event;
import dev.beacon.contract.Request;
import dev.beacon.contract.Subject;
import dev.beacon.contract.Tip;
import dev.beacon.feeds.FeedRecord;
import dev.beacon.intake.Subjects;
import dev.beacon.local.terminal.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reports as claims: those of one category that name a subject, the first report of each case. */
public final class ClaimsFile {
  /** The category that episodes are about. */
  public static final String CATEGORY = "WAGE_ARREARS";

  private ClaimsFile() {}

  /**
   * The claims in a department's file, and the episodes among them.
   *
   * @param feed name of a shipped mapping, or a mapping file
   * @param category whose reports count
   * @throws UserError if the file or mapping cannot be used or has no claim
   */
  public static Episodes read(Path file, String feed, String category) {
    FeedHistory history = FeedHistory.read(file, feed);
    List<Claim> claims = claims(history.events().events(), Set.of(category));
    if (claims.isEmpty()) {
      throw new UserError(
          "%s holds no report of category %s that names a subject, as %s reads it"
              .formatted(file, category, history.mapping().name()));
    }
    return new Episodes(claims, history.mapping().zone());
  }

  /**
   * The claims among events; of a case that was reported repeatedly only the first report.
   *
   * @param categories whose reports count
   */
  public static List<Claim> claims(Iterable<FeedRecord.Event> events, Set<String> categories) {
    Map<String, Claim> byCase = new HashMap<>();
    Map<String, String> keys = new HashMap<>();
    for (FeedRecord.Event event : events) {
      Claim claim = claim(event, categories, keys);
      if (claim != null) {
        byCase.merge(event.key(), claim, (a, b) -> Claim.ORDER.compare(a, b) <= 0 ? a : b);
      }
    }
    return new ArrayList<>(byCase.values());
  }

  /** Only the claims made in these communities. */
  public static List<Claim> in(Set<String> communities, List<Claim> claims) {
    Set<String> wanted = new HashSet<>(communities);
    return claims.stream().filter(claim -> wanted.contains(claim.community())).toList();
  }

  private static Claim claim(
      FeedRecord.Event event, Set<String> categories, Map<String, String> keys) {
    if (!event.kind().isReport()) {
      return null;
    }
    Event report = event.event();
    if (report instanceof Request request) {
      return claim(
          event,
          categories.contains(request.category()),
          request.subject(),
          request.community(),
          keys);
    }
    Tip tip = (Tip) report;
    return claim(event, categories.contains(tip.category()), tip.subject(), tip.community(), keys);
  }

  private static Claim claim(
      FeedRecord.Event event,
      boolean counts,
      Subject subject,
      String community,
      Map<String, String> keys) {
    String key = counts ? Subjects.keyOf(subject) : null;
    return key == null
        ? null
        : new Claim(
            event.reportedAt(), event.id(), keys.computeIfAbsent(key, same -> same), community);
  }
}
