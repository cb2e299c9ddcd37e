package dev.beacon.local.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The truth about a history: its claims, and the episodes among them.
 *
 * <p>Claims against one subject, in order of time and id, are cut into chains wherever {@link
 * #QUIET} or more lie between one claim and the next. A chain is an <b>episode</b> if somewhere in
 * it at least {@link #CLAIMS} claims lie less than {@link #WITHIN} apart, on at least two days. The
 * episode is the whole chain: it begins with its first claim and ends with its last. Its <b>8th
 * claim</b> is the last of the earliest eight that lie less than {@link #WITHIN} apart; it is
 * <b>growing</b> if these eight did not all come on one day.
 *
 * <p>Decision: the length of time between two claims is read off a clock on the wall, so that dates
 * without a time lie 14 days apart also where summer time begins between them.
 *
 * <p>Decision: an episode begins where its chain does, not where the 8th claim's window does. An
 * alert on the first complaints of what becomes a wave is no false alarm, and chains are short: in
 * the wage claims the window starts with the chain in most episodes.
 */
public final class Episodes {
  /** So many claims make an episode. */
  public static final int CLAIMS = 8;

  /** All of them inside this length of time, exclusive. */
  public static final Duration WITHIN = Duration.ofDays(14);

  /** So long without a claim, and the episode is over. */
  public static final Duration QUIET = Duration.ofDays(30);

  /** The definition in a sentence. */
  public static final String DEFINITION =
      "at least 8 claims against one employer within 14 days on at least 2 different days,"
          + " ended by 30 quiet days";

  private final List<Claim> claims;
  private final Map<String, List<Claim>> bySubject = new LinkedHashMap<>();
  private final Map<String, Claim> byId = new HashMap<>();
  private final Map<String, List<Episode>> episodes = new LinkedHashMap<>();
  private final ZoneId zone;

  /**
   * Finds the episodes.
   *
   * @param claims in any order
   * @param zone where days begin
   */
  public Episodes(List<Claim> claims, ZoneId zone) {
    this.zone = zone;
    this.claims = claims.stream().sorted(Claim.ORDER).toList();
    for (Claim claim : this.claims) {
      bySubject.computeIfAbsent(claim.subject(), subject -> new ArrayList<>(2)).add(claim);
      byId.put(claim.id(), claim);
    }
    bySubject.forEach(
        (subject, ofSubject) -> {
          List<Episode> found = find(subject, ofSubject);
          if (!found.isEmpty()) {
            episodes.put(subject, found);
          }
        });
  }

  /** Every claim, in order. */
  public List<Claim> claims() {
    return claims;
  }

  /** The claim with this id; null if there is none. */
  public Claim claim(String id) {
    return byId.get(id);
  }

  /** Every claim against a subject, in order; empty if there is none. */
  public List<Claim> claimsAgainst(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /** How many subjects there are claims against. */
  public int subjects() {
    return bySubject.size();
  }

  /** Every episode, by its subject's first claim, then by time. */
  public List<Episode> all() {
    return episodes.values().stream().flatMap(List::stream).toList();
  }

  /** The episodes of a subject, by time; empty if there is none. */
  public List<Episode> of(String subject) {
    return episodes.getOrDefault(subject, List.of());
  }

  /** The day on which a claim was made. */
  public LocalDate day(Claim claim) {
    return local(claim).toLocalDate();
  }

  /** Where days begin. */
  public ZoneId zone() {
    return zone;
  }

  private LocalDateTime local(Claim claim) {
    return LocalDateTime.ofInstant(claim.at(), zone);
  }

  private List<Episode> find(String subject, List<Claim> sorted) {
    if (sorted.size() < CLAIMS) {
      return List.of();
    }
    List<Episode> found = new ArrayList<>();
    long[] wall = new long[sorted.size()];
    for (int i = 0; i < wall.length; i++) {
      wall[i] = local(sorted.get(i)).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    int begin = 0;
    for (int i = 1; i <= wall.length; i++) {
      if (i == wall.length || wall[i] - wall[i - 1] >= QUIET.toMillis()) {
        Episode episode = ofChain(subject, sorted.subList(begin, i), wall, begin);
        if (episode != null) {
          found.add(episode);
        }
        begin = i;
      }
    }
    return found;
  }

  /** The chain as an episode, or null if it is none. */
  private Episode ofChain(String subject, List<Claim> chain, long[] wall, int offset) {
    int start = 0;
    int windowStart = -1;
    int crowd = -1;
    for (int end = 0; end < chain.size(); end++) {
      while (wall[offset + end] - wall[offset + start] >= WITHIN.toMillis()) {
        start++;
      }
      if (end - start + 1 < CLAIMS) {
        continue;
      }
      if (crowd < 0) {
        windowStart = start;
        crowd = end;
      }
      if (!day(chain.get(start)).equals(day(chain.get(end)))) {
        boolean growing = !day(chain.get(windowStart)).equals(day(chain.get(crowd)));
        boolean growingFromFirst = !day(chain.get(0)).equals(day(chain.get(CLAIMS - 1)));
        return new Episode(
            subject,
            List.copyOf(chain),
            windowStart,
            crowd,
            busiest(chain),
            growing,
            growingFromFirst);
      }
    }
    return null;
  }

  /** Index of the first claim of the day with the most claims, the first such day. */
  public int busiest(List<Claim> sorted) {
    int best = 0;
    int most = 0;
    int begin = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || !day(sorted.get(i)).equals(day(sorted.get(begin)))) {
        if (i - begin > most) {
          most = i - begin;
          best = begin;
        }
        begin = i;
      }
    }
    return best;
  }

  /**
   * Whom an alert is about: its subject, or, where claims against it are not known (an alert about
   * a contractor, a community or a cell), the subjects of its evidence.
   */
  public Set<String> subjectsOf(String subject, List<String> evidence) {
    if (subject != null && bySubject.containsKey(subject)) {
      return Set.of(subject);
    }
    Set<String> subjects = new HashSet<>();
    for (String id : evidence) {
      Claim claim = byId.get(id);
      if (claim != null) {
        subjects.add(claim.subject());
      }
    }
    return subjects;
  }

  /**
   * The claims of a cluster, in order: those about its subject from its first evidence until it
   * ended, or, where its subject is nobody's (a community, a cell), the evidence it lists.
   */
  public List<Claim> claimsBehind(ClusterAlert alert) {
    List<Claim> listed = evidence(alert).sorted(Claim.ORDER).toList();
    if (listed.isEmpty() || claimsAgainst(alert.subject()).isEmpty()) {
      return listed;
    }
    Instant begin = listed.get(0).at();
    return claimsAgainst(alert.subject()).stream()
        .filter(claim -> !claim.at().isBefore(begin))
        .filter(claim -> alert.endedAt() == null || claim.at().isBefore(alert.endedAt()))
        .toList();
  }

  /**
   * The claim that completed a cluster; null if it is not listed or not known.
   *
   * <p>Of the evidence, which begins with the claims by which the cluster opened, it is the last of
   * these, if it was made as the alert opened. Where the number of these claims was not told
   * rightly (see {@link ClusterAlert}), it is the last claim that was made no later than the alert
   * opened.
   */
  Claim completing(ClusterAlert alert) {
    int last = alert.reportsAtOpening() - 1;
    if (last < 0 || last >= alert.evidence().size()) {
      return null;
    }
    Claim claim = byId.get(alert.evidence().get(last));
    if (claim != null && claim.at().equals(alert.openedAt())) {
      return claim;
    }
    return evidence(alert)
        .filter(listed -> !listed.at().isAfter(alert.openedAt()))
        .max(Claim.ORDER)
        .orElse(null);
  }

  private Stream<Claim> evidence(ClusterAlert alert) {
    return alert.evidence().stream().map(byId::get).filter(Objects::nonNull);
  }
}
