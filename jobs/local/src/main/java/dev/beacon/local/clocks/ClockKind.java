package dev.beacon.local.clocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.Draft;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import dev.beacon.local.publishing.Kind;
import dev.beacon.local.publishing.Lengths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The clocks. */
public final class ClockKind implements Kind<ClockDefinition> {
  public static final ClockKind CLOCKS = new ClockKind();

  /** Means the same whether it is empty or left out, and mostly is. */
  private static final List<String> LEFT_OUT_IF_EMPTY =
      List.of(
          "through", "grades", "categories", "departments", "channels", "pausedBy", "escalation");

  private ClockKind() {}

  @Override
  public String noun() {
    return "clock";
  }

  @Override
  public String topic() {
    return Topics.CLOCKS;
  }

  @Override
  public List<ClockDefinition> shipped() {
    return ClockDefinitions.shipped();
  }

  @Override
  public List<Draft<ClockDefinition>> drafts(Path file) throws IOException {
    return ClockDefinitions.readDrafts(file);
  }

  @Override
  public List<ClockDefinition> yaml(InputStream in, String source) throws IOException {
    return ClockDefinitions.readYaml(in, source);
  }

  @Override
  public ClockDefinition json(byte[] json) {
    return ClockDefinitions.readJson(json);
  }

  /** With whole days as days, and without what is empty. */
  @Override
  public ObjectNode tree(ClockDefinition clock) {
    ObjectNode tree = Json.mapper().valueToTree(clock);
    LEFT_OUT_IF_EMPTY.stream().filter(field -> tree.path(field).isEmpty()).forEach(tree::remove);
    length(tree.path("term"), "time");
    length(tree.path("extension"), "time");
    tree.path("escalation").forEach(rung -> length(rung, "after"));
    return tree;
  }

  private static void length(JsonNode of, String field) {
    if (of.has(field)) {
      ((ObjectNode) of).put(field, Lengths.written(Duration.parse(of.get(field).asText())));
    }
  }

  @Override
  public String words(ClockDefinition clock) {
    return "%s  %s: from %s to %s, %s on the calendar %s"
        .formatted(
            clock.enabled() ? "on" : "off",
            ClockWords.matters(clock),
            ClockWords.start(clock),
            ClockWords.stop(clock),
            ClockWords.term(clock),
            clock.calendar());
  }
}
