package dev.beacon.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedMappingTest {
  @TempDir Path folder;

  @Test
  void shippedMappingsAreListedInBothLanguages() {
    assertThat(FeedMappings.shipped())
        .extracting(FeedMapping::name)
        .containsExactly("boston-311", "us-wage-claims");
    assertThat(FeedMappings.shipped())
        .allSatisfy(
            mapping -> {
              assertThat(mapping.title().zh()).isNotBlank();
              assertThat(mapping.title().en()).isNotBlank();
              assertThat(mapping.description().zh()).isNotBlank();
              assertThat(mapping.description().en()).isNotBlank();
              assertThat(mapping.file()).isNotBlank();
            });
  }

  @Test
  void daysOfAFileWithSeveralZonesAreCountedInTheOneItFallsBackOn() {
    assertThat(FeedMappings.find("us-wage-claims").zone()).isEqualTo(ZoneId.of("America/New_York"));
  }

  @Test
  void nameIsTriedBeforeFile() throws IOException {
    assertThat(FeedMappings.find("us-wage-claims").name()).isEqualTo("us-wage-claims");

    Path own = folder.resolve("own.yaml");
    try (var in = FeedMappingTest.class.getResourceAsStream("12345-hotline-example.yaml")) {
      java.nio.file.Files.copy(in, own);
    }
    assertThat(FeedMappings.find(own.toString()).name()).isEqualTo("12345-hotline-example");
  }

  @Test
  void unknownFeedIsToldWithTheNamesThereAre() {
    assertThatThrownBy(() -> FeedMappings.find("us-wage-claim"))
        .isInstanceOf(FeedException.class)
        .hasMessageContainingAll("us-wage-claim ", "boston-311, us-wage-claims");
  }

  @Test
  void misspeltFieldIsNamedWithFileAndLine() {
    assertThatThrownBy(() -> Feeds.mapping("repoter: {column: phone}"))
        .isInstanceOf(FeedException.class)
        .hasMessage("desk.yaml, line 11: request.repoter is not known here; is it misspelt?");
  }

  @Test
  void missingFieldIsNamed() {
    assertThatThrownBy(() -> FeedMapping.parse("x.yaml", "feed: x\nzone: UTC\ntip: {}\n"))
        .isInstanceOf(FeedException.class)
        .hasMessageContainingAll(
            "x.yaml, line 1: lacks title", "line 3: tip lacks id", "line 3: tip lacks observation");
  }

  @Test
  void expressionNeedsExactlyOneSource() {
    assertThatThrownBy(() -> Feeds.mapping("department: {column: a, template: '{b}'}"))
        .hasMessage(
            "desk.yaml, line 11: request.department needs exactly one of column, template and"
                + " firstOf");
    assertThatThrownBy(() -> Feeds.mapping("department: {default: x}"))
        .hasMessageContaining("request.department needs exactly one of");
  }

  @Test
  void requestOrTipIsNeededAndNotBoth() {
    String head =
        "feed: x\ntitle: {zh: x, en: x}\ndescription: {zh: x, en: x}\nfile: x\nzone: UTC\n";
    assertThatThrownBy(() -> FeedMapping.parse("x.yaml", head))
        .hasMessage("x.yaml, line 1: needs exactly one of request and tip");
  }

  @Test
  void constantThatTheContractDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> Feeds.mapping("urgency: {column: u, map: {hot: HOT}}"))
        .hasMessage(
            "desk.yaml, line 11: request.urgency gives HOT, but can only be NORMAL, URGENT,"
                + " CRITICAL");
  }

  @Test
  void whatItsStepCannotCarryIsRefused() {
    assertThatThrownBy(() -> progress("{step: PAUSED, occurredAt: {column: a}}"))
        .hasMessage("desk.yaml, line 12: progress.0 lacks reason");
    assertThatThrownBy(() -> progress("{step: UPDATED, occurredAt: {column: a}, satisfaction: 5}"))
        .hasMessageContaining("progress.0.step");
    assertThatThrownBy(
            () -> progress("{step: JUDICIAL_CONFIRMED, occurredAt: {column: a}, online: 线上}"))
        .hasMessageEndingWith("gives 线上, but can only be true, false");
  }

  private static FeedMapping progress(String step) {
    return Feeds.mapping("zone: UTC", "", "progress:\n  - " + step + "\n");
  }

  @Test
  void idMustComeFromTheRow() {
    assertThatThrownBy(() -> Feeds.mapping("reporter: phone"))
        .hasMessageContainingAll("line 11: request.reporter", "object");
  }

  @Test
  void unknownZonePatternCharsetAndBraceAreNamed() {
    assertThatThrownBy(() -> Feeds.mapping("zone: Asia/Shangai", "", ""))
        .hasMessage("desk.yaml, line 5: zone is no time zone: Asia/Shangai");
    assertThatThrownBy(() -> Feeds.mapping("dueAt: {column: d, patterns: [yyyy-bb]}"))
        .hasMessageContaining("line 11: request.dueAt.patterns.0 is no pattern of java.time");
    assertThatThrownBy(() -> Feeds.mapping("zone: UTC\ninput: {charset: GBK99}", "", ""))
        .hasMessage("desk.yaml, line 6: input.charset is no character set that Java knows");
    assertThatThrownBy(() -> Feeds.mapping("zone: UTC\ninput: {charset: UTF-16}", "", ""))
        .hasMessage("desk.yaml, line 6: input.charset cannot be read; save the file as UTF-8");
    assertThatThrownBy(() -> Feeds.mapping("department: {template: '{a'}"))
        .hasMessageContaining("request.department.template has a brace");
  }

  @Test
  void brokenYamlIsToldWithItsLine() throws IOException {
    assertThatThrownBy(() -> FeedMapping.parse("x.yaml", "feed: x\n  zone: [UTC\n"))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("x.yaml, line 2: is not YAML");
    assertThatThrownBy(() -> FeedMapping.parse("x.yaml", "feed: x\nfeed: y\n"))
        .hasMessage("x.yaml, line 2: feed is written twice");
    assertThatThrownBy(() -> FeedMapping.parse("x.yaml", "")).hasMessage("x.yaml is empty");
  }

  @Test
  void severalProblemsAreToldAtOnce() {
    assertThatThrownBy(() -> Feeds.mapping("a: 1\nb: 2"))
        .hasMessageContainingAll("line 11: request.a", "line 12: request.b");
  }

  @Test
  void noClocksAtAllIsAllowed() throws IOException {
    FeedMapping mapping = Feeds.mapping("clocks: []");
    Path file = Feeds.file(folder, "desk.csv", "id,opened", "1,2020-01-01");
    assertThat(Feeds.requests(file, mapping).get(0).clocks()).isEmpty();
  }
}
