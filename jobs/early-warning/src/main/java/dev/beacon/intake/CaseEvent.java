package dev.beacon.intake;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Observation;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;
import dev.beacon.contract.Urgency;
import dev.beacon.serialization.BinaryTypeInfo;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * An accepted event on its way through the job: what the stages need of a request, a tip or a
 * progress event, the subject and the place already found. Slim, because every event crosses the
 * network once.
 *
 * @param kind what it is
 * @param id the event's id
 * @param caseId the case it belongs to, never null
 * @param feed where it comes from
 * @param reportedAt event time, epoch milliseconds
 * @param takenAt when the matter or the step itself took place, epoch milliseconds; {@code
 *     reportedAt} if unknown
 * @param appendedAt when Kafka appended it, epoch milliseconds; {@link #NO_TIME} where there was no
 *     Kafka
 * @param channel requests: the channel's name; tips: {@code TIP}; progress: null
 * @param category code; null for progress
 * @param title masked line; may be null
 * @param reporter pseudonym of the reporter or volunteer; null if anonymous
 * @param people how many are involved; 0 if unknown
 * @param amount money involved; NaN if unknown
 * @param currency ISO 4217; null if unknown
 * @param subject key of the subject, see {@link Subjects}; null if none was named
 * @param subjectName the subject's name as the reporter wrote it
 * @param contractor key of the contractor the subject is under, if the source knows it; may be null
 * @param contractorName the contractor's name as the reporter wrote it
 * @param community code; may be null
 * @param lat latitude in degrees; NaN if unknown
 * @param lon longitude in degrees; NaN if unknown
 * @param cell H3 cell at resolution 9; null if the place is unknown
 * @param station service point; may be null
 * @param department answerable department; may be null
 * @param urgency may be null
 * @param observation tips: what was seen; may be null
 * @param dueAt the source's own promise, epoch milliseconds; {@link #NO_TIME} if none
 * @param clocks names of the clocks the source can prove; null: all
 * @param step progress: the step; else null
 * @param grade progress with {@link Step#REGRADED}: the new grade; else null
 * @param reason progress with {@link Step#PAUSED}: why the matter rests; else null
 * @param satisfaction progress: the resident's mark, 1 to 5; 0 if none was given
 * @param online progress with {@link Step#JUDICIAL_CONFIRMED}: whether the parties were heard
 *     online; false where the source does not tell
 */
public record CaseEvent(
    EventKind kind,
    String id,
    String caseId,
    String feed,
    long reportedAt,
    long takenAt,
    long appendedAt,
    String channel,
    String category,
    String title,
    String reporter,
    int people,
    double amount,
    String currency,
    String subject,
    String subjectName,
    String contractor,
    String contractorName,
    String community,
    double lat,
    double lon,
    String cell,
    String station,
    String department,
    Urgency urgency,
    Observation observation,
    long dueAt,
    List<String> clocks,
    Step step,
    Grade grade,
    PauseReason reason,
    int satisfaction,
    boolean online) {

  /** Stands for an unknown instant. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** How Flink carries it. */
  public static final TypeInformation<CaseEvent> TYPE =
      new BinaryTypeInfo<>(CaseEvent.class, CaseEventSerializer.INSTANCE);

  /** A progress event; the fields of reports are absent. */
  public static CaseEvent progress(
      String id,
      String caseId,
      String feed,
      long reportedAt,
      long takenAt,
      long appendedAt,
      String department,
      Step step,
      Grade grade,
      PauseReason reason,
      int satisfaction,
      boolean online) {
    return new CaseEvent(
        EventKind.PROGRESS,
        id,
        caseId,
        feed,
        reportedAt,
        takenAt,
        appendedAt,
        null,
        null,
        null,
        null,
        0,
        Double.NaN,
        null,
        null,
        null,
        null,
        null,
        null,
        Double.NaN,
        Double.NaN,
        null,
        null,
        department,
        null,
        null,
        NO_TIME,
        null,
        step,
        grade,
        reason,
        satisfaction,
        online);
  }

  /** Whether it is a request or a tip, as opposed to progress. */
  public boolean isReport() {
    return kind != EventKind.PROGRESS;
  }
}
