package dev.beacon.elasticsearch;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of Beacon's indices. Each is an alias, which readers use and nothing else:
 *
 * <ul>
 *   <li>of what is the case now ({@link #CURRENT}), for one index, {@code beacon-cases-v1} behind
 *       {@code beacon-cases}, to which writers write through the alias;
 *   <li>of what was ({@link #MONTHLY}), for an index of each month, {@code
 *       beacon-heat-history-2026.03} behind {@code beacon-heat-history}, to which writers write by
 *       its own name.
 * </ul>
 *
 * <p>Decision: aliases also for the indices that are only ever one. A mapping that has to change is
 * then changed beside the running system: fill {@code beacon-cases-v2} by reindexing, move the
 * alias, delete {@code -v1}; neither a reader nor the job notices.
 */
public final class Indices {
  /** {@link dev.beacon.contract.CaseDocument}s, the newest version of each case. */
  public static final String CASES = "beacon-cases";

  /** {@link dev.beacon.contract.OrderDocument}s, the newest version of each order's course. */
  public static final String ORDERS = "beacon-orders";

  /** {@link dev.beacon.contract.Alert}s, the newest version of each alert. */
  public static final String ALERTS = "beacon-alerts";

  /** {@link dev.beacon.contract.HeatDocument}s, the newest score of each place. */
  public static final String HEAT = "beacon-heat";

  /** {@link dev.beacon.contract.ScorecardDocument}s, the newest version of each card. */
  public static final String SCORECARDS = "beacon-scorecards";

  /** {@link dev.beacon.contract.HeatDocument}s, the score of each warm place every ten minutes. */
  public static final String HEAT_HISTORY = "beacon-heat-history";

  /** {@link dev.beacon.contract.HealthDocument}s, how the pipeline does. */
  public static final String HEALTH = "beacon-health";

  /** One index each. */
  public static final List<String> CURRENT = List.of(CASES, ORDERS, ALERTS, HEAT, SCORECARDS);

  /** An index of each month. */
  public static final List<String> MONTHLY = List.of(HEAT_HISTORY, HEALTH);

  /** Every name. */
  public static final List<String> ALL = Stream.concat(CURRENT.stream(), MONTHLY.stream()).toList();

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu.MM");

  private Indices() {}

  /**
   * The index of a month.
   *
   * @param alias one of {@link #MONTHLY}
   * @param at any instant in that month, which is UTC's
   */
  public static String ofMonth(String alias, Instant at) {
    return alias + "-" + MONTH.format(at.atZone(ZoneOffset.UTC));
  }

  /** The name among {@link #ALL} that an index is written under, if it is one of Beacon's. */
  static Optional<String> aliasOf(String index) {
    return ALL.stream()
        .filter(alias -> index.equals(alias) || monthOf(alias, index).isPresent())
        .findFirst();
  }

  /** Which month an index is of; empty if it is no index of a month behind this alias. */
  static Optional<YearMonth> monthOf(String alias, String index) {
    if (!MONTHLY.contains(alias) || !index.startsWith(alias + "-")) {
      return Optional.empty();
    }
    try {
      return Optional.of(YearMonth.parse(index.substring(alias.length() + 1), MONTH));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
