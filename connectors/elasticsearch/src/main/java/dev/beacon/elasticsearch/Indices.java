package dev.beacon.elasticsearch;

import java.util.List;

/** The names of Beacon's indices. */
public final class Indices {
  /** {@link dev.beacon.contract.CaseDocument}s, the newest version of each case. */
  public static final String CASES = "beacon-cases";

  /** {@link dev.beacon.contract.OrderDocument}s, the newest version of each order's course. */
  public static final String ORDERS = "beacon-orders";

  /** {@link dev.beacon.contract.Alert}s, the newest version of each alert. */
  public static final String ALERTS = "beacon-alerts";

  /** {@link dev.beacon.contract.HeatDocument}s, the newest score of each place. */
  public static final String HEAT = "beacon-heat";

  /** {@link dev.beacon.contract.HeatDocument}s, the score of each place every ten minutes. */
  public static final String HEAT_HISTORY = "beacon-heat-history";

  /** {@link dev.beacon.contract.ScorecardDocument}s, the newest version of each card. */
  public static final String SCORECARDS = "beacon-scorecards";

  /** Every index of Beacon. */
  public static final List<String> ALL = List.of(CASES, ORDERS, ALERTS, HEAT, SCORECARDS);

  private Indices() {}
}
