package dev.beacon.kibana.install;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Kibana, as far as it matters. */
public record KibanaVersion(int major, int minor, String text) {
  /** The oldest that reads what is shipped. */
  private static final int OLDEST_MAJOR = 8;

  private static final int OLDEST_MINOR = 12;
  private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+).*");

  /**
   * Reads a version.
   *
   * @throws KibanaException if it is none
   */
  static KibanaVersion parse(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      throw new KibanaException("Kibana says it is of version " + text + ", which is none");
    }
    return new KibanaVersion(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), text);
  }

  /**
   * Makes sure that it can be installed into.
   *
   * @throws KibanaException if it is too old
   */
  void check() {
    if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR)) {
      throw new KibanaException(
          "Kibana is %s, which is too old: the dashboards need %d.%d or newer"
              .formatted(text, OLDEST_MAJOR, OLDEST_MINOR));
    }
  }
}
