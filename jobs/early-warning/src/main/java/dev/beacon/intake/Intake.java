package dev.beacon.intake;

import dev.beacon.contract.Decoded;
import dev.beacon.contract.EventDecoder;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Masking;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Reject;
import dev.beacon.contract.Request;
import dev.beacon.contract.Subject;
import dev.beacon.contract.SubjectKind;
import dev.beacon.contract.Tip;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns the bytes of an input into an event the job can use, or into a reject. Never fails on what
 * comes in. Not thread-safe.
 *
 * <p>Free text is masked here again although whoever sends it has to mask it: a leaked number hurts
 * a person, a second look costs little.
 */
public final class Intake {
  private static final int REMEMBERED = 50_000;

  private final EventDecoder decoder;
  private final Places places = new Places();
  private final PlatformClock clock;
  private final long ahead;
  private final Map<Subject, String> subjects = remembering();
  private final Map<GeoPoint, String> cells = remembering();

  /**
   * @param clock tells what lies in the future; null: nothing does, as in a replay
   * @param ahead how far ahead of the clock an event's time may be
   */
  public Intake(PlatformClock clock, Duration ahead) {
    this.decoder = EventDecoder.load();
    this.clock = clock;
    this.ahead = ahead.toMillis();
  }

  /**
   * Reads one input.
   *
   * @param topic the topic it came on; tells what kind of event it has to be
   * @param partition its partition
   * @param offset its offset
   * @param appendedAt when Kafka appended it, epoch milliseconds; {@link CaseEvent#NO_TIME} where
   *     there was no Kafka
   * @param bytes the input; null and empty are rejected like any other rubbish
   */
  public IntakeResult read(
      String topic, int partition, long offset, long appendedAt, byte[] bytes) {
    byte[] original = bytes == null ? new byte[0] : bytes;
    Decoded decoded = decoder.decode(EventKind.ofTopic(topic), original);
    if (!decoded.isUsable()) {
      return rejected(
          topic, partition, offset, appendedAt, decoded.reason(), decoded.detail(), original);
    }
    if (clock != null
        && decoded.event().reportedAt().toEpochMilli() > clock.now().toEpochMilli() + ahead) {
      return rejected(
          topic,
          partition,
          offset,
          appendedAt,
          Reject.Reason.FROM_THE_FUTURE,
          "reportedAt: lies further ahead of the platform's clock than " + Duration.ofMillis(ahead),
          original);
    }
    return accepted(decoded, appendedAt);
  }

  private IntakeResult accepted(Decoded decoded, long appendedAt) {
    return switch (decoded.kind()) {
      case REQUEST -> IntakeResult.of(of(decoded.request(), appendedAt));
      case TIP -> IntakeResult.of(of(decoded.tip(), appendedAt));
      case PROGRESS ->
          OrderEvent.isAbout(decoded.progress())
              ? IntakeResult.of(OrderEvent.of(decoded.progress(), appendedAt))
              : IntakeResult.of(of(decoded.progress(), appendedAt));
      case ORDER -> IntakeResult.of(OrderEvent.of(decoded.order(), appendedAt));
      case CHECK_IN -> IntakeResult.of(OrderEvent.of(decoded.checkIn(), appendedAt));
    };
  }

  private static IntakeResult rejected(
      String topic,
      int partition,
      long offset,
      long appendedAt,
      Reject.Reason reason,
      String detail,
      byte[] original) {
    Instant receivedAt = Instant.ofEpochMilli(appendedAt == CaseEvent.NO_TIME ? 0 : appendedAt);
    String id = topic + '-' + partition + '-' + offset;
    return IntakeResult.of(
        new Reject(id, topic, partition, offset, receivedAt, reason, detail, original));
  }

  private CaseEvent of(Request request, long appendedAt) {
    GeoPoint location = request.location();
    return new CaseEvent(
        EventKind.REQUEST,
        request.id(),
        request.key(),
        request.feed(),
        request.reportedAt().toEpochMilli(),
        request.takenAt().toEpochMilli(),
        appendedAt,
        request.channel().name(),
        request.category(),
        masked(request.title()),
        request.reporter(),
        request.people() == null ? 0 : request.people(),
        request.amount() == null ? Double.NaN : request.amount(),
        request.currency(),
        subjectOf(request.subject()),
        nameOf(request.subject()),
        contractorOf(request.subject()),
        contractorNameOf(request.subject()),
        request.community(),
        location == null ? Double.NaN : location.lat(),
        location == null ? Double.NaN : location.lon(),
        cellOf(location),
        request.station(),
        request.department(),
        request.urgency(),
        null,
        request.dueAt() == null ? CaseEvent.NO_TIME : request.dueAt().toEpochMilli(),
        request.clocks(),
        null,
        null,
        null,
        0,
        false);
  }

  private CaseEvent of(Tip tip, long appendedAt) {
    GeoPoint location = tip.location();
    return new CaseEvent(
        EventKind.TIP,
        tip.id(),
        tip.key(),
        tip.feed(),
        tip.reportedAt().toEpochMilli(),
        tip.takenAt().toEpochMilli(),
        appendedAt,
        "TIP",
        tip.category(),
        null,
        tip.volunteer(),
        tip.people() == null ? 0 : tip.people(),
        Double.NaN,
        null,
        subjectOf(tip.subject()),
        nameOf(tip.subject()),
        contractorOf(tip.subject()),
        contractorNameOf(tip.subject()),
        tip.community(),
        location == null ? Double.NaN : location.lat(),
        location == null ? Double.NaN : location.lon(),
        cellOf(location),
        tip.station(),
        null,
        null,
        tip.observation(),
        CaseEvent.NO_TIME,
        null,
        null,
        null,
        null,
        0,
        false);
  }

  private static CaseEvent of(Progress progress, long appendedAt) {
    return CaseEvent.progress(
        progress.id(),
        progress.caseId(),
        progress.feed(),
        progress.reportedAt().toEpochMilli(),
        progress.takenAt().toEpochMilli(),
        appendedAt,
        progress.department(),
        progress.step(),
        progress.grade(),
        progress.reason(),
        progress.satisfaction() == null ? 0 : progress.satisfaction(),
        Boolean.TRUE.equals(progress.online()));
  }

  private static String masked(String text) {
    return text == null ? null : Masking.mask(text);
  }

  private String subjectOf(Subject subject) {
    return subject == null ? null : subjects.computeIfAbsent(subject, Subjects::keyOf);
  }

  private static String nameOf(Subject subject) {
    if (subject == null) {
      return null;
    }
    return subject.name() == null ? subject.id() : masked(subject.name());
  }

  private String contractorOf(Subject subject) {
    return subject == null || subject.contractor() == null
        ? null
        : subjectOf(new Subject(SubjectKind.CONTRACTOR, null, subject.contractor()));
  }

  private static String contractorNameOf(Subject subject) {
    return subject == null ? null : masked(subject.contractor());
  }

  private String cellOf(GeoPoint location) {
    return location == null
        ? null
        : cells.computeIfAbsent(location, place -> places.cellOf(place.lat(), place.lon()));
  }

  /**
   * Names and places recur, and neither finding is cheap. The least recently used are forgotten.
   */
  private static <K, V> Map<K, V> remembering() {
    return new LinkedHashMap<>(1024, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
