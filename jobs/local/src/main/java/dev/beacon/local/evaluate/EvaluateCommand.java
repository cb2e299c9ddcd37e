package dev.beacon.local.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beacon.contract.Json;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./beacon evaluate}: how good alerts were. */
@Command(
    name = "evaluate",
    description = {
      "Scores the clusters' alerts of a backtest by what really happened, rule by rule.",
      "",
      "The truth is a department's file of claims (with --feed), or the truth that simulate wrote.",
      "",
      "In a file of claims an episode is "
          + Episodes.DEFINITION
          + ": claims against one employer, in"
          + " order of time and id, are cut into chains where 30 days or more lie between two; a chain in"
          + " which 8 claims lie less than 14 days apart, not all on one day, is an episode, from its"
          + " first claim to its last. The 8th claim is the last of the earliest 8 that lie less than 14"
          + " days apart; an episode is growing if these 8 did not all come on one day. Hit and early"
          + " are shares of the growing ones.",
      "",
      "hit     an alert opened between 30 days before the first claim and 30 days after the last",
      "early   it opened before the 8th claim in the order of time and id: its evidence does not hold it",
      "strict  it opened at an earlier instant than the 8th claim; where claims have dates only, an"
          + " earlier day",
      "from 1st  it opened at an earlier instant than the 8th claim counted from the episode's first,"
          + " however far apart; of the episodes whose first 8 claims did not all come on one day",
      "false   an alert about an employer that has no episode around its opening",
      "",
      "Against a simulation, early is before the crowd gathers.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon backtest --feed us-wage-claims --input claims.csv.gz --out result",
      "  ./beacon evaluate --alerts result/alerts.jsonl --truth claims.csv.gz --feed us-wage-claims",
      "  ./beacon evaluate --alerts result/alerts.jsonl --truth claims.csv.gz --feed us-wage-claims \\",
      "      --states iowa,ohio --from 2018-01-01T00:00:00Z",
      "  ./beacon evaluate --alerts result/alerts.jsonl --truth truth.jsonl"
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--alerts",
      required = true,
      paramLabel = "FILE",
      description = "alerts.jsonl of a backtest: every version of every alert, one a line.")
  private Path alerts;

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "FILE",
      description =
          "The claims the alerts were raised on, plain or compressed by gzip; or the truth of a"
              + " simulation (simulate --truth).")
  private Path truth;

  @Option(
      names = "--feed",
      paramLabel = "FEED",
      description =
          "How to read the claims: name of a shipped mapping (see ./beacon feeds) or a mapping file."
              + " Not for a simulation's truth.")
  private String feed;

  @Option(
      names = "--category",
      paramLabel = "CODE",
      defaultValue = ClaimsFile.CATEGORY,
      description =
          "Which reports are claims, and which alerts are scored (default: ${DEFAULT-VALUE}).")
  private String category;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description =
          "Count only episodes whose 8th claim, and alerts whose opening, is no earlier (default: the"
              + " first claim). Episodes are found in the whole file.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      description = "Count only those that are earlier than this (default: after the last claim).")
  private Instant to;

  @Option(
      names = {"--states", "--community"},
      paramLabel = "CODE",
      split = ",",
      description =
          "Count only claims made in these communities (in the wage claims: states), and alerts that"
              + " such a claim completed. Several: with commas.")
  private Set<String> communities = new HashSet<>();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the scores to this file too.")
  private Path json;

  @Spec private CommandSpec spec;

  /** What {@code --json} holds for a file of claims. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Account(
      String definition,
      Instant from,
      Instant to,
      double years,
      long claims,
      double claimsPerYear,
      int employers,
      int episodes,
      int growing,
      List<RuleScore> rules) {}

  /** What {@code --json} holds for a simulation. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SimulatedAccount(
      Instant from, Instant to, double days, int outbreaks, List<OutbreakScore> rules) {}

  @Override
  public Integer call() throws IOException {
    for (Path file : List.of(alerts, truth)) {
      if (!Files.isRegularFile(file)) {
        throw new UserError("no such file: " + file);
      }
    }
    List<ClusterAlert> clusters = AlertsFile.read(alerts);
    Object account;
    if (feed != null) {
      account = againstClaims(clusters);
    } else if (OutbreakTruth.isOne(truth)) {
      account = againstSimulation(clusters);
    } else {
      throw new ParameterException(
          spec.commandLine(),
          "--truth "
              + truth
              + " is not the truth of a simulation; if it holds claims, say by --feed"
              + " how to read them");
    }
    if (json != null) {
      Files.write(json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(account));
      spec.commandLine().getOut().printf("%nwritten to %s%n", json);
    }
    return 0;
  }

  private Account againstClaims(List<ClusterAlert> clusters) {
    Episodes all = ClaimsFile.read(truth, feed, category);
    Episodes counted =
        communities.isEmpty()
            ? all
            : new Episodes(ClaimsFile.in(communities, all.claims()), all.zone());
    if (counted.claims().isEmpty()) {
      throw new UserError(
          "no claim was made in "
              + String.join(", ", communities)
              + "; there are "
              + String.join(
                  ", ",
                  all.claims().stream()
                      .map(claim -> String.valueOf(claim.community()))
                      .distinct()
                      .sorted()
                      .limit(40)
                      .toList()));
    }
    List<Opening> openings =
        clusters.stream()
            .filter(alert -> category.equals(alert.category()))
            .filter(alert -> isHere(alert, all))
            .map(alert -> Opening.of(alert, counted))
            .toList();
    Scoring scoring = new Scoring(counted, period(Period.of(counted)));
    List<RuleScore> scores = scoring.score(openings);
    Period period = scoring.period();
    Account account =
        new Account(
            Episodes.DEFINITION,
            period.from(),
            period.to(),
            Math.round(period.years() * 100) / 100.0,
            scoring.claims(),
            period.perYear(scoring.claims()),
            counted.subjects(),
            scoring.episodes().size(),
            scoring.growing(),
            scores);
    ScoreTable.print(account, counted.zone(), spec.commandLine().getOut());
    warnIfStrange(openings, counted);
    return account;
  }

  /** Whether an alert belongs to the communities that count: by the claim that completed it. */
  private boolean isHere(ClusterAlert alert, Episodes all) {
    if (communities.isEmpty()) {
      return true;
    }
    Claim completing = all.completing(alert);
    return communities.contains(completing == null ? alert.community() : completing.community());
  }

  /** Alerts about nobody in the file were raised on something else. */
  private void warnIfStrange(List<Opening> openings, Episodes counted) {
    long strangers =
        openings.stream()
            .filter(o -> o.subjects().stream().allMatch(s -> counted.claimsAgainst(s).isEmpty()))
            .count();
    if (strangers > 0) {
      spec.commandLine()
          .getOut()
          .printf(
              "%n%,d of %,d alerts are about nobody that %s has a claim against, and count as false;"
                  + " were they raised on this file?%n",
              strangers, openings.size(), truth);
    }
  }

  private SimulatedAccount againstSimulation(List<ClusterAlert> clusters) {
    if (!communities.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--community is for claims, not for the truth of a simulation");
    }
    OutbreakTruth outbreaks = OutbreakTruth.read(truth);
    Period period = period(outbreaks.period());
    List<OutbreakScore> scores =
        OutbreakScore.score(
            clusters.stream().filter(alert -> category.equals(alert.category())).toList(),
            outbreaks,
            period);
    SimulatedAccount account =
        new SimulatedAccount(
            period.from(),
            period.to(),
            Math.round(period.days() * 100) / 100.0,
            (int)
                outbreaks.outbreaks().stream()
                    .filter(played -> period.contains(played.truth().gatheringAt()))
                    .count(),
            scores);
    ScoreTable.print(account, spec.commandLine().getOut());
    return account;
  }

  private Period period(Period whole) {
    Period period = new Period(from == null ? whole.from() : from, to == null ? whole.to() : to);
    if (!period.from().isBefore(period.to())) {
      throw new ParameterException(
          spec.commandLine(),
          "nothing lies between " + period.from() + " and " + period.to() + " (--from, --to)");
    }
    return period;
  }
}
