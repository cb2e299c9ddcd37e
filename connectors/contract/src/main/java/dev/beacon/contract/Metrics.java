package dev.beacon.contract;

/**
 * The numbers behind an alert.
 *
 * @param reports requests and tips counted
 * @param reporters distinct reporters among them
 * @param people the largest number of people any report speaks of, or the number of reporters if
 *     that is more
 * @param amount money involved, summed over the reports, in the reports' currency
 * @param tips how many of the reports are tips
 * @param places contagion: at how many places the threshold was met; else null
 * @param expected anomaly: how many reports the subject's own history made likely; else null
 * @param recurrenceDays anomaly: once in how many days chance alone would show such a reading; else
 *     null
 */
public record Metrics(
    int reports,
    int reporters,
    int people,
    double amount,
    int tips,
    Integer places,
    Double expected,
    Double recurrenceDays) {
  /** Numbers that every alert has. */
  public Metrics(int reports, int reporters, int people, double amount, int tips) {
    this(reports, reporters, people, amount, tips, null, null, null);
  }
}
