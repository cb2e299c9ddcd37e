package dev.beacon.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;

/** The shape of the house, kept so. Here because this module sees every other. */
@AnalyzeClasses(packages = "dev.beacon", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String FLINK = "org.apache.flink..";
  private static final String KAFKA = "org.apache.kafka..";
  private static final String[] CONNECTORS = {
    "dev.beacon.contract..",
    "dev.beacon.servers..",
    "dev.beacon.kafka..",
    "dev.beacon.elasticsearch..",
    "dev.beacon.feeds..",
    "dev.beacon.gateway.."
  };
  private static final String[] STAGES = {
    "dev.beacon.alerts..",
    "dev.beacon.cases..",
    "dev.beacon.clocks..",
    "dev.beacon.clusters..",
    "dev.beacon.counting..",
    "dev.beacon.desk..",
    "dev.beacon.gathering..",
    "dev.beacon.health..",
    "dev.beacon.heat..",
    "dev.beacon.intake..",
    "dev.beacon.orders..",
    "dev.beacon.scorecards..",
    "dev.beacon.serialization.."
  };
  private static final String TOPOLOGY = "dev.beacon.earlywarning..";
  private static final String COMMAND_LINE = "dev.beacon.local..";

  /** What decides in a stage, clocks aside, which have nothing else. */
  private static final Set<String> DECIDERS =
      Set.of(
          "dev.beacon.intake.Intake",
          "dev.beacon.intake.Places",
          "dev.beacon.intake.Subjects",
          "dev.beacon.cases.CaseFile",
          "dev.beacon.cases.CaseFileForm",
          "dev.beacon.cases.CaseRetention",
          "dev.beacon.cases.Course",
          "dev.beacon.cases.Feedback",
          "dev.beacon.cases.FirstReports",
          "dev.beacon.cases.Grading",
          "dev.beacon.cases.GradingConfig",
          "dev.beacon.cases.SeenIds",
          "dev.beacon.clusters.About",
          "dev.beacon.clusters.ClusterRun",
          "dev.beacon.clusters.ClusterSentences",
          "dev.beacon.clusters.DistinctCounter",
          "dev.beacon.clusters.Evidence",
          "dev.beacon.clusters.EvidenceLimits",
          "dev.beacon.clusters.Picture",
          "dev.beacon.clusters.RecentReports",
          "dev.beacon.clusters.RuleBook",
          "dev.beacon.clusters.SubjectStory",
          "dev.beacon.clusters.Telling",
          "dev.beacon.desk.ActionReader",
          "dev.beacon.desk.DeskConfig",
          "dev.beacon.desk.DeskFile",
          "dev.beacon.desk.DeskNotes",
          "dev.beacon.gathering.Deltas",
          "dev.beacon.heat.Candidate",
          "dev.beacon.health.HealthMeter",
          "dev.beacon.heat.Fading",
          "dev.beacon.heat.HeatConfig",
          "dev.beacon.heat.HeatDeltas",
          "dev.beacon.heat.HeatPlace",
          "dev.beacon.heat.HeatSentence",
          "dev.beacon.heat.RiskScore",
          "dev.beacon.heat.Slot",
          "dev.beacon.heat.Sum",
          "dev.beacon.orders.CalledDepartment",
          "dev.beacon.orders.Issue",
          "dev.beacon.orders.OrderFile",
          "dev.beacon.orders.OrderStanding",
          "dev.beacon.scorecards.CardKey",
          "dev.beacon.scorecards.ClockOutcome",
          "dev.beacon.scorecards.ClockTally",
          "dev.beacon.scorecards.Contribution",
          "dev.beacon.scorecards.Count",
          "dev.beacon.scorecards.Dealing",
          "dev.beacon.scorecards.DurationSketch",
          "dev.beacon.scorecards.KeptCard",
          "dev.beacon.scorecards.OpenMatters",
          "dev.beacon.scorecards.Scorecard",
          "dev.beacon.scorecards.ScorecardConfig",
          "dev.beacon.scorecards.Scoring",
          "dev.beacon.scorecards.Slice");

  /** The contract is what everybody shares, whatever they are built with. */
  @ArchTest
  static final ArchRule theContractKnowsNobody =
      classes()
          .that()
          .resideInAPackage("dev.beacon.contract..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.beacon.contract..",
              "java..",
              "javax.crypto..",
              "com.fasterxml.jackson..",
              "com.networknt.schema..");

  @ArchTest
  static final ArchRule whatDecidesIsPlainJava =
      noClasses()
          .that(decide())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FLINK, KAFKA, "co.elastic..");

  /** A decider that is renamed must not fall out of the rule above unnoticed. */
  @ArchTest
  static void everyDeciderExists(JavaClasses all) {
    assertThat(all.stream().map(JavaClass::getName).collect(Collectors.toSet()))
        .containsAll(DECIDERS);
  }

  private static DescribedPredicate<JavaClass> decide() {
    return DescribedPredicate.describe(
        "decide",
        type ->
            type.getPackageName().equals("dev.beacon.clocks")
                || type.getPackageName().equals("dev.beacon.clocks.calendar")
                || DECIDERS.contains(type.getName().replaceFirst("\\$.*", "")));
  }

  @ArchTest
  static final ArchRule connectorsDoNotKnowTheJobs =
      noClasses()
          .that()
          .resideInAnyPackage(CONNECTORS)
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(STAGES)
                  .or(JavaClass.Predicates.resideInAnyPackage(TOPOLOGY, COMMAND_LINE)));

  /** The topology lays the stages out; no stage knows what stands around it. */
  @ArchTest
  static final ArchRule stagesKnowNeitherTheTopologyNorTheCommandLine =
      noClasses()
          .that()
          .resideInAnyPackage(STAGES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TOPOLOGY, COMMAND_LINE);

  /** The job's jar holds no embedded server and no reader of files. */
  @ArchTest
  static final ArchRule theJobKnowsNoServers =
      noClasses()
          .that()
          .resideInAnyPackage(STAGES)
          .or()
          .resideInAPackage(TOPOLOGY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.beacon.servers..", "dev.beacon.feeds..", "dev.beacon.gateway..", COMMAND_LINE);

  @ArchTest
  static final ArchRule feedsGatewayAndServersKnowNoFlink =
      noClasses()
          .that()
          .resideInAnyPackage("dev.beacon.feeds..", "dev.beacon.gateway..", "dev.beacon.servers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FLINK);

  /** Kibana's dashboards rest on what is in the indices, not on who writes it. */
  @ArchTest
  static final ArchRule theDashboardsForKibanaKnowTheContractOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.beacon.kibana..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("dev.beacon..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAnyPackage(
                              "dev.beacon.kibana..", "dev.beacon.contract.."))));

  @ArchTest static final ArchRule oneWayOfLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule onlyTheCommandLineWritesToTheTerminal =
      noClasses().that().resideOutsideOfPackage(COMMAND_LINE).should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager)(\\$.*)?");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("dev.beacon.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theCommandLinesPackagesFormNoCycle =
      slices().matching("dev.beacon.local.(*)..").should().beFreeOfCycles();
}
