package dev.beacon.cases;

import dev.beacon.clocks.ClockedCase;
import dev.beacon.clocks.Turn;
import dev.beacon.clusters.EvidenceScopes;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument.Source;
import dev.beacon.contract.Metrics;
import dev.beacon.contract.Step;
import dev.beacon.heat.Hazard;
import dev.beacon.intake.CaseEvent;
import dev.beacon.scorecards.ClockOutcome;
import dev.beacon.scorecards.Contribution;
import dev.beacon.scorecards.Contribution.Outcome;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * The file of one case: what its events add up to.
 *
 * <p>The order in which events are absorbed does not matter: every field is an extreme, a count or
 * the word of the earliest report that knows it. Progress that comes before its request waits in
 * the file. No list of events is kept, so an event of a hot case costs what one of a quiet case
 * does.
 *
 * <p>Status: the furthest step of the loop that was taken after the case was last reopened.
 */
public final class CaseFile implements ClockedCase {
  private static final Step[] LOOP = {
    Step.REVIEWED, Step.ACCEPTED, Step.RESOLVED, Step.CONFIRMED, Step.CLOSED, Step.CANCELLED
  };
  private static final Grade[] GRAVEST_FIRST = Grade.values();

  // All package-private fields are written and read by CaseFileForm.
  final String caseId;
  SeenIds seen = new SeenIds();
  long version;
  long updatedAt = Long.MIN_VALUE;
  int reports;
  int tips;
  int people;
  double amount = Double.NaN;
  String currency;
  // Since when the reports make the case at least this grave, by grade.
  final long[] gradedSince = {NEVER, NEVER, NEVER};
  FirstReports first = new FirstReports();
  final TreeSet<String> channels = new TreeSet<>();
  Claim<String> category;
  Claim<String> feed;
  Claim<String> title;
  Claim<Subject> subject;
  Claim<String> community;
  Claim<Place> place;
  Claim<String> station;
  Claim<String> department;
  Claim<Long> due;
  Claim<ClockNames> clockNames;
  Claim<String> channel;
  Course course = new Course();
  Feedback feedback = Feedback.NONE;

  /** Who the case is about. */
  record Subject(String key, String name, String contractor, String contractorName) {}

  /** Where it is. */
  record Place(double lat, double lon, String cell) {}

  /** Which clocks may run; null: all. */
  record ClockNames(List<String> names) {}

  /** A file without events. */
  public CaseFile(String caseId) {
    this.caseId = caseId;
  }

  /** Takes in an event of this case. */
  public Absorbed absorb(CaseEvent event, Grading grading) {
    if (!seen.add(event.id())) {
      return Absorbed.REPEATED;
    }
    version++;
    updatedAt = Math.max(updatedAt, event.reportedAt());
    if (!event.isReport()) {
      absorbProgress(event);
      return Absorbed.ACCEPTED;
    }
    boolean merged = reports > 0;
    absorbReport(event, grading.grade(event));
    return merged ? Absorbed.MERGED : Absorbed.ACCEPTED;
  }

  private void absorbProgress(CaseEvent event) {
    course.add(
        new Turn(
            event.step(),
            event.takenAt(),
            event.reportedAt(),
            event.id(),
            event.grade(),
            event.reason()));
    feedback = feedback.with(event);
  }

  private void absorbReport(CaseEvent event, Grade grade) {
    long at = event.reportedAt();
    String id = event.id();
    reports++;
    first.add(event);
    if (event.kind() == EventKind.TIP) {
      tips++;
    } else {
      // A tip says nothing of clocks, so it leaves the word to the requests.
      clockNames = Claim.earlier(clockNames, at, id, new ClockNames(event.clocks()));
    }
    people = Math.max(people, event.people());
    absorbAmount(event);
    for (int g = index(grade); g < gradedSince.length; g++) {
      gradedSince[g] = Math.min(gradedSince[g], at);
    }
    if (event.channel() != null) {
      channels.add(event.channel());
      channel = Claim.earlier(channel, at, id, event.channel());
    }
    category = Claim.earlier(category, at, id, event.category());
    feed = Claim.earlier(feed, at, id, event.feed());
    title = Claim.earlier(title, at, id, event.title());
    community = Claim.earlier(community, at, id, event.community());
    station = Claim.earlier(station, at, id, event.station());
    department = Claim.earlier(department, at, id, event.department());
    if (event.subject() != null) {
      Subject who =
          new Subject(
              event.subject(), event.subjectName(), event.contractor(), event.contractorName());
      subject = Claim.earlier(subject, at, id, who);
    }
    if (event.cell() != null || !Double.isNaN(event.lat())) {
      place = Claim.earlier(place, at, id, new Place(event.lat(), event.lon(), event.cell()));
    }
    if (event.dueAt() != CaseEvent.NO_TIME) {
      due = Claim.earlier(due, at, id, event.dueAt());
    }
  }

