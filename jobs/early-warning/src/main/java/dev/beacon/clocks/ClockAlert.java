package dev.beacon.clocks;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.Grade;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What there is to tell of a clock at an instant.
 *
 * @param clock the promise
 * @param subject the matter
 * @param round how its round stands; null if the clock never ran after all
 * @param status where the alert stands
 * @param phase how far the clock has run
 * @param level how many warnings were due, or rungs of the ladder reached, when it was last open
 * @param at the instant, epoch milliseconds
 * @param deadline when the promise ends, epoch milliseconds; {@link ClockedCase#NEVER} if unknown
 * @param zone whose wall clock the sentence shows
 */
record ClockAlert(
    ClockDefinition clock,
    ClockedCase subject,
    Round round,
    Alert.Status status,
    Alert.Phase phase,
    int level,
    long at,
    long deadline,
    ZoneId zone) {

  /**
   * Names longer than this stand in the alert's id by their hash: an index takes 512 bytes, and a
   * character takes up to three.
   */
  private static final int LONGEST_NAME = 128;

  /** The alert as it is published. */
  Alert version(long version, long openedAt) {
    ClockedCase.Description about = subject.describe(at);
    Grade grade = new KnownCase(subject, at).gradeAt(at);
    Grade severity = grade == null ? Grade.GREEN : grade;
    List<String> evidence = about.evidence();
    if (round != null && round.end() != null && !evidence.contains(round.end().id())) {
      evidence = new ArrayList<>(evidence);
      evidence.add(round.end().id());
    }
    return new Alert(
            alertId(clock.clock(), subject.alertName()),
            version,
            Alert.Kind.CLOCK,
            status,
            severity,
            Instant.ofEpochMilli(at),
            Instant.ofEpochMilli(openedAt),
            Alert.Mode.LIVE,
            clock.clock(),
            clock.version(),
            about.category(),
            about.subject(),
            about.subjectName(),
            about.community(),
            about.location(),
            subject.caseId(),
            clock.clock(),
            phase,
            deadline == ClockedCase.NEVER ? null : Instant.ofEpochMilli(deadline),
            about.department(),
            about.metrics(),
            List.copyOf(evidence),
            new ClockSentence(this, about, severity).text())
        .takenTo(escalatedTo());
  }

  /** Who was told of the breach last; null before the first rung. */
  Authority escalatedTo() {
    // A version of the clock that came later may have a shorter ladder.
    int rungs = Math.min(level, clock.escalation().size());
    return phase == Alert.Phase.WARNING || rungs == 0
        ? null
        : clock.escalation().get(rungs - 1).to();
  }

  static String alertId(String clock, String name) {
    return "clock:" + clock + ":" + (name.length() <= LONGEST_NAME ? name : hash(name));
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
