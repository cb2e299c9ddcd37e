package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads cluster rules, from YAML as people keep them and from JSON as they travel on {@code
 * beacon.rules}, and checks them: first against the schema {@code cluster-rule}, then whether they
 * make sense. What a rule leaves out is filled in with the schema's defaults.
 */
public final class ClusterRules {
  /** As far back as evidence is kept; see the job's {@code evidence.horizon}. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(30);

  private static final Duration LONGEST_QUIET = Duration.ofDays(366);
  private static final SchemaFile SCHEMA = SchemaFile.of("cluster-rule");

  private ClusterRules() {}

  /** Rules that cannot be used. The message has a line for each thing wrong. */
  public static final class InvalidRulesException extends IllegalArgumentException {
    private final transient List<String> problems;

    InvalidRulesException(List<String> problems) {
      super(String.join("\n", problems));
      this.problems = List.copyOf(problems);
    }

    /** What is wrong, a sentence each, with the file, the line and the field. */
    public List<String> problems() {
      return problems;
    }
  }

  /** A rule as somebody has written it, with what only the file can tell. */
  public static final class Draft {
    private final ClusterRule rule;
    private final String source;
    private final YamlTree document;
    private final String pointer;

    private Draft(ClusterRule rule, String source, YamlTree document, String pointer) {
      this.rule = rule;
      this.source = source;
      this.document = document;
      this.pointer = pointer;
    }

    /** The rule, with the schema's defaults for what is left out. */
    public ClusterRule rule() {
      return rule;
    }

    /** Whether the file says which version this is. */
    public boolean isVersioned() {
      return document.at(pointer).has("version");
    }

    /** File and line of a field, or of the rule where the field is left out: {@code file:7}. */
    public String place(String field) {
      return source + ":" + document.line(pointer + "/" + field);
    }
  }

  /** The rules Beacon comes with. */
  public static List<ClusterRule> shipped() {
    try (InputStream in = ClusterRules.class.getResourceAsStream("rules.yaml")) {
      return readYaml(in, "rules.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the shipped rules", e);
    }
  }

  /**
   * The rules in a YAML file: one rule a document, or a list under {@code rules:}.
   *
   * @throws InvalidRulesException if any of them cannot be used, or there is none
   * @throws IOException if the file cannot be read
   */
  public static List<ClusterRule> readYaml(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return readYaml(in, file.toString());
    }
  }

  /**
   * As {@link #readYaml(Path)}.
   *
   * @param source what to call the file in messages
   */
  public static List<ClusterRule> readYaml(InputStream in, String source) throws IOException {
    return readDrafts(in, source).stream().map(Draft::rule).toList();
  }

  /**
   * The same rules as {@link #readYaml(Path)} gives, as they are written.
   *
   * @throws InvalidRulesException if any of them cannot be used, or there is none
   * @throws IOException if the file cannot be read
   */
  public static List<Draft> readDrafts(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return readDrafts(in, file.toString());
    }
  }

  private static List<Draft> readDrafts(InputStream in, String source) throws IOException {
    List<YamlTree> documents;
    try {
      documents = YamlTree.documents(in.readAllBytes());
    } catch (YamlTree.MalformedException e) {
      throw new InvalidRulesException(List.of(source + e.getMessage()));
    }
    List<String> problems = new ArrayList<>();
    List<Draft> drafts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlTree document : documents) {
      for (String pointer : document.entries("rules")) {
        JsonNode node = document.at(pointer);
        List<Problem> found = new ArrayList<>();
        ClusterRule rule = read(node, found);
        if (rule != null && !names.add(rule.rule())) {
          found.add(new Problem("/rule", "rule", "unique", "is the name of an earlier rule too"));
        }
        for (Problem problem : found) {
          int line = document.line(pointer + problem.pointer());
          problems.add(source + ":" + line + ": " + sentence(problem));
        }
        drafts.add(new Draft(rule, source, document, pointer));
      }
    }
    if (drafts.isEmpty()) {
      problems.add(source + ": holds no rule");
    }
    if (!problems.isEmpty()) {
      throw new InvalidRulesException(problems);
    }
    return List.copyOf(drafts);
  }

  /**
   * A rule as it travels on {@code beacon.rules}.
   *
   * @throws InvalidRulesException if it cannot be used
   */
  public static ClusterRule readJson(byte[] json) {
    List<Problem> problems = new ArrayList<>();
    ClusterRule rule;
    try {
      rule = read(StrictJson.tree(json), problems);
    } catch (StrictJson.MalformedException e) {
      throw new InvalidRulesException(List.of(e.getMessage().replace("the event", "the rule")));
    }
    if (rule == null || !problems.isEmpty()) {
      throw new InvalidRulesException(problems.stream().map(ClusterRules::sentence).toList());
    }
    return rule;
  }

  /** The rule, or null where it does not even meet the schema. */
  private static ClusterRule read(JsonNode node, List<Problem> problems) {
    List<Problem> found = SCHEMA.findings(node);
    problems.addAll(found);
    if (!found.isEmpty()) {
      return null;
    }
    ObjectNode whole = node.deepCopy();
    for (Map.Entry<String, JsonNode> property : SCHEMA.tree().get("properties").properties()) {
      if (property.getValue().has("default") && !whole.has(property.getKey())) {
        whole.set(property.getKey(), property.getValue().get("default"));
      }
    }
    try {
      ClusterRule rule = Json.mapper().treeToValue(whole, ClusterRule.class);
      problems.addAll(senseless(rule));
      return rule;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the schema lets through what is no cluster rule", e);
    }
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
    if (rule.title().zh().isBlank() || rule.title().en().isBlank()) {
      found.add(new Problem("/title", "title", "sense", "must not be blank"));
    }
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

  private static String sentence(Problem problem) {
    return problem.path().isEmpty() ? "the rule: " + problem.text() : problem.sentence();
  }
}
