package dev.beacon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beacon.contract.ClockDefinition.Attendance;
import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.ClockDefinition.Rung;
import dev.beacon.contract.ClockDefinition.Term;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockDefinitionsTest {
  private static final String CASE =
      """
      clock: quick
      title: {zh: 快, en: Quick}
      stoppedBy: ACCEPTED
      term: {time: PT30M}
      """;

  private static final String ORDER =
      """
      clock: come
      title: {zh: 来, en: Come}
      matter: ORDER
      term: {time: PT30M}
      """;

  private static final Map<String, ClockDefinition> SHIPPED =
      ClockDefinitions.shipped().stream()
          .collect(Collectors.toMap(ClockDefinition::clock, Function.identity()));

  @TempDir Path folder;

  private static List<ClockDefinition> read(String yaml) throws IOException {
    return ClockDefinitions.readYaml(new ByteArrayInputStream(yaml.getBytes(UTF_8)), "clocks.yaml");
  }

  private static List<String> problems(String yaml) {
    return catchThrowableOfType(InvalidDefinitionsException.class, () -> read(yaml)).problems();
  }

  @Test
  void theShippedClocksAreThePromisesOfTheDistrictAndTheTermsOfTheLaw() {
    assertThat(SHIPPED)
        .containsOnlyKeys(
            "review",
            "acceptance",
            "red-update",
            "yellow-review",
            "yellow-acceptance",
            "green-review",
            "green-acceptance",
            "settled-same-day",
            "due",
            "feedback",
            "judicial-confirmation",
            "check-in-red",
            "check-in-yellow",
            "check-in-green",
            "labour-inspection",
            "petition-acceptance",
            "petition-handling");
    assertThat(SHIPPED.values())
        .allSatisfy(
            clock -> {
              assertThat(clock.version()).isEqualTo(1);
              assertThat(clock.enabled()).isTrue();
              assertThat(clock.effectiveFrom()).as("for all, whenever they started").isNull();
              assertThat(clock.author()).isNull();
              assertThat(clock.warnAt()).isNotEmpty();
              assertThat(clock.escalation()).isNotEmpty();
              assertThat(clock.points()).isPositive();
            });
  }

  @Test
  void redIsReviewedInTenMinutesAcceptedInThirtyAndToldOfEveryHour() {
    ClockDefinition review = SHIPPED.get("review");
    assertThat(review.grades()).containsExactly(Grade.RED);
    assertThat(review.matter()).isEqualTo(Matter.CASE);
    assertThat(review.startedBy()).as("by the report").isNull();
    assertThat(review.stoppedBy()).isEqualTo(Step.REVIEWED);
    assertThat(review.term()).isEqualTo(Term.ofTime(Duration.ofMinutes(10)));
    assertThat(review.calendar()).isEqualTo("always");
    assertThat(review.warnAt()).containsExactly(0.8);
    assertThat(review.pausedBy()).isEmpty();
    assertThat(review.escalation())
        .extracting(Rung::to)
        .containsExactly(
            Authority.COMMUNITY, Authority.STREET, Authority.DISTRICT, Authority.LEADER);
    assertThat(review.escalation().get(0).after()).isZero();

    ClockDefinition acceptance = SHIPPED.get("acceptance");
    assertThat(acceptance.grades()).containsExactly(Grade.RED);
    assertThat(acceptance.stoppedBy()).isEqualTo(Step.ACCEPTED);
    assertThat(acceptance.term()).isEqualTo(Term.ofTime(Duration.ofMinutes(30)));
    assertThat(acceptance.warnAt()).containsExactly(0.8);
    assertThat(acceptance.pausedBy()).isEmpty();

    ClockDefinition update = SHIPPED.get("red-update");
    assertThat(update.startedBy()).isEqualTo(Step.ACCEPTED);
    assertThat(update.renewedBy()).isEqualTo(Step.UPDATED);
    assertThat(update.stoppedBy()).isEqualTo(Step.RESOLVED);
    assertThat(update.term()).isEqualTo(Term.ofTime(Duration.ofHours(1)));
  }

  @Test
  void everythingIsSettledTheSameDayAndByItsOwnDueDate() {
    ClockDefinition sameDay = SHIPPED.get("settled-same-day");
    assertThat(sameDay.grades()).isEmpty();
    assertThat(sameDay.term()).isEqualTo(Term.ofDays(0));
    assertThat(sameDay.stoppedBy()).isEqualTo(Step.RESOLVED);
    ClockDefinition due = SHIPPED.get("due");
    assertThat(due.term()).isNull();
    assertThat(due.grades()).isEmpty();
    assertThat(due.stoppedBy()).isEqualTo(Step.RESOLVED);
    assertThat(due.warnAt()).containsExactly(0.8);
  }

  @Test
  void ordersSayWithinWhatTimeWhoMustCome() {
    ClockDefinition red = SHIPPED.get("check-in-red");
    assertThat(red.matter()).isEqualTo(Matter.ORDER);
    assertThat(red.term()).isEqualTo(Term.ofTime(Duration.ofMinutes(30)));
    assertThat(red.attendance()).isEqualTo(new Attendance(LeaderRank.DEPUTY_DIRECTOR, 5));
    assertThat(SHIPPED.get("check-in-yellow").term()).isEqualTo(Term.ofTime(Duration.ofHours(1)));
    assertThat(SHIPPED.get("check-in-green").term()).isEqualTo(Term.ofTime(Duration.ofHours(4)));
  }

  @Test
  void judicialConfirmationTakesHalfAnHourOverItsFourSteps() {
    ClockDefinition confirmation = SHIPPED.get("judicial-confirmation");
    assertThat(confirmation.startedBy()).isEqualTo(Step.JUDICIAL_APPLIED);
    assertThat(confirmation.through())
        .containsExactly(Step.JUDICIAL_CONFIRMED, Step.JUDICIAL_DOCUMENTED);
    assertThat(confirmation.stoppedBy()).isEqualTo(Step.JUDICIAL_SERVED);
    assertThat(confirmation.term()).isEqualTo(Term.ofTime(Duration.ofMinutes(30)));
  }

  @Test
  void theTermsOfTheLawAreCountedInDays() {
    ClockDefinition labour = SHIPPED.get("labour-inspection");
    assertThat(labour.categories()).containsExactly("WAGE_ARREARS", "LABOUR_DISPUTE");
    assertThat(labour.startedBy()).isEqualTo(Step.ACCEPTED);
    assertThat(labour.term()).isEqualTo(Term.ofWorkingDays(60));
    assertThat(labour.extension()).isEqualTo(Term.ofWorkingDays(30));
    ClockDefinition accepting = SHIPPED.get("petition-acceptance");
    assertThat(accepting.channels()).containsExactly(Channel.PETITION.name());
    assertThat(accepting.term()).isEqualTo(Term.ofDays(15));
    ClockDefinition handling = SHIPPED.get("petition-handling");
    assertThat(handling.term()).isEqualTo(Term.ofDays(60));
    assertThat(handling.extension()).isEqualTo(Term.ofDays(30));
    assertThat(List.of(labour, accepting, handling))
        .extracting(ClockDefinition::calendar)
        .containsOnly("statutory");
  }

  @Test
  void whatIsLeftOutIsFilledIn() throws IOException {
    ClockDefinition clock = read(CASE).get(0);

    assertThat(clock)
        .isEqualTo(
            new ClockDefinition(
                "quick",
                1,
                true,
                null,
                new Text("快", "Quick"),
                Matter.CASE,
                null,
                Step.ACCEPTED,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Term.ofTime(Duration.ofMinutes(30)),
                null,
                "always",
                List.of(),
                null,
                List.of(0.8),
                List.of(),
                null,
                0,
                null,
                null,
                null));
  }

  @Test
  void everyShippedClockTravelsAsJson() {
    Instant noon = Instant.parse("2019-11-05T04:00:00Z");
    for (ClockDefinition shipped : SHIPPED.values()) {
      ClockDefinition clock =
          shipped.published(7, "li", noon, "winter").withEffectiveFrom(noon).withEnabled(false);
      assertThat(ClockDefinitions.readJson(Json.bytes(clock))).isEqualTo(clock);
    }
  }

  @Test
  void aClockIsPublishedSwitchedAndDatedWithoutChangingWhatItPromises() throws IOException {
    Instant noon = Instant.parse("2019-11-05T04:00:00Z");
    ClockDefinition clock = read(CASE).get(0);
    ClockDefinition changed =
        clock.published(2, "li", noon, "why").withEnabled(false).withEffectiveFrom(noon);

    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.author()).isEqualTo("li");
    assertThat(changed.publishedAt()).isEqualTo(noon);
    assertThat(changed.note()).isEqualTo("why");
    assertThat(changed.enabled()).isFalse();
    assertThat(changed.effectiveFrom()).isEqualTo(noon);
    assertThat(changed.published(1, null, null, null).withEnabled(true).withEffectiveFrom(null))
        .isEqualTo(clock);
  }

  @Test
  void problemsNameFileLineAndField() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            clocks:
              - clock: Too Quick
                title: {zh: 快, en: Quick}
                stoppedBy: DONE
                term:
                  time: soon
                  hours: 3
                warnAt: [0.5, 1]
                colour: red
                channels: [PIGEON]
                escalation:
                  - after: PT0S
                    to: MAYOR
                  - {to: STREET}
                attendance: {rank: CHIEF, people: 0}
            """);

    InvalidDefinitionsException e =
        catchThrowableOfType(
            InvalidDefinitionsException.class, () -> ClockDefinitions.readYaml(file));

    assertThat(e.problems())
        .hasSize(11)
        .anyMatch(p -> p.startsWith(file + ":2: clock: must have the form"))
        .anyMatch(p -> p.startsWith(file + ":4: stoppedBy: must be one of REVIEWED, ACCEPTED"))
        .anyMatch(p -> p.startsWith(file + ":6: term.time: must have the form"))
        .contains(file + ":7: term.hours: is not a known field")
        .contains(file + ":8: warnAt[1]: must be less than 1")
        .contains(file + ":9: colour: is not a known field")
        .anyMatch(p -> p.startsWith(file + ":10: channels[0]: must be one of HALL"))
        .contains(
            file + ":13: escalation[0].to: must be one of COMMUNITY, STREET, DISTRICT, LEADER")
        .contains(file + ":14: escalation[1].after: is missing but it is required")
        .anyMatch(p -> p.startsWith(file + ":15: attendance.rank: must be one of STAFF"))
        .contains(file + ":15: attendance.people: must be at least 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attendance: {rank: STAFF, people: 1} | 5: attendance: says nothing to a clock of cases",
        "warnAt: [0.8, 0.5] | 5: warnAt[1]: must be more than the one before it",
        "startedBy: ACCEPTED | 3: stoppedBy: must be another step than startedBy, renewedBy and"
            + " those of through, and they of each other",
        "through: [REVIEWED, ACCEPTED] | 3: stoppedBy: must be another step than startedBy,"
            + " renewedBy and those of through, and they of each other",
        "startedBy: REOPENED | 5: startedBy: must be a step that brings a case forward, and not one"
            + " of many updates",
        "through: [UPDATED] | 5: through[0]: must be a step that brings a case forward, and not one"
            + " of many updates",
        "renewedBy: PAUSED | 5: renewedBy: must be a step that brings a case forward",
        "extension: {days: 1} | 5: extension: must be given as the term is, in time, days or"
            + " workingDays",
        "extension: {time: PT10M, days: 1} | 5: extension: must be exactly one of time, days and"
            + " workingDays",
        "extension: {time: PT0S} | 5: extension.time: must be more than zero, at most P366D",
        "escalation: [{after: PT1H, to: STREET}, {after: PT1H, to: DISTRICT}] | 5:"
            + " escalation[1].after: must be later than that of the rung before it",
        "escalation: [{after: PT1H, to: STREET}, {after: PT2H, to: COMMUNITY}] | 5:"
            + " escalation[1].to: must be higher up than the rung before it",
        "escalation: [{after: P400D, to: STREET}] | 5: escalation[0].after: must be at most P366D"
      })
  void whatMakesNoSenseToAClockOfCasesIsRefused(String line, String problem) {
    assertThat(problems(CASE + line)).containsExactly("clocks.yaml:" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "startedBy: REVIEWED",
        "stoppedBy: ACCEPTED",
        "through: [REVIEWED]",
        "channels: [HALL]",
        "extension: {time: PT10M}",
        "pausedBy: [RESIDENT]",
        "renewedBy: UPDATED"
      })
  void whatSaysNothingToAClockOfOrdersIsRefused(String line) {
    String field = line.substring(0, line.indexOf(':'));
    assertThat(problems(ORDER + line))
        .containsExactly("clocks.yaml:5: " + field + ": says nothing to a clock of orders");
  }

  @Test
  void whatAClockNeedsAndLacksIsToldAtItsFirstLine() {
    assertThat(problems(CASE.replace("stoppedBy: ACCEPTED\n", "")))
        .containsExactly("clocks.yaml:1: stoppedBy: is missing but a clock of cases needs it");
    assertThat(problems(ORDER.replace("term: {time: PT30M}\n", "")))
        .containsExactly("clocks.yaml:1: term: is missing but a clock of orders needs it");
    String due = CASE.replace("term: {time: PT30M}\n", "");
    assertThat(problems(due + "extension: {days: 1}\npausedBy: [RESIDENT]\nrenewedBy: UPDATED\n"))
        .containsExactly(
            "clocks.yaml:4: extension: says nothing without a term",
            "clocks.yaml:5: pausedBy: says nothing without a term",
            "clocks.yaml:6: renewedBy: says nothing without a term");
  }

  @Test
  void aTermIsExactlyOneLength() {
    assertThat(problems(CASE.replace("{time: PT30M}", "{}")))
        .containsExactly("clocks.yaml:4: term: must be exactly one of time, days and workingDays");
    assertThat(problems(CASE.replace("{time: PT30M}", "{days: 1, workingDays: 1}")))
        .containsExactly("clocks.yaml:4: term: must be exactly one of time, days and workingDays");
    assertThat(problems(CASE.replace("PT30M", "P400D")))
        .containsExactly("clocks.yaml:4: term.time: must be more than zero, at most P366D");
    assertThat(problems(CASE.replace("{time: PT30M}", "{workingDays: 0}")))
        .containsExactly("clocks.yaml:4: term.workingDays: must be at least 1");
    assertThat(problems(CASE.replace("{time: PT30M}", "{days: 3}") + "renewedBy: UPDATED"))
        .containsExactly("clocks.yaml:5: renewedBy: needs a term of time");
  }

  @Test
  void whatIsNoClockIsRefused() {
    assertThat(problems("")).containsExactly("clocks.yaml: holds no clock");
    assertThat(problems("just words"))
        .containsExactly("clocks.yaml:1: the clock: must be an object");
    assertThat(problems(CASE + "---\n" + CASE))
        .containsExactly("clocks.yaml:6: clock: is the name of an earlier clock too");
    assertThat(problems(CASE.replace("en: Quick", "en: ' '")))
        .containsExactly("clocks.yaml:2: title: must not be blank");
    assertThat(
            catchThrowableOfType(
                    InvalidDefinitionsException.class,
                    () -> ClockDefinitions.readJson("{} {}".getBytes(UTF_8)))
                .problems())
        .singleElement()
        .asString()
        .startsWith("the clock: something follows the JSON value");
  }
}
