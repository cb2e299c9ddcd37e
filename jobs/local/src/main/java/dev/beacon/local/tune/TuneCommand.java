package dev.beacon.local.tune;

import dev.beacon.contract.ClusterRule;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.local.evaluate.ClaimsFile;
import dev.beacon.local.evaluate.Episodes;
import dev.beacon.local.evaluate.FeedHistory;
import dev.beacon.local.evaluate.Figures;
import dev.beacon.local.evaluate.Opening;
import dev.beacon.local.evaluate.Period;
import dev.beacon.local.evaluate.RuleScore;
import dev.beacon.local.evaluate.Scoring;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./beacon tune}: thresholds that find most for a budget of false alerts. */
@Command(
    name = "tune",
    description = {
      "Tries a pattern's thresholds on a department's history, all in one pass, and writes the rule that opens before the crowd"
          + " most often within a budget of false alerts a year.",
      "",
      "The truth is that of ./beacon evaluate: "
          + Episodes.DEFINITION
          + ". What is found early opened at an earlier instant"
          + " than the 8th claim.",
      "",
      "With --test-from the rule is picked on what came before that instant and tried on what came after: figures of the same"
          + " data on which a rule was picked promise too much.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon tune --feed us-wage-claims --input claims.csv.gz --pattern anomaly --budget 20 --out rules.yaml",
      "  ./beacon tune --feed us-wage-claims --input claims.csv.gz --pattern surge --budget 50 \\",
      "      --test-from 2017-01-01T00:00:00Z --out rules.yaml"
    })
public final class TuneCommand implements Callable<Integer> {
  private static final String ROW = "%-24s %9s %9s %8s %8s %9s %9s %s%n";

