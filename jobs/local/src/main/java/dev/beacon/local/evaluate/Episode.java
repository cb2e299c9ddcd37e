package dev.beacon.local.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A burst of claims against one subject, as {@link Episodes} defines it.
 *
 * @param subject key of the subject
 * @param claims every claim of it, in order
 * @param windowStart index of the first claim of the earliest window that holds {@link
 *     Episodes#CLAIMS} of them
 * @param crowd index of that window's last claim: the 8th, by which an early warning must have been
 *     given
 * @param peak index of the first claim of the day with the most claims, the first such day
 * @param growing whether the window's claims came on more than one day; where they all came on one,
 *     nobody could have warned a day ahead
 * @param growingFromFirst whether the episode's first 8 claims, however far apart, came on more
 *     than one day
 */
public record Episode(
    String subject,
    List<Claim> claims,
    int windowStart,
    int crowd,
    int peak,
    boolean growing,
    boolean growingFromFirst) {
  /** An alert this long before an episode's first claim, or after its last, is still about it. */
  public static final Duration AROUND = Duration.ofDays(30);

  /** Its first claim. */
  public Claim first() {
    return claims.get(0);
  }

  /** Its last claim. */
  public Claim last() {
    return claims.get(claims.size() - 1);
  }

  /** The 8th claim. */
  public Claim eighth() {
    return claims.get(crowd);
  }

  /** The 8th claim counted from the episode's first: never later than {@link #eighth()}. */
  public Claim eighthFromFirst() {
    return claims.get(Episodes.CLAIMS - 1);
  }

  /** The first claim of its busiest day. */
  public Claim busiest() {
    return claims.get(peak);
  }

  /**
   * Whether an alert on its subject that opened at this instant is about it, both ends included.
   */
  public boolean isAround(Instant openedAt) {
    return !openedAt.isBefore(first().at().minus(AROUND))
        && !openedAt.isAfter(last().at().plus(AROUND));
  }
}
