package dev.beacon.contract;

/** What the code of a community tells. */
public final class CommunityCode {
  private static final int DIGITS = 12;
  private static final int STREET_DIGITS = 9;

  private CommunityCode() {}

  /**
   * The sub-district of a community: the first 9 digits of a code of 12 digits. Null for another
   * administration's own code, and for null.
   */
  public static String streetOf(String community) {
    return community != null
            && community.length() == DIGITS
            && community.chars().allMatch(c -> c >= '0' && c <= '9')
        ? community.substring(0, STREET_DIGITS)
        : null;
  }
}
