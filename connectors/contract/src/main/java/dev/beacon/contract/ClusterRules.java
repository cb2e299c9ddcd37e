package dev.beacon.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads cluster rules, from YAML as people keep them and from JSON as they travel on {@code
 * beacon.rules}, and checks them: first against the schema {@code cluster-rule}, then whether they
 * make sense. What a rule leaves out is filled in with the schema's defaults.
 */
public final class ClusterRules {
  /** As far back as evidence is kept; see the job's {@code evidence.horizon}. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(30);

  private static final Duration LONGEST_QUIET = Duration.ofDays(366);
  private static final PublishableReader<ClusterRule> READER =
      new PublishableReader<>("rule", ClusterRule.class, "cluster-rule", ClusterRules::senseless);

  private ClusterRules() {}

  /** The rules Beacon comes with. */
  public static List<ClusterRule> shipped() {
    return READER.shipped();
  }

  /**
   * The rules in a YAML file: one rule a document, or a list under {@code rules:}.
   *
   * @throws InvalidDefinitionsException if any of them cannot be used, or there is none
   * @throws IOException if the file cannot be read
   */
  public static List<ClusterRule> readYaml(Path file) throws IOException {
    return PublishableReader.values(READER.drafts(file));
  }

  /**
   * As {@link #readYaml(Path)}.
   *
   * @param source what to call the file in messages
   */
  public static List<ClusterRule> readYaml(InputStream in, String source) throws IOException {
    return PublishableReader.values(READER.drafts(in, source));
  }

  /**
   * The same rules as {@link #readYaml(Path)} gives, as they are written.
   *
   * @throws InvalidDefinitionsException if any of them cannot be used, or there is none
   * @throws IOException if the file cannot be read
   */
  public static List<Draft<ClusterRule>> readDrafts(Path file) throws IOException {
    return READER.drafts(file);
  }

  /**
   * A rule as it travels on {@code beacon.rules}.
   *
   * @throws InvalidDefinitionsException if it cannot be used
   */
  public static ClusterRule readJson(byte[] json) {
    return READER.json(json);
  }

  /** What the schema cannot see. */
  private static List<Problem> senseless(ClusterRule rule) {
    List<Problem> found = new ArrayList<>();
    if (rule.within().isZero() || rule.within().compareTo(LONGEST_WINDOW) > 0) {
      found.add(new Problem("/within", "within", "sense", "must be more than zero, at most P30D"));
    }
    if (rule.quiet().compareTo(rule.within()) < 0) {
      found.add(new Problem("/quiet", "quiet", "sense", "must not be shorter than within"));
    }
    if (rule.quiet().compareTo(LONGEST_QUIET) > 0) {
      found.add(new Problem("/quiet", "quiet", "sense", "must be at most P366D"));
    }
    found.addAll(PatternLimits.problems(rule));
    for (int i = 1; i < rule.severity().size(); i++) {
      if (rule.severity().get(i).grade().compareTo(rule.severity().get(i - 1).grade()) < 0) {
        found.add(
            new Problem(
                "/severity/" + i,
                "severity[" + i + "]",
                "sense",
                "must not be graver than the step before it: the first that is met counts"));
      }
    }
    return found;
  }
}
