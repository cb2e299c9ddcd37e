package dev.beacon.local.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Text;
import dev.beacon.local.status.StatusLines.Language;
import dev.beacon.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusLinesTest {
  private static final Instant MORNING = Instant.parse("2019-11-05T02:10:00Z");

  private final Terminal plain =
      new Terminal(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), false, false);

  @Test
  void oneLineTellsEverythingThatMatters() {
    assertThat(lines(Language.EN).line(status(MORNING, 0, 0)))
        .isEqualTo(
            "2019-11-05 10:10:00 | in 1,234 (118/s) | rejected 1 | open cases RED 3  YELLOW 20 "
                + " GREEN 100 | alerts 2 open | documents 120/2/50 | RUNNING  4 checkpoints  0"
                + " restarts");
  }

  @Test
  void blockHasALineAFieldAndEndsWithPlaces() {
    List<String> block = lines(Language.EN).block(status(MORNING, 0, 0), List.of("Gateway http"));
    assertThat(block)
        .hasSize(9)
        .anySatisfy(line -> assertThat(line).startsWith("events in").contains("1,000 requests"))
        .anySatisfy(line -> assertThat(line).startsWith("taken in").contains("1,200 accepted"))
        .anySatisfy(line -> assertThat(line).startsWith("open cases").contains("RED 3"))
        .anySatisfy(line -> assertThat(line).startsWith("alerts").contains("CLUSTER/OPEN 2"))
        .anySatisfy(line -> assertThat(line).startsWith("documents").contains("beacon-heat 50"))
        .anySatisfy(line -> assertThat(line).startsWith("job").contains("4 checkpoints"))
        .last()
        .isEqualTo("Gateway http");
  }

  @Test
  void timeIsNotInventedBeforeEventsComeIn() {
    assertThat(lines(Language.EN).line(status(null, 0, 0))).startsWith("no events yet | ");
  }

  @Test
  void failuresAndRestartsAreToldOnceThereAreSome() {
    assertThat(lines(Language.EN).line(status(MORNING, 2, 1)))
        .endsWith("4 checkpoints (2 failed)  1 restarts");
  }

  @Test
  void alertsOfShadowRulesAreCountedApart() {
    PipelineStatus status = status(MORNING, 0, 0, 3);
    assertThat(lines(Language.EN).line(status)).contains("| alerts 2 open (3 in shadow) |");
    assertThat(lines(Language.EN).block(status, List.of()))
        .anySatisfy(line -> assertThat(line).contains("2 open (3 in shadow)   CLUSTER/OPEN 2"));
  }

  @Test
  void peopleAreToldOfLiveAlertsThatOpenOrBecomeGraver() {
    assertThat(StatusLines.isToldToPeople(alert(Alert.Mode.LIVE, Alert.Status.OPEN))).isTrue();
    assertThat(StatusLines.isToldToPeople(alert(Alert.Mode.LIVE, Alert.Status.ESCALATED))).isTrue();
    assertThat(StatusLines.isToldToPeople(alert(Alert.Mode.LIVE, Alert.Status.UPDATED))).isFalse();
    assertThat(StatusLines.isToldToPeople(alert(Alert.Mode.SHADOW, Alert.Status.OPEN))).isFalse();
    assertThat(StatusLines.isToldToPeople(alert(Alert.Mode.SHADOW, Alert.Status.ESCALATED)))
        .isFalse();
  }

  @Test
  void alertSpeaksTheLanguageAskedFor() {
    Alert alert = alert(Grade.RED, null);
    assertThat(lines(Language.ZH).alert(alert))
        .isEqualTo("2019-11-05 10:10:00  RED    CLUSTER 有苗头");
    assertThat(lines(Language.EN).alert(alert)).endsWith("RED    CLUSTER it begins");
    assertThat(lines(Language.BOTH).alert(alert)).endsWith("有苗头  it begins");
  }

  @Test
  void alertOfAClockTellsHowFarItHasRun() {
    assertThat(lines(Language.EN).alert(alert(Grade.YELLOW, Alert.Phase.WARNING)))
        .contains("YELLOW WARNING it begins");
  }

  @Test
  void severityHasItsColourWhereColoursAreWanted() {
    Terminal colourful =
        new Terminal(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), false, true);
    assertThat(new StatusLines(colourful, Language.EN).alert(alert(Grade.RED, null)))
        .contains("\u001b[31mRED   \u001b[0m");
  }

  @Test
  void languageIsThatOfTheEnvironmentElseEnglish() {
    assertThat(Language.ofLocale(Locale.SIMPLIFIED_CHINESE)).isEqualTo(Language.ZH);
    assertThat(Language.ofLocale(Locale.ROOT)).isEqualTo(Language.EN);
    assertThat(Language.ofLocale(Locale.FRENCH)).isEqualTo(Language.EN);
  }

  private StatusLines lines(Language language) {
    return new StatusLines(plain, language);
  }

  private static PipelineStatus status(Instant eventTime, long failed, long restarts) {
    return status(eventTime, failed, restarts, 0);
  }

  private static PipelineStatus status(
      Instant eventTime, long failed, long restarts, long inShadow) {
    return new PipelineStatus(
        eventTime,
        new TreeMap<>(
            Map.of(
                EventKind.REQUEST,
                1_000L,
                EventKind.TIP,
                34L,
                EventKind.PROGRESS,
                193L,
                EventKind.ORDER,
                2L,
                EventKind.CHECK_IN,
                5L)),
        new FlinkRest.Intake(1_200, 33, 1, 0),
        118.2,
        new TreeMap<>(Map.of(Grade.RED, 3L, Grade.YELLOW, 20L, Grade.GREEN, 100L)),
        Map.of("CLUSTER/OPEN", 2L),
        2,
        inShadow,
        documents(),
        new FlinkRest.Health("RUNNING", true, 4, failed, restarts));
  }

  private static Map<String, Long> documents() {
    Map<String, Long> documents = new LinkedHashMap<>();
    documents.put("beacon-cases", 120L);
    documents.put("beacon-alerts", 2L);
    documents.put("beacon-heat", 50L);
    return documents;
  }

  private static Alert alert(Grade severity, Alert.Phase phase) {
    return alert(severity, phase, Alert.Mode.LIVE, Alert.Status.OPEN);
  }

  private static Alert alert(Alert.Mode mode, Alert.Status status) {
    return alert(Grade.RED, null, mode, status);
  }

  private static Alert alert(
      Grade severity, Alert.Phase phase, Alert.Mode mode, Alert.Status status) {
    return new Alert(
        "a",
        1,
        Alert.Kind.CLUSTER,
        status,
        severity,
        MORNING,
        MORNING,
        mode,
        "rule",
        1,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        phase,
        null,
        null,
        null,
        List.of(),
        new Text("有苗头", "it begins"));
  }
}
