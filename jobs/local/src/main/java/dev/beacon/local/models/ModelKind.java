package dev.beacon.local.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Draft;
import dev.beacon.contract.Json;
import dev.beacon.contract.RiskModel;
import dev.beacon.contract.RiskModels;
import dev.beacon.contract.Topics;
import dev.beacon.local.publishing.Conditions;
import dev.beacon.local.publishing.FieldChanges;
import dev.beacon.local.publishing.Kind;
import dev.beacon.local.publishing.Lengths;
import dev.beacon.local.publishing.VersionCells;
import dev.beacon.local.publishing.VersionHistory;
import dev.beacon.local.terminal.TextTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The risk models. */
public final class ModelKind implements Kind<RiskModel>, Conditions<RiskModel> {
  public static final ModelKind MODELS = new ModelKind();

  private ModelKind() {}

  @Override
  public String noun() {
    return "model";
  }

  @Override
  public String topic() {
    return Topics.RISK_MODELS;
  }

  @Override
  public List<RiskModel> shipped() {
    return List.of(RiskModels.shipped());
  }

  @Override
  public List<Draft<RiskModel>> drafts(Path file) throws IOException {
    return RiskModels.readDrafts(file);
  }

  @Override
  public List<RiskModel> yaml(InputStream in, String source) throws IOException {
    return RiskModels.readYaml(in, source);
  }

  @Override
  public RiskModel json(byte[] json) {
    return RiskModels.readJson(json);
  }

  /** With whole days as days. */
  @Override
  public ObjectNode tree(RiskModel model) {
    ObjectNode tree = Json.mapper().valueToTree(model);
    ObjectNode halfLives = (ObjectNode) tree.get("halfLives");
    for (Map.Entry<String, JsonNode> halfLife : halfLives.properties()) {
      halfLife.setValue(
          halfLives.textNode(Lengths.written(Duration.parse(halfLife.getValue().asText()))));
    }
    return tree;
  }

  @Override
  public String words(RiskModel model) {
    return "%s  RED from a score of %s, YELLOW from %s"
        .formatted(
            model.enabled() ? "on" : "off (the shipped model scores)",
            number(model.limits().red()),
            number(model.limits().yellow()));
  }

  /** The job can use every model that is valid. */
  @Override
  public List<String> problems(RiskModel model, UnaryOperator<String> place) {
    return List.of();
  }

  /** Each version of the model, the newest first. */
  public List<String> history(VersionHistory<RiskModel> history) {
    TextTable table = new TextTable("VERSION", "TIME", "AUTHOR", "ON", "NOTE", "CHANGED");
    List<RiskModel> versions = history.versions(RiskModel.DISTRICT);
    for (int i = versions.size() - 1; i >= 0; i--) {
      RiskModel version = versions.get(i);
      table.row(
          Long.toString(version.version()),
          VersionCells.time(version.publishedAt()),
          VersionCells.author(version, history),
          VersionCells.on(version),
          VersionCells.note(version),
          i == 0
              ? VersionCells.UNKNOWN
              : String.join("; ", FieldChanges.of(this, versions.get(i - 1), version)));
    }
    return table.lines();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
  }
}
