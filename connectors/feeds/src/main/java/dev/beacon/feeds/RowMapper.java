package dev.beacon.feeds;

import dev.beacon.contract.Channel;
import dev.beacon.contract.Decoded;
import dev.beacon.contract.Event;
import dev.beacon.contract.EventDecoder;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Json;
import dev.beacon.contract.Masking;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Patrol;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Pseudonyms;
import dev.beacon.contract.Request;
import dev.beacon.contract.Subject;
import dev.beacon.contract.SubjectKind;
import dev.beacon.contract.Tip;
import dev.beacon.contract.Urgency;
import dev.beacon.feeds.EventFields.StepFields;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Turns rows into events. Who reported becomes a pseudonym and free text is masked, always. */
final class RowMapper {
  private static final int LONGEST_TITLE = 400;
  private static final int LONGEST_TEXT = 20_000;

  private final String feed;
  private final EventFields fields;
  private final Pseudonyms pseudonyms;
  private final EventDecoder decoder;
  private final SourceIds sourceIds = new SourceIds();

  RowMapper(FeedMapping mapping, Pseudonyms pseudonyms, EventDecoder decoder) {
    this.feed = mapping.name();
    this.fields = mapping.fields();
    this.pseudonyms = pseudonyms;
    this.decoder = decoder;
  }

