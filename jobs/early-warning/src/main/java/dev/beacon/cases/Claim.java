package dev.beacon.cases;

/**
 * What the earliest report that says something says about it. Which one that is does not depend on
 * the order in which the reports come in.
 *
 * @param at event time of that report, epoch milliseconds
 * @param id its id, which decides between reports of the same instant
 * @param value what it says
 */
record Claim<T>(long at, String id, T value) {
  /** The earlier of two claims, where a report that says null claims nothing. */
  static <T> Claim<T> earlier(Claim<T> claim, long at, String id, T value) {
    boolean stands = value == null || (claim != null && !before(at, id, claim.at, claim.id));
    return stands ? claim : new Claim<>(at, id, value);
  }

  static boolean before(long at, String id, long otherAt, String otherId) {
    return at < otherAt || (at == otherAt && id.compareTo(otherId) < 0);
  }

  static <T> T valueOf(Claim<T> claim) {
    return claim == null ? null : claim.value;
  }

  /** The value as far as it was known at an instant. */
  static <T> T valueOf(Claim<T> claim, long knownBy) {
    return claim == null || claim.at > knownBy ? null : claim.value;
  }
}
