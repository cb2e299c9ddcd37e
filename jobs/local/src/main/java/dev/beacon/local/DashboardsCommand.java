package dev.beacon.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.kibana.Bundle;
import dev.beacon.kibana.Language;
import dev.beacon.kibana.Shipped;
import dev.beacon.kibana.check.ElasticsearchSearch;
import dev.beacon.kibana.check.Finding;
import dev.beacon.kibana.check.ImportFile;
import dev.beacon.kibana.check.IndexCheck;
import dev.beacon.kibana.check.PanelQueries;
import dev.beacon.kibana.check.PanelQuery;
import dev.beacon.kibana.install.Installation;
import dev.beacon.kibana.install.KibanaClient;
import dev.beacon.kibana.install.KibanaException;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./beacon dashboards}: the dashboards for Kibana. */
@Command(
    name = "dashboards",
    synopsisSubcommandLabel = "COMMAND",
    description = "Installs Beacon's dashboards in a Kibana of your own, 8.12 or newer.",
    footer = {
      "",
      "Examples:",
      "  ./beacon dashboards install --kibana http://localhost:5601",
      "  ./beacon dashboards check",
    })
final class DashboardsCommand implements Runnable {
  /** The folder of the import files in the repository. */
  private static final Path SOURCES =
      Path.of(System.getProperty("beacon.root", "."), "dashboards", "kibana");

  @Spec private CommandSpec spec;

  /** Which languages are meant. */
  enum Languages {
    ZH,
    EN,
    BOTH;

    private List<Language> each() {
      return switch (this) {
        case ZH -> List.of(Language.ZH);
        case EN -> List.of(Language.EN);
        case BOTH -> List.of(Language.ZH, Language.EN);
      };
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  @Command(
      description = {
        "Imports data views, maps and dashboards into Kibana, over those of an earlier install.",
        "Nothing else in Kibana is touched. Password and API key may come from the environment:"
            + " KIBANA_PASSWORD, KIBANA_API_KEY."
      },
      footer = {
        "",
        "Examples:",
        "  ./beacon dashboards install --kibana http://localhost:5601",
        "  ./beacon dashboards install --kibana https://kibana.district:5601 --ca ca.pem --user elastic --password --with-roles --with-rules",
        "  ./beacon dashboards install --kibana http://localhost:5601 --from 2019-11-04T00:00:00+08:00 --to 2019-11-06T00:00:00+08:00",
        "  (the days of ./beacon demo; by default the dashboards show the last hours or days)"
      })
  int install(
      @Option(
              names = "--kibana",
              required = true,
              paramLabel = "URL",
              order = 1,
              description = "Where Kibana is, with its base path if it has one.")
          URI kibana,
      @Option(
              names = "--language",
              defaultValue = "both",
              paramLabel = "zh|en|both",
              order = 2,
              description = "Chinese, English, or each beside the other (default: both).")
          Languages languages,
      @Option(
              names = "--space",
              paramLabel = "SPACE",
              order = 3,
              description = "The space to install into (default: the default one).")
          String space,
      @Mixin ServerAccess access,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              order = 20,
              description =
                  "Beginning of the time shown at first: an instant, or as Kibana writes it, now-7d.")
          String from,
      @Option(
              names = "--to",
              paramLabel = "TIME",
              order = 21,
              description = "End of the time shown at first (default: now).")
          String to,
      @Option(
              names = "--with-roles",
              order = 22,
              description =
                  "Also the roles beacon-operator, beacon-intelligence and beacon-administrator.")
          boolean withRoles,
      @Option(
              names = "--with-rules",
              order = 23,
              description =
                  "Also Kibana's alerting rules for RED alerts; actions given to them stay.")
          boolean withRules)
      throws InterruptedException {
    try {
      Installation installation =
          new Installation(
              new KibanaClient(kibana, space, access.credentials("KIBANA"), access.authority()),
              this::line);
      installation.check();
      for (Language language : languages.each()) {
        installation.dashboards(language, new Installation.Times(from, to));
      }
      if (withRoles) {
        installation.roles();
      }
      if (withRules) {
        installation.rules();
      }
      return 0;
    } catch (KibanaException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  @Command(
      description = "Lists the dashboards that are shipped, by id.",
      footer = {"", "Example:", "  ./beacon dashboards list"})
  int list() {
    for (Language language : Language.values()) {
      for (JsonNode dashboard : ImportFile.of(Shipped.dashboards(language)).objects("dashboard")) {
        line(
            "%-24s %s"
                .formatted(
                    dashboard.path("id").asText(), dashboard.at("/attributes/title").asText()));
      }
    }
    return 0;
  }

  @Command(
      description = {
        "Asks Elasticsearch what the dashboards would ask, and tells what it cannot answer.",
        "Needs no Kibana. A panel without data is told, and is no error: perhaps nothing happened."
      },
      footer = {
        "",
        "Examples:",
        "  ./beacon dashboards check",
        "  ./beacon dashboards check --elasticsearch https://es.district:9200 --ca ca.pem --api-key KEY"
      })
  int check(
      @Option(
              names = "--elasticsearch",
              paramLabel = "URL",
              order = 1,
              description = "Where Elasticsearch is (default: the running stack's).")
          URI elasticsearch,
      @Mixin ServerAccess access,
      @Mixin StackOption stack)
      throws IOException, InterruptedException {
    URI url = elasticsearch == null ? URI.create(stack.find().elasticsearch()) : elasticsearch;
    List<PanelQuery> queries = PanelQueries.of(ImportFile.of(Shipped.dashboards(Language.ZH)));
    List<Finding> findings = findings(url, access, queries);
    findings.forEach(finding -> line(finding.toString()));
    long errors = findings.stream().filter(finding -> finding.kind() != Finding.Kind.EMPTY).count();
    line(
        "%d panels, layers and controls: %d errors, %d without data"
            .formatted(queries.size(), errors, findings.size() - errors));
    return errors == 0 ? 0 : 1;
  }

  private static List<Finding> findings(URI url, ServerAccess access, List<PanelQuery> queries)
      throws InterruptedException {
    try {
      return new IndexCheck(
              new ElasticsearchSearch(url, access.credentials("ELASTICSEARCH"), access.authority()))
          .findings(queries);
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new UserError("cannot ask Elasticsearch at " + url + ": " + why, e);
    }
  }

  @Command(
      description = {
        "Writes the import files anew from the classes that describe the dashboards.",
        "For whoever changes dashboards; a test fails as long as the files are not those."
      },
      footer = {"", "Example:", "  ./beacon dashboards generate"})
  int generate(
      @Option(
              names = "--out",
              paramLabel = "DIR",
              description = "Where to (default: dashboards/kibana in the repository).")
          Path out)
      throws IOException {
    Path directory = out == null ? SOURCES : out;
    Files.createDirectories(directory);
    for (Language language : Language.values()) {
      Path file = directory.resolve(Bundle.fileName(language));
      Files.writeString(file, Bundle.ndjson(language));
      line("wrote " + file);
    }
    return 0;
  }

  private void line(String text) {
    spec.commandLine().getOut().println(text);
  }
}
