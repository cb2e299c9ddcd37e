package dev.beacon.local.evaluate;

import dev.beacon.contract.Alert;
import java.time.Instant;
import java.util.Set;

/**
 * That an alert opened: all of it that is scored.
 *
 * @param rule the rule that decided
 * @param mode live or shadow
 * @param subjects keys of whom it is about; usually one
 * @param at when it opened
 * @param by id of the report that completed it, made at that instant; null if unknown
 * @param reports how many reports were behind it
 */
public record Opening(
    String rule, Alert.Mode mode, Set<String> subjects, Instant at, String by, int reports) {

  /** How an alert opened, about whom the history says it is. */
  public static Opening of(ClusterAlert alert, Episodes truth) {
    Claim by = truth.completing(alert);
    return new Opening(
        alert.rule(),
        alert.mode(),
        truth.subjectsOf(alert.subject(), alert.evidence()),
        alert.openedAt(),
        by != null && by.at().equals(alert.openedAt()) ? by.id() : null,
        alert.reportsAtOpening());
  }

  /** Whether it opened at an earlier instant than the claim was made. */
  boolean isStrictlyBefore(Claim claim) {
    return at.isBefore(claim.at());
  }

  /**
   * Whether the report that completed it comes before the claim in the order of time and id. Where
   * that report is unknown, only the instant counts.
   */
  boolean isBefore(Claim claim) {
    return isStrictlyBefore(claim)
        || (by != null && at.equals(claim.at()) && by.compareTo(claim.id()) < 0);
  }
}
