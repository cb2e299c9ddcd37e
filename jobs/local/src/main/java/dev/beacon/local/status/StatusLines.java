package dev.beacon.local.status;

import dev.beacon.contract.Alert;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Text;
import dev.beacon.local.terminal.Terminal;
import dev.beacon.local.terminal.Terminal.Colour;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How status and alerts read on the terminal. Times are those of the district's clock. */
public final class StatusLines {
  /** Business times of the district. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);
  private static final int WIDTH = 76;

  private final Terminal terminal;
  private final Language language;

  /** The language of alerts' sentences. */
  public enum Language {
    ZH,
    EN,
    BOTH;

    /** The language of the person's environment. */
    public static Language ofLocale(Locale locale) {
      return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? ZH : EN;
    }
  }

  public StatusLines(Terminal terminal, Language language) {
    this.terminal = terminal;
    this.language = language;
  }

  /** The block that is redrawn; the lines of {@code places} come last. */
  public List<String> block(PipelineStatus status, List<String> places) {
    List<String> lines = new ArrayList<>();
    lines.add(terminal.in(Colour.GREY, "─".repeat(WIDTH)));
    lines.add(
        field("event time", time(status.eventTime()))
            + field("speed", "%,.0f events/s".formatted(status.eventsPerSecond())));
    lines.add(field("events in", eventsIn(status)));
    lines.add(
        field(
            "taken in",
            "%,d accepted  %,d merged  %,d rejected"
                .formatted(
                    status.intake().accepted(),
                    status.intake().merged(),
                    status.intake().rejected())));
    lines.add(field("open cases", grades(status.openCases())));
    lines.add(field("alerts", alerts(status)));
    lines.add(field("documents", documents(status.documents())));
    lines.add(field("job", job(status.job())));
    places.forEach(place -> lines.add(terminal.in(Colour.GREY, place)));
    return lines;
  }

  /** The same in one line, for a log. */
  public String line(PipelineStatus status) {
    return String.join(
        " | ",
        time(status.eventTime()),
        "in %,d (%,.0f/s)".formatted(status.totalIn(), status.eventsPerSecond()),
        "rejected %,d".formatted(status.intake().rejected()),
        "open cases " + grades(status.openCases()),
        "alerts " + open(status),
        "documents "
            + status.documents().values().stream()
                .map("%,d"::formatted)
                .collect(Collectors.joining("/")),
        job(status.job()));
  }

  /** Whether people are to hear of it: a live rule's alert that opens or becomes graver. */
  public static boolean isToldToPeople(Alert alert) {
    return alert.mode() != Alert.Mode.SHADOW
        && (alert.status() == Alert.Status.OPEN || alert.status() == Alert.Status.ESCALATED);
  }

  /** An alert, as it opens or grows. */
  public String alert(Alert alert) {
    String what = alert.phase() == null ? alert.kind().name() : alert.phase().name();
    return "%s  %s %-7s %s"
        .formatted(
            alert.at() == null ? "" : DATE_AND_TIME.format(alert.at()),
            grade(alert.severity()),
            what,
            sentence(alert.summary()));
  }

  private String sentence(Text text) {
    if (text == null) {
      return "";
    }
    return switch (language) {
      case ZH -> text.zh();
      case EN -> text.en();
      case BOTH -> text.zh() + "  " + text.en();
    };
  }

  private String grade(Grade grade) {
    String word = "%-6s".formatted(grade == null ? "" : grade.name());
    return grade == null ? word : terminal.in(colour(grade), word);
  }

  private static Colour colour(Grade grade) {
    return switch (grade) {
      case RED -> Colour.RED;
      case YELLOW -> Colour.YELLOW;
      case GREEN -> Colour.GREEN;
    };
  }

  private static String field(String name, String value) {
    return "%-11s %-30s".formatted(name, value);
  }

  private static String time(Instant instant) {
    return instant == null ? "no events yet" : DATE_AND_TIME.format(instant);
  }

  private static String eventsIn(PipelineStatus status) {
    return "%,d requests  %,d tips  %,d progress  %,d orders  %,d check-ins"
        .formatted(
            status.eventsIn().get(EventKind.REQUEST),
            status.eventsIn().get(EventKind.TIP),
            status.eventsIn().get(EventKind.PROGRESS),
            status.eventsIn().get(EventKind.ORDER),
            status.eventsIn().get(EventKind.CHECK_IN));
  }

  private String grades(Map<Grade, Long> counts) {
    return counts.entrySet().stream()
        .map(
            e ->
                terminal.in(colour(e.getKey()), e.getKey().name()) + " %,d".formatted(e.getValue()))
        .collect(Collectors.joining("  "));
  }

  private static String alerts(PipelineStatus status) {
    String tallies =
        status.alerts().entrySet().stream()
            .map(e -> e.getKey() + " %,d".formatted(e.getValue()))
            .collect(Collectors.joining("  "));
    return "%s   %s".formatted(open(status), tallies).strip();
  }

  private static String open(PipelineStatus status) {
    return "%,d open".formatted(status.openAlerts())
        + (status.openInShadow() == 0 ? "" : " (%,d in shadow)".formatted(status.openInShadow()));
  }

  private static String documents(Map<String, Long> documents) {
    return documents.entrySet().stream()
        .map(e -> e.getKey() + " %,d".formatted(e.getValue()))
        .collect(Collectors.joining("  "));
  }

  private static String job(FlinkRest.Health health) {
    String state = health.tasksRunning() ? health.state() : health.state() + " (tasks not running)";
    return "%s  %,d checkpoints%s  %,d restarts"
        .formatted(
            state,
            health.checkpoints(),
            health.failedCheckpoints() == 0
                ? ""
                : " (%,d failed)".formatted(health.failedCheckpoints()),
            health.restarts());
  }
}