  /** The largest amount, and of equal ones the one whose currency comes first in the alphabet. */
  private void absorbAmount(CaseEvent event) {
    if (Double.isNaN(event.amount())) {
      return;
    }
    String offered = event.currency() == null ? "" : event.currency();
    if (Double.isNaN(amount)
        || event.amount() > amount
        || (event.amount() == amount && offered.compareTo(currency) < 0)) {
      amount = event.amount();
      currency = offered;
    }
  }

  /** Where the case stands in its loop. */
  public CaseStatus status() {
    long reopenedAt = reopenedAt();
    CaseStatus status = CaseStatus.OPEN;
    for (Step step : LOOP) {
      if (course.last(step) > reopenedAt) {
        status = CaseStatus.valueOf(step.name());
      }
    }
    return status;
  }

  /** Its grade: the latest given by hand, else that of its gravest report, GREEN if it has none. */
  public Grade grade() {
    Grade byHand = course.regraded();
    if (byHand != null) {
      return byHand;
    }
    for (Grade grade : GRAVEST_FIRST) {
      if (gradedSince[index(grade)] != NEVER) {
        return grade;
      }
    }
    return Grade.GREEN;
  }

  /** Whether it was reported, and not yet resolved, closed or cancelled. */
  public boolean open() {
    return reports > 0 && !status().isSettled();
  }

  /** What it is to the heat; null while only progress is known, and once it was withdrawn. */
  public Hazard hazard() {
    CaseStatus status = status();
    if (reports == 0 || status == CaseStatus.CANCELLED) {
      return null;
    }
    Subject who = Claim.valueOf(subject);
    Place where = Claim.valueOf(place);
    return new Hazard(
        Source.CASE,
        caseId,
        caseId,
        Claim.valueOf(category),
        grade(),
        status.isSettled() ? CaseFileForm.resolvedAt(this, status) : Hazard.OPEN,
        people,
        amountKnown() ? amount : 0,
        amountKnown() && !currency.isEmpty() ? currency : null,
        new Hazard.Where(
            Claim.valueOf(community),
            where == null ? null : where.cell,
            who == null ? null : who.key,
            who == null ? null : who.name,
            where == null ? Double.NaN : where.lat,
            where == null ? Double.NaN : where.lon));
  }

  /**
   * What the case adds to the scorecards; null while only progress is known.
   *
   * @param clocks how its clocks have been decided
   */
  public Contribution contribution(List<ClockOutcome> clocks) {
    if (reports == 0) {
      return null;
    }
    CaseStatus status = status();
    long resolvedAt = CaseFileForm.resolvedAt(this, status);
    boolean withdrawn = status == CaseStatus.CANCELLED;
    boolean settled = !withdrawn && resolvedAt != NEVER;
    boolean confirmed = course.last(Step.JUDICIAL_SERVED) != Long.MIN_VALUE;
    return new Contribution(
        Contribution.Kind.CASE,
        caseId,
        Claim.valueOf(department),
        Claim.valueOf(community),
        openedAt(),
        withdrawn ? Outcome.WITHDRAWN : settled ? Outcome.SETTLED : Outcome.OPEN,
        settled ? resolvedAt : Contribution.NEVER,
        people,
        amount,
        amountKnown() && !currency.isEmpty() ? currency : null,
        confirmed ? 1 : 0,
        confirmed && feedback.online() ? 1 : 0,
        feedback.satisfaction(),
        clocks);
  }

  boolean amountKnown() {
    return !Double.isNaN(amount);
  }

  /** The case as it is published. */
  public CaseDocument document() {
    return CaseFileForm.document(this);
  }

