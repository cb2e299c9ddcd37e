package dev.beacon.kibana.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.kibana.AlertingRule;
import dev.beacon.kibana.Bundle;
import dev.beacon.kibana.Language;
import dev.beacon.kibana.Role;
import dev.beacon.kibana.Shipped;
import dev.beacon.kibana.check.ImportFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts what is shipped into a Kibana. May be repeated: what is there is overwritten by what has the
 * same id, and nothing else is touched.
 */
public final class Installation {
  private final KibanaClient kibana;
  private final Consumer<String> told;

  /**
   * An installation.
   *
   * @param told takes a line about each thing that was done
   */
  public Installation(KibanaClient kibana, Consumer<String> told) {
    this.kibana = kibana;
    this.told = told;
  }

  /**
   * The time the dashboards show at first.
   *
   * @param from an instant, or relative to now as Kibana writes it; null: as shipped
   * @param to likewise
   */
  public record Times(String from, String to) {
    String in(String ndjson) {
      if (from == null && to == null) {
        return ndjson;
      }
      StringBuilder lines = new StringBuilder();
      for (JsonNode object : ImportFile.of(ndjson).objects()) {
        if (object.path("type").asText().equals("dashboard")) {
          ObjectNode attributes = (ObjectNode) object.path("attributes");
          if (from != null) {
            attributes.put("timeFrom", from);
          }
          if (to != null) {
            attributes.put("timeTo", to);
          }
        }
        lines.append(object).append('\n');
      }
      return lines.toString();
    }
  }

  /**
   * Makes sure that there is a Kibana to install into.
   *
   * @throws KibanaException if not, and why
   */
  public void check() throws InterruptedException {
    KibanaVersion version = kibana.version();
    version.check();
    told.accept("Kibana " + version.text());
  }

  /**
   * Installs data views, maps and dashboards.
   *
   * @throws KibanaException if Kibana refuses any of it
   */
  public void dashboards(Language language, Times times) throws InterruptedException {
    String file = Bundle.fileName(language);
    String ndjson = Shipped.dashboards(language);
    JsonNode account = kibana.importObjects(file, times.in(ndjson));
    if (!account.path("success").asBoolean()) {
      throw new KibanaException("Kibana did not take " + file + ":" + errors(account));
    }
    long overwritten = 0;
    for (JsonNode result : account.path("successResults")) {
      overwritten += result.path("overwrite").asBoolean() ? 1 : 0;
    }
    told.accept(
        "%s: %d saved objects, %d of them were there before"
            .formatted(file, account.path("successCount").asInt(), overwritten));
    for (JsonNode dashboard : ImportFile.of(ndjson).objects("dashboard")) {
      told.accept(
          "  %s  %s"
              .formatted(
                  kibana.link(dashboard.path("id").asText()),
                  dashboard.at("/attributes/title").asText()));
    }
  }

  private static String errors(JsonNode account) {
    List<String> errors = new ArrayList<>();
    for (JsonNode error : account.path("errors")) {
      StringBuilder line =
          new StringBuilder("\n  ")
              .append(error.path("type").asText())
              .append(' ')
              .append(error.path("id").asText())
              .append(": ")
              .append(error.at("/error/type").asText());
      for (JsonNode missing : error.at("/error/references")) {
        line.append(' ')
            .append(missing.path("type").asText())
            .append(' ')
            .append(missing.path("id").asText());
      }
      String message = error.at("/error/message").asText();
      errors.add(line + (message.isEmpty() ? "" : " " + message));
    }
    return String.join("", errors);
  }

  /**
   * Installs the roles.
   *
   * @throws KibanaException if Kibana has no security, or refuses
   */
  public void roles() throws InterruptedException {
    for (Role role : Role.values()) {
      kibana.putRole(role.roleName(), role.body());
      told.accept("role " + role.roleName());
    }
  }

  /**
   * Installs the alerting rules; those that are there keep their actions.
   *
   * @throws KibanaException if Kibana refuses
   */
  public void rules() throws InterruptedException {
    for (AlertingRule rule : AlertingRule.values()) {
      boolean before = kibana.putRule(rule.id(), rule.body());
      told.accept(
          "alerting rule "
              + rule.body().path("name").asText()
              + (before ? ", was there before" : ""));
    }
  }
}
