package dev.beacon.cases;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Observation;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;
import dev.beacon.contract.Urgency;
import dev.beacon.intake.CaseEvent;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Builds events for tests; minutes count from {@link #START}. */
public final class CaseEvents {
  /** 10:00 in Shanghai. */
  public static final Instant START = Instant.parse("2019-11-05T02:00:00Z");

  private final EventKind kind;
  private final String id;
  private final String caseId;
  private final long reportedAt;
  private long takenAt;
  private String channel;
  private String category;
  private String title;
  private String reporter;
  private int people;
  private double amount = Double.NaN;
  private String currency;
  private String subject;
  private String community;
  private double lat = Double.NaN;
  private String cell;
  private String department;
  private Urgency urgency;
  private Observation observation;
  private long dueAt = CaseEvent.NO_TIME;
  private List<String> clocks;
  private Step step;
  private Grade grade;
  private PauseReason reason;
  private int satisfaction;
  private boolean online;

  private CaseEvents(EventKind kind, String id, String caseId, long minute) {
    this.kind = kind;
    this.id = id;
    this.caseId = caseId;
    this.reportedAt = at(minute);
    this.takenAt = reportedAt;
  }

  /** Epoch milliseconds of a minute after the start. */
  public static long at(long minute) {
    return START.toEpochMilli() + minute * 60_000;
  }

  /** Any of these. */
  public static <T> T any(Random random, T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  public static CaseEvents request(String caseId, String id, long minute) {
    CaseEvents event = new CaseEvents(EventKind.REQUEST, "request:t:" + id, caseId, minute);
    event.channel = "HALL";
    event.category = "WAGE_ARREARS";
    return event;
  }

  public static CaseEvents tip(String caseId, String id, long minute) {
    CaseEvents event = new CaseEvents(EventKind.TIP, "tip:t:" + id, caseId, minute);
    event.channel = "TIP";
    event.category = "WAGE_ARREARS";
    return event;
  }

  public static CaseEvents progress(String caseId, String id, long minute, Step step) {
    CaseEvents event = new CaseEvents(EventKind.PROGRESS, "progress:t:" + id, caseId, minute);
    event.step = step;
    return event;
  }

  public CaseEvents taken(long minute) {
    takenAt = at(minute);
    return this;
  }

  public CaseEvents channel(String value) {
    channel = value;
    return this;
  }

  public CaseEvents title(String value) {
    title = value;
    return this;
  }

  public CaseEvents category(String value) {
    category = value;
    return this;
  }

  public CaseEvents reporter(String value) {
    reporter = value;
    return this;
  }

  public CaseEvents people(int value) {
    people = value;
    return this;
  }

  public CaseEvents amount(double value, String unit) {
    amount = value;
    currency = unit;
    return this;
  }

  public CaseEvents subject(String value) {
    subject = value;
    return this;
  }

  public CaseEvents community(String value) {
    community = value;
    return this;
  }

  public CaseEvents place(double latitude, String h3) {
    lat = latitude;
    cell = h3;
    return this;
  }

  public CaseEvents department(String value) {
    department = value;
    return this;
  }

  public CaseEvents urgency(Urgency value) {
    urgency = value;
    return this;
  }

  public CaseEvents observation(Observation value) {
    observation = value;
    return this;
  }

  public CaseEvents due(long minute) {
    dueAt = at(minute);
    return this;
  }

  public CaseEvents clocks(String... names) {
    clocks = List.of(names);
    return this;
  }

  public CaseEvents regraded(Grade value) {
    grade = value;
    return this;
  }

  public CaseEvents reason(PauseReason value) {
    reason = value;
    return this;
  }

  public CaseEvents satisfaction(int mark) {
    satisfaction = mark;
    return this;
  }

  public CaseEvents online() {
    online = true;
    return this;
  }

  public CaseEvent build() {
    return new CaseEvent(
        kind,
        id,
        caseId,
        "t",
        reportedAt,
        takenAt,
        reportedAt + 1,
        channel,
        category,
        title,
        reporter,
        people,
        amount,
        currency,
        subject,
        subject == null ? null : "the " + subject,
        null,
        null,
        community,
        lat,
        Double.isNaN(lat) ? Double.NaN : 113.9,
        cell,
        null,
        department,
        urgency,
        observation,
        dueAt,
        clocks,
        step,
        grade,
        reason,
        satisfaction,
        online);
  }
}