  @Option(
      names = "--feed",
      required = true,
      paramLabel = "FEED",
      description = "Name of a shipped mapping (see ./beacon feeds) or a mapping file.")
  private String feed;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "The department's file, plain or compressed by gzip.")
  private Path input;

  @Option(
      names = "--pattern",
      required = true,
      paramLabel = "PATTERN",
      description =
          "surge: N distinct reporters within some days. anomaly: more than chance explains.")
  private Tunable pattern;

  @Option(
      names = "--budget",
      required = true,
      paramLabel = "N",
      description = "At most so many false alerts a year.")
  private double budget;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "RULES.yaml",
      description =
          "Where to write the rule. It is in shadow mode: look at it before it alerts anybody.")
  private Path out;

  @Option(
      names = "--test-from",
      paramLabel = "INSTANT",
      description =
          "Pick on what came before, try on what came after (default: pick on everything).")
  private Instant testFrom;

  @Option(
      names = {"--states", "--community"},
      paramLabel = "CODE",
      split = ",",
      description =
          "Pick only on claims made in these communities (in the wage claims: states). Several: with commas.")
  private Set<String> communities = Set.of();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      defaultValue = "SUBJECT",
      description =
          "About what reports are gathered: subject, site, employer or contractor (default: ${DEFAULT-VALUE}).")
  private ClusterRule.Scope scope;

  @Option(
      names = "--category",
      paramLabel = "CODE",
      defaultValue = ClaimsFile.CATEGORY,
      description = "Which reports are claims (default: ${DEFAULT-VALUE}).")
  private String category;

  @Spec private CommandSpec spec;

  /** The patterns whose thresholds can be swept. */
  enum Tunable {
    SURGE,
    ANOMALY
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(input)) {
      throw new UserError("no such file: " + input);
    }
    if (!(budget >= 0)) {
      throw new UserError("--budget must not be negative");
    }
    FeedHistory history = FeedHistory.read(input, feed);
    var claims = ClaimsFile.claims(history.events().events(), Set.of(category));
    Episodes truth =
        new Episodes(
            communities.isEmpty() ? claims : ClaimsFile.in(communities, claims),
            history.mapping().zone());
    if (truth.claims().isEmpty()) {
      throw new UserError(
          "%s holds no report of category %s that names a subject%s"
              .formatted(
                  input, category, communities.isEmpty() ? "" : ", made in these communities"));
    }
    tune(history.events(), truth);
    return 0;
  }

  private void tune(TimeOrdered history, Episodes truth) throws IOException {
    Period whole = Period.of(truth);
    if (testFrom != null && !whole.contains(testFrom)) {
      throw new UserError(
          "--test-from must lie within the history, %s to %s".formatted(whole.from(), whole.to()));
    }
    Period picked = testFrom == null ? whole : new Period(whole.from(), testFrom);
    long inPicked = truth.claims().stream().filter(c -> picked.contains(c.at())).count();
    List<ClusterRule> variants =
        switch (pattern) {
          case SURGE -> Variants.surge(category, scope);
          case ANOMALY -> Variants.anomaly(category, scope, inPicked / picked.days());
        };
    Set<String> counted = new HashSet<>();
    truth.claims().forEach(claim -> counted.add(claim.id()));
    long started = System.nanoTime();
    List<Opening> openings =
        Sweep.of(
            communities.isEmpty()
                ? history.events()
                : history.events().stream().filter(e -> counted.contains(e.id())).toList(),
            variants,
            truth);
    double seconds = (System.nanoTime() - started) / 1e9;
    Map<String, ClusterRule> byName = new LinkedHashMap<>();
    variants.forEach(rule -> byName.put(rule.rule(), rule));
    Scoring scoring = new Scoring(truth, picked);
    Curve curve = new Curve(byName, scoring.score(openings));
    Curve.Point chosen = curve.within(budget);
    print(curve, chosen, scoring, variants.size(), seconds);
    if (chosen == null) {
      throw new UserError(
          "no threshold that was tried stays within %s false alerts a year; the cheapest costs %s"
              .formatted(
                  Figures.number(budget),
                  curve.points().isEmpty()
                      ? "nothing, for it finds nothing"
                      : Figures.number(curve.points().get(0).score().falsePerYear())));
    }
    RuleScore tested =
        testFrom == null
            ? null
            : new Scoring(truth, new Period(testFrom, whole.to()))
                .score(
                    chosen.rule().rule(),
                    openings.stream().filter(o -> o.rule().equals(chosen.rule().rule())).toList());
    PrintWriter terminal = spec.commandLine().getOut();
    if (tested != null) {
      terminal.printf(
          "%nfrom %s on, where it was not picked: %s early, %s false alerts a year (%d growing episodes)%n",
          testFrom,
          Figures.percent(tested.shareEarlyStrict()),
          Figures.number(tested.falsePerYear()),
          tested.growing());
    }
    Files.writeString(out, TunedRule.yaml(chosen, tested, picked, testFrom, budget));
    terminal.printf("%nwritten to %s: %s%n", out, TunedRule.name(chosen.rule()));
    terminal.printf("look at it with: ./beacon backtest --feed %s --rules %s …%n", feed, out);
  }

  private void print(
      Curve curve, Curve.Point chosen, Scoring scoring, int variants, double seconds) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.printf("episode: %s%n", Episodes.DEFINITION);
    terminal.printf(
        "picked on %,d claims, %,.0f a year; %,d episodes, of them %,d growing%n",
        scoring.claims(),
        scoring.period().perYear(scoring.claims()),
        scoring.episodes().size(),
        scoring.growing());
    terminal.printf(
        Locale.ROOT,
        "%,d thresholds in one pass of %.1f s; shown are those that no other beats%n%n",
        variants,
        seconds);
    terminal.printf(
        ROW, "rule", "alerts/yr", "false/yr", "early", "in order", "lead days", "evidence", "");
    for (Curve.Point point : curve.points()) {
      RuleScore score = point.score();
      terminal.printf(
          ROW,
          score.rule(),
          Figures.number(score.alertsPerYear()),
          Figures.number(score.falsePerYear()),
          Figures.percent(score.shareEarlyStrict()),
          Figures.percent(score.shareEarly()),
          Figures.number(score.leadToEighth()),
          Figures.number(score.evidence()),
          point.equals(chosen) ? "◀ within the budget" : "");
    }
    terminal.flush();
  }
}
