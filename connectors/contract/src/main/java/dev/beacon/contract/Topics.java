package dev.beacon.contract;

import java.util.List;

/** The names of Beacon's Kafka topics. */
public final class Topics {
  /** {@link Request}s from halls, hotline, apps and departments, keyed by case. */
  public static final String REQUESTS = "beacon.requests";

  /** {@link Tip}s from volunteers, keyed by case. */
  public static final String TIPS = "beacon.tips";

  /** {@link Progress} of cases, keyed by case, and of orders, keyed by order. */
  public static final String PROGRESS = "beacon.progress";

  /** {@link Order}s of communities to departments, keyed by order. */
  public static final String ORDERS = "beacon.orders";

  /** {@link CheckIn}s of departments that an order calls, keyed by order. */
  public static final String CHECK_INS = "beacon.check-ins";

  /** {@link ClusterRule}s, live thresholds, every version, keyed by rule. One partition. */
  public static final String RULES = "beacon.rules";

  /**
   * {@link ClockDefinition}s, the promised windows, every version, keyed by clock. One partition.
   */
  public static final String CLOCKS = "beacon.clocks";

  /** {@link CaseDocument}s, every version, keyed by case. */
  public static final String CASES = "beacon.cases";

  /** {@link OrderDocument}s, every version, keyed by order. */
  public static final String ORDER_COURSES = "beacon.order-courses";

  /** {@link Alert}s, every version, keyed by alert. */
  public static final String ALERTS = "beacon.alerts";

  /** {@link HeatDocument}s, the risk as it is now, keyed by place. Compacted. */
  public static final String HEAT = "beacon.heat";

  /** {@link RiskModel}s, every version, keyed by name. One partition. */
  public static final String RISK_MODELS = "beacon.risk-models";

  /** {@link Reject}s: what could not be used, with the reason and the original bytes. */
  public static final String REJECTS = "beacon.rejects";

  /** {@link OperatorAction}s: what operators do about alerts, keyed by alert. */
  public static final String OPERATOR_ACTIONS = "beacon.operator-actions";

  /** The topics the job reads events from. */
  public static final List<String> EVENTS = List.of(REQUESTS, TIPS, PROGRESS, ORDERS, CHECK_INS);

  private Topics() {}
}
