package dev.beacon.earlywarning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.cases.CaseRetention;
import dev.beacon.cases.GradingConfig;
import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.desk.DeskConfig;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.heat.HeatConfig;
import dev.beacon.kafka.EventTime;
import dev.beacon.scorecards.ScorecardConfig;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigTest {
  /** What is not configured by the file: rules are published, the rest is for bounded runs. */
  private static final Set<String> ELSEWHERE =
      Set.of("riskModel", "clock", "rules", "clocks", "until");

  @TempDir Path directory;

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("my.yaml"), yaml);
  }

  private static Path documented() throws Exception {
    return Path.of(JobConfig.class.getResource("beacon.yaml").toURI());
  }

  @Test
  void theDocumentedFileIsTheDefaults() throws Exception {
    assertThat(JobConfig.load(documented())).isEqualTo(JobConfig.defaults());
  }

  @Test
  void everySettingIsDocumented() throws Exception {
    JsonNode root = new YAMLMapper().readTree(Files.readString(documented()));
    Set<String> sections = components(JobConfig.class);
    sections.removeAll(ELSEWHERE);
    assertThat(names(root)).isEqualTo(sections);
    assertThat(names(root.get("elasticsearch"))).isEqualTo(components(ElasticsearchConfig.class));
    assertThat(names(root.get("time"))).isEqualTo(components(EventTime.class));
    assertThat(names(root.get("grading"))).isEqualTo(components(GradingConfig.class));
    assertThat(names(root.at("/grading/steps/0")))
        .isEqualTo(components(GradingConfig.GradeStep.class));
    assertThat(names(root.get("calendars"))).isEqualTo(components(CalendarsConfig.class));
    assertThat(names(root.get("retention"))).isEqualTo(components(CaseRetention.class));
    assertThat(names(root.get("evidence"))).isEqualTo(components(EvidenceLimits.class));
    assertThat(names(root.get("heat"))).isEqualTo(components(HeatConfig.class));
    assertThat(names(root.get("scorecards"))).isEqualTo(components(ScorecardConfig.class));
    assertThat(names(root.get("desk"))).isEqualTo(components(DeskConfig.class));
  }

  private static Set<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(JsonNode section) {
    Set<String> names = new TreeSet<>();
    section.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void whatAFileLeavesOutKeepsItsDefault() throws Exception {
    JobConfig config =
        JobConfig.load(
            file(
                """
                elasticsearch:
                  username: beacon
                  password: secret
                time: {lateness: PT2S, silence: }
                grading:
                  steps: [{grade: RED, people: 3}]
                calendars: {zone: Europe/Berlin}
                retention: {closedFor: P3D}
                evidence: {mostReporters: 100}
                heat: {amountUnit: 5000}
                desk: {closedFor: P7D}
                checkpointEvery: PT30S
                """));
    JobConfig defaults = JobConfig.defaults();
    assertThat(config.elasticsearch())
        .isEqualTo(defaults.elasticsearch().withUser("beacon", "secret"));
    assertThat(config.time()).isEqualTo(EventTime.defaults().withLateness(Duration.ofSeconds(2)));
    assertThat(config.grading().steps()).hasSize(1);
    assertThat(config.calendars().zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(config.calendars().named()).containsKey("office-hours");
    assertThat(config.clocks()).isEqualTo(defaults.clocks());
    assertThat(config.retention().openFor()).isEqualTo(CaseRetention.defaults().openFor());
    assertThat(config.evidence().horizon()).isEqualTo(EvidenceLimits.defaults().horizon());
    assertThat(config.evidence().mostReporters()).isEqualTo(100);
    assertThat(config.heat().currency()).isEqualTo(HeatConfig.defaults().currency());
    assertThat(config.desk().closedFor()).isEqualTo(Duration.ofDays(7));
    assertThat(config.desk().waitFor()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.checkpointEvery()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.bootstrapServers()).isEqualTo(defaults.bootstrapServers());
    assertThat(config.rules()).isEqualTo(defaults.rules());
  }

  @Test
  void aFileOfCommentsIsTheDefaults() throws Exception {
    for (String yaml : List.of("", "# nothing yet\n", "time:\n")) {
      assertThat(JobConfig.load(file(yaml))).isEqualTo(JobConfig.defaults());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tiem: {mode: LIVE}              | unknown section tiem; known are [bootstrapServers,
          - time                          | must hold sections
          'time: {lateness: soon}'        | time.lateness: soon is not a duration such as PT0.5S
          'time: {lateness: PT-1S}'       | time: lateness must not be negative
          'time: {mode: FAST}'            | time.mode: FAST is not one of [LIVE, REPLAY]
          'time: {latness: PT1S}'         | time.latness: is no setting; known are [ahead, lateness
          'time: 5'                       | time: is not a section with settings
          'checkpointEvery: often'        | checkpointEvery: often is not a duration
          'checkpointEvery: PT0S'         | checkpointEvery: must be at least a millisecond
          'parallelism: two'              | parallelism: two is not a number
          'parallelism: 0'                | parallelism: parallelism must be from 1 to 128, not 0
          'bootstrapServers: [a, b]'      | bootstrapServers: is not a String
          'elasticsearch: {hosts: []}'    | elasticsearch: Elasticsearch needs at least one host
          'elasticsearch: {apiKey: k, username: u, password: p}' | elasticsearch: either an API key
          'evidence: {mostReporters: 0}'  | evidence: mostReporters must be from 1 to 10000
          'desk: {waitFor: PT0S}'         | desk: waitFor must be positive
          'heat: {amountUnit: 0}'         | heat: heat.amountUnit must be positive
          'calendars: {zone: Mars/Base}'  | calendars.zone:
          'calendars: {named: {mine: {holidays: moon}}}' | calendars: the calendar mine names holidays that are not there: moon
          'clocks: {}'                    | unknown section clocks
          'scorecards: {currency: yuan}'  | scorecards: currency must be three letters
          'grading: {steps: [{people: 5}]}' | grading.steps[0]: a grading step needs a grade
          'retention: {openFor: P1Y}'     | retention.openFor: P1Y is not a duration
          """)
  void whatIsWrongIsToldInOneLineWithTheFileAndTheSetting(String yaml, String problem)
      throws Exception {
    Path file = file(yaml);
    assertThatThrownBy(() -> JobConfig.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith(file + ": " + problem)
        .doesNotContain("\n", "dev.beacon");
  }

  @Test
  void aFileThatIsNoYamlIsNamedWithTheLine() throws Exception {
    Path broken = file("time:\n  mode: [LIVE\n");
    assertThatThrownBy(() -> JobConfig.load(broken)).message().startsWith(broken + ":");
    Path twice = file("parallelism: 2\nparallelism: 3\n");
    assertThatThrownBy(() -> JobConfig.load(twice))
        .message()
        .startsWith(twice + ":2: is not YAML: Duplicate");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = directory.resolve("missing.yaml");
    assertThatThrownBy(() -> JobConfig.load(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(missing + ": there is no such file");
  }
}