  /**
   * Adds what a row gives: its report, then its progress. If a step is unreadable the report stands
   * all the same and the row is unmappable too: a spoilt closing date is no reason to lose a
   * request. At most one {@link FeedRecord.Unmappable} a row.
   */
  void map(Row row, List<FeedRecord> records) {
    if (row.problem() != null) {
      records.add(new FeedRecord.Unmappable(row.line(), row.problem(), row.original()));
      return;
    }
    FeedRecord.Event report;
    String sourceId;
    try {
      sourceId = sourceId(row);
      report = report(row, sourceId);
    } catch (RowProblem e) {
      records.add(new FeedRecord.Unmappable(row.line(), e.getMessage(), row.original()));
      return;
    }
    records.add(report);
    StringBuilder problems = new StringBuilder();
    for (StepFields step : fields.steps()) {
      try {
        FeedRecord.Event progress = progress(row, step, sourceId, report);
        if (progress != null) {
          records.add(progress);
        }
      } catch (RowProblem e) {
        problems
            .append(problems.isEmpty() ? "" : "; ")
            .append("progress ")
            .append(step.step())
            .append(": ")
            .append(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      records.add(new FeedRecord.Unmappable(row.line(), problems.toString(), row.original()));
    }
  }

  private String sourceId(Row row) throws RowProblem {
    String id = line(row, "id");
    if (id == null) {
      throw new RowProblem("id", "is empty");
    }
    if (!fields.texts().containsKey("qualifier")) {
      return id;
    }
    String qualifier = line(row, "qualifier");
    return sourceIds.id(id, qualifier == null ? "unqualified" : qualifier, row.original());
  }

  private FeedRecord.Event report(Row row, String sourceId) throws RowProblem {
    Instant reportedAt = time(row, "reportedAt");
    if (reportedAt == null) {
      throw new RowProblem("reportedAt", "is empty");
    }
    String id = fields.kind().prefix() + ":" + feed + ":" + sourceId;
    String caseId = line(row, "caseId");
    Event event =
        fields.kind() == EventKind.REQUEST
            ? request(row, id, caseId, reportedAt)
            : tip(row, id, caseId, reportedAt);
    return event(row, fields.kind(), event);
  }

  private Request request(Row row, String id, String caseId, Instant reportedAt) throws RowProblem {
    return new Request(
        id,
        caseId,
        feed,
        choice(row, "channel", Channel.class),
        reportedAt,
        time(row, "occurredAt"),
        line(row, "category"),
        Blanks.line(masked(row, "title", fields.texts().get("title"), LONGEST_TITLE)),
        masked(row, "text", fields.texts().get("text"), LONGEST_TEXT),
        pseudonym(row, "reporter"),
        whole(row, "people"),
        decimal(row, "amount"),
        line(row, "currency"),
        subject(row),
        line(row, "community"),
        location(row),
        line(row, "station"),
        line(row, "department"),
        choice(row, "urgency", Urgency.class),
        time(row, "dueAt"),
        fields.clocks());
  }

  private Tip tip(Row row, String id, String caseId, Instant reportedAt) throws RowProblem {
    return new Tip(
        id,
        caseId,
        feed,
        reportedAt,
        time(row, "occurredAt"),
        line(row, "category"),
        choice(row, "observation", Observation.class),
        choice(row, "patrol", Patrol.class),
        pseudonym(row, "volunteer"),
        line(row, "volunteerKind"),
        masked(row, "text", fields.texts().get("text"), LONGEST_TEXT),
        whole(row, "people"),
        subject(row),
        line(row, "community"),
        location(row),
        line(row, "station"));
  }

  /**
   * Decision: a file does not say when the platform would have heard of a step, so a step is
   * reported when it was taken, but not before its own report: some sources close a case minutes
   * before they open it.
   */
  private FeedRecord.Event progress(
      Row row, StepFields step, String sourceId, FeedRecord.Event report) throws RowProblem {
    Instant occurredAt = named("occurredAt", () -> step.occurredAt().instant(row));
    if (occurredAt == null) {
      return null;
    }
    Instant reportedAt =
        occurredAt.isBefore(report.reportedAt()) ? report.reportedAt() : occurredAt;
    String word = step.step().name().toLowerCase(Locale.ROOT);
    String id = EventKind.PROGRESS.prefix() + ":" + feed + ":" + word + ":" + sourceId;
    Progress progress =
        new Progress(
            id,
            report.key(),
            feed,
            reportedAt,
            occurredAt,
            step.step(),
            line(row, "department", step.department()),
            line(row, "actor", step.actor()),
            masked(row, "note", step.note(), LONGEST_TEXT),
            null,
            choice(row, "reason", step.reason(), PauseReason.class),
            whole(row, "satisfaction", step.satisfaction()),
            truth(row, "online", step.online()));
    return event(row, EventKind.PROGRESS, progress);
  }

  private FeedRecord.Event event(Row row, EventKind kind, Event event) throws RowProblem {
    byte[] json = Json.bytes(event);
    Decoded decoded = decoder.decode(kind, json);
    if (!decoded.isUsable()) {
      throw new RowProblem(decoded.detail());
    }
    return new FeedRecord.Event(
        row.line(), kind, event.id(), event.key(), event.reportedAt(), json);
  }

  private Subject subject(Row row) throws RowProblem {
    String name = line(row, "subject.name");
    return name == null
        ? null
        : new Subject(
            choice(row, "subject.kind", SubjectKind.class), line(row, "subject.id"), name);
  }

  private GeoPoint location(Row row) throws RowProblem {
    Double lat = decimal(row, "location.lat");
    Double lon = decimal(row, "location.lon");
    if (lat == null && lon == null) {
      return null;
    }
    if (lat == null || lon == null) {
      throw new RowProblem("location", "has one of lat and lon, not both");
    }
    return new GeoPoint(lat, lon);
  }

  private String pseudonym(Row row, String name) throws RowProblem {
    String whoever = line(row, name);
    return whoever == null ? null : pseudonyms.of(whoever);
  }

  private <E extends Enum<E>> E choice(Row row, String name, Class<E> type) throws RowProblem {
    return choice(row, name, fields.texts().get(name), type);
  }

  private static <E extends Enum<E>> E choice(
      Row row, String name, Expression expression, Class<E> type) throws RowProblem {
    String value = line(row, name, expression);
    if (value == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, value);
    } catch (IllegalArgumentException e) {
      throw new RowProblem(name, "is none of the contract's values");
    }
  }

  private Instant time(Row row, String name) throws RowProblem {
    TimeField field = fields.times().get(name);
    return field == null ? null : named(name, () -> field.instant(row));
  }

  private Double decimal(Row row, String name) throws RowProblem {
    NumberField field = fields.numbers().get(name);
    return field == null ? null : named(name, () -> field.decimal(row));
  }

  private Integer whole(Row row, String name) throws RowProblem {
    return whole(row, name, fields.numbers().get(name));
  }

  private static Integer whole(Row row, String name, NumberField field) throws RowProblem {
    return field == null ? null : named(name, () -> field.whole(row));
  }

  private static Boolean truth(Row row, String name, Expression expression) throws RowProblem {
    String value = line(row, name, expression);
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new RowProblem(name, "is neither true nor false");
    };
  }

  private String line(Row row, String name) throws RowProblem {
    return line(row, name, fields.texts().get(name));
  }

  private static String line(Row row, String name, Expression expression) throws RowProblem {
    return expression == null ? null : named(name, () -> Blanks.line(expression.value(row)));
  }

  private static String masked(Row row, String name, Expression expression, int limit)
      throws RowProblem {
    String text = expression == null ? null : named(name, () -> expression.value(row));
    return text == null ? null : cut(Masking.mask(text), limit);
  }

  /** Decision: words beyond what the contract carries are cut, as a report must not be lost. */
  private static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = limit - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private interface Lookup<T> {
    T value() throws RowProblem;
  }

  private static <T> T named(String field, Lookup<T> lookup) throws RowProblem {
    try {
      return lookup.value();
    } catch (RowProblem e) {
      throw new RowProblem(field, e.getMessage());
    }
  }
}
