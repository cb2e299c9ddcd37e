package dev.beacon.contract;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;

/**
 * One version of an alert. An alert is one cluster or one clock and evolves: OPEN, then UPDATED or
 * ESCALATED, then RESOLVED or RETRACTED. Fields that do not apply are null and left out of the
 * JSON.
 *
 * @param alertId the same for every version; the same again when the same input is replayed
 * @param version counts from 1
 * @param kind cluster or clock
 * @param status where the alert stands
 * @param severity how grave
 * @param at event time of this version
 * @param openedAt event time of the first version
 * @param mode live alerts people, shadow only compares
 * @param rule the rule or clock that decided
 * @param ruleVersion its version
 * @param category of the reports or the case
 * @param subject key of the subject, such as {@code employer:horton community hospital}
 * @param subjectName the name as first written
 * @param community where, an administrative code
 * @param location where
 * @param caseId clock: the case
 * @param clock clock: its name
 * @param phase clock: about to break, or broken
 * @param deadline clock: when the promise ends
 * @param department clock: who is answerable
 * @param metrics the numbers behind it
 * @param evidence ids of the events behind it, oldest first
 * @param summary a sentence that explains it
 * @param escalatedTo clock: to whom the breach was taken last; null before the first rung of its
 *     ladder
 * @param handling what operators have done about it; null as long as nobody has
 */
@JsonPropertyOrder({"alertId", "version", "kind", "status", "severity", "at", "openedAt", "mode"})
public record Alert(
    String alertId,
    long version,
    Kind kind,
    Status status,
    Grade severity,
    Instant at,
    Instant openedAt,
    Mode mode,
    String rule,
    long ruleVersion,
    String category,
    String subject,
    String subjectName,
    String community,
    GeoPoint location,
    String caseId,
    String clock,
    Phase phase,
    Instant deadline,
    String department,
    Metrics metrics,
    List<String> evidence,
    Text summary,
    Authority escalatedTo,
    Handling handling) {

  /** A version of an alert about which nobody has done anything yet. */
  public Alert(
      String alertId,
      long version,
      Kind kind,
      Status status,
      Grade severity,
      Instant at,
      Instant openedAt,
      Mode mode,
      String rule,
      long ruleVersion,
      String category,
      String subject,
      String subjectName,
      String community,
      GeoPoint location,
      String caseId,
      String clock,
      Phase phase,
      Instant deadline,
      String department,
      Metrics metrics,
      List<String> evidence,
      Text summary) {
    this(
        alertId,
        version,
        kind,
        status,
        severity,
        at,
        openedAt,
        mode,
        rule,
        ruleVersion,
        category,
        subject,
        subjectName,
        community,
        location,
        caseId,
        clock,
        phase,
        deadline,
        department,
        metrics,
        evidence,
        summary,
        null,
        null);
  }

  /** The same alert, taken to somebody; null: to nobody yet. */
  public Alert takenTo(Authority authority) {
    return with(version, at, authority, handling);
  }

  /** The same alert as a version of another number and time, handled as said. */
  public Alert handled(long newVersion, Instant newAt, Handling newHandling) {
    return with(newVersion, newAt, escalatedTo, newHandling);
  }

  private Alert with(long newVersion, Instant newAt, Authority newAuthority, Handling newHandling) {
    return new Alert(
        alertId,
        newVersion,
        kind,
        status,
        severity,
        newAt,
        openedAt,
        mode,
        rule,
        ruleVersion,
        category,
        subject,
        subjectName,
        community,
        location,
        caseId,
        clock,
        phase,
        deadline,
        department,
        metrics,
        evidence,
        summary,
        newAuthority,
        newHandling);
  }

  /** What the alert is about. */
  public enum Kind {
    CLUSTER,
    CLOCK
  }

  /** Where the alert stands. */
  public enum Status {
    OPEN,
    UPDATED,
    ESCALATED,
    RESOLVED,
    RETRACTED;

    /** Whether the alert is over. */
    public boolean isEnded() {
      return this == RESOLVED || this == RETRACTED;
    }
  }

  /** Whether people are alerted. */
  public enum Mode {
    LIVE,
    SHADOW;

    /** The lower-case word used in JSON. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String word() {
      return this == LIVE ? "live" : "shadow";
    }

    /** The mode a word stands for. */
    @com.fasterxml.jackson.annotation.JsonCreator
    public static Mode ofWord(String word) {
      for (Mode mode : values()) {
        if (mode.word().equals(word)) {
          return mode;
        }
      }
      throw new IllegalArgumentException("mode must be live or shadow, not " + word);
    }
  }

  /** How far a clock has run. */
  public enum Phase {
    WARNING,
    BREACH
  }

  /** The word counts are kept by: {@code CLUSTER/OPEN}, {@code CLOCK/BREACH/ESCALATED}. */
  public String tallyKey() {
    return phase == null ? kind + "/" + status : kind + "/" + phase + "/" + status;
  }
}