  /**
   * When the file may be forgotten, epoch milliseconds, if nothing more comes in.
   *
   * @param touchedAt how far time had come when its last event came in
   */
  public long expiresAt(CaseRetention retention, long touchedAt) {
    long last = Math.max(updatedAt, touchedAt);
    if (reports == 0) {
      return last + retention.strayFor().toMillis();
    }
    return last + (open() ? retention.openFor().toMillis() : retention.closedFor().toMillis());
  }

  long reopenedAt() {
    return course.last(Step.REOPENED);
  }

  @SuppressWarnings("EnumOrdinal") // an array by grade is a third of an EnumMap, in every case
  private static int index(Grade grade) {
    return grade.ordinal();
  }

  /** Writes the file, beginning with the version of its form. */
  public void write(DataOutput out) throws IOException {
    CaseFileForm.write(this, out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it was written by a newer version of this class
   */
  public static CaseFile read(DataInput in) throws IOException {
    return CaseFileForm.read(in);
  }

  @Override
  public String caseId() {
    return caseId;
  }

  @Override
  public long openedAt() {
    return first.isEmpty() ? NEVER : first.openedAt();
  }

  @Override
  public long gradedSince(Grade grade) {
    return gradedSince[index(grade)];
  }

  @Override
  public List<Turn> turns() {
    return course.inOrder();
  }

  @Override
  public long updatesKnownSince() {
    return course.updatesKnownSince();
  }

  @Override
  public long nextNews(long after) {
    long next = course.nextNews(after, NEVER);
    next = sooner(next, category, after);
    next = sooner(next, department, after);
    next = sooner(next, channel, after);
    return sooner(next, clockNames, after);
  }

  private static long sooner(long next, Claim<?> claim, long after) {
    return claim != null && claim.at() > after && claim.at() < next ? claim.at() : next;
  }

  @Override
  public long dueAt() {
    return due == null ? NEVER : due.value();
  }

  @Override
  public long dueSince() {
    return due == null ? NEVER : due.at();
  }

  @Override
  public Traits traits(long knownBy) {
    ClockNames names = Claim.valueOf(clockNames, knownBy);
    return new Traits(
        Claim.valueOf(category, knownBy),
        Claim.valueOf(department, knownBy),
        Claim.valueOf(channel, knownBy),
        names == null ? null : names.names);
  }

  @Override
  public Description describe(long knownBy) {
    Subject who = Claim.valueOf(subject, knownBy);
    Place where = Claim.valueOf(place, knownBy);
    return new Description(
        Claim.valueOf(title, knownBy),
        Claim.valueOf(category, knownBy),
        who == null ? null : who.key,
        who == null ? null : who.name,
        Claim.valueOf(community, knownBy),
        point(where),
        Claim.valueOf(department, knownBy),
        metrics(knownBy),
        first.ids(knownBy));
  }

  /** Its category as far as known; null if no report is. */
  String categoryNow() {
    return Claim.valueOf(category);
  }

  /** Whom and where the case is about, as was known at an instant. */
  EvidenceScopes.Concerned concerned(long knownBy) {
    Subject who = Claim.valueOf(subject, knownBy);
    Place where = Claim.valueOf(place, knownBy);
    return new EvidenceScopes.Concerned(
        Claim.valueOf(category, knownBy),
        who == null ? null : who.key,
        who == null ? null : who.name,
        who == null ? null : who.contractor,
        who == null ? null : who.contractorName,
        Claim.valueOf(community, knownBy),
        where == null ? Double.NaN : where.lat,
        where == null ? Double.NaN : where.lon,
        where == null ? null : where.cell);
  }

  /**
   * Up to twenty reports are counted as they were known at the instant. Decision: beyond that, as
   * they have arrived, for the event time of every report would have to be kept to do better.
   */
  private Metrics metrics(long knownBy) {
    Metrics known = first.metrics(knownBy);
    if (reports <= FirstReports.CAPACITY) {
      return known;
    }
    return new Metrics(
        known.reports() + reports - FirstReports.CAPACITY,
        known.reporters(),
        Math.max(people, known.people()),
        Double.isNaN(amount) ? 0 : amount,
        tips);
  }

  static GeoPoint point(Place place) {
    return place == null || Double.isNaN(place.lat) ? null : new GeoPoint(place.lat, place.lon);
  }

  static Instant instant(long millis) {
    return millis == NEVER ? null : Instant.ofEpochMilli(millis);
  }
}
