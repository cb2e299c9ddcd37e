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
 */
public record Metrics(int reports, int reporters, int people, double amount, int tips) {}
