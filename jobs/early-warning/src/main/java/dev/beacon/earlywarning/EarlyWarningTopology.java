package dev.beacon.earlywarning;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.cases.CaseChange;
import dev.beacon.cases.CaseFunction;
import dev.beacon.clocks.live.LiveClocks;
import dev.beacon.clusters.ClusterPattern;
import dev.beacon.clusters.EvidenceFunction;
import dev.beacon.clusters.Reading;
import dev.beacon.clusters.ScopedEvidence;
import dev.beacon.contract.OrderDocument;
import dev.beacon.contract.Reject;
import dev.beacon.desk.ActionIntakeFunction;
import dev.beacon.desk.DeskFunction;
import dev.beacon.desk.ReceivedAction;
import dev.beacon.elasticsearch.Document;
import dev.beacon.health.Health;
import dev.beacon.heat.Heat;
import dev.beacon.intake.CaseEvent;
import dev.beacon.intake.IntakeFunction;
import dev.beacon.intake.OrderEvent;
import dev.beacon.orders.OrderFunction;
import dev.beacon.scorecards.Scorecards;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The whole job on one screen. Where its inputs come from and where its results go is handed in.
 */
public final class EarlyWarningTopology {
  private EarlyWarningTopology() {}

  /**
   * Lays the stages out between inputs and results.
   *
   * @param inputs what comes in
   * @param results takes what comes out
   * @param config what decides
   */
  public static void build(Inputs inputs, Results results, JobConfig config) {

    // intake: what is usable goes on, the rest goes aside with its reason
    SingleOutputStreamOperator<CaseEvent> events =
        inputs.events().process(new IntakeFunction()).name("intake").uid("intake");

    BroadcastStream<String> clocks = inputs.clocks().broadcast(LiveClocks.STATE);

    // cases and clocks, by case: merge repeats, grade, follow progress; warn before a promise
    // breaks, and when it has
    SingleOutputStreamOperator<CaseChange> cases =
        events
            .keyBy(CaseEvent::caseId)
            .connect(clocks)
            .process(new CaseFunction(config.caseSettings()))
            .name("cases")
            .uid("cases");
    results.cases(
        cases
            .map(change -> Document.of(change.document()), TypeInformation.of(Document.class))
            .name("case-documents")
            .uid("case-documents"));

    // orders, by order: each department called is judged by its own clocks, the whole course shown
    SingleOutputStreamOperator<OrderDocument> orders =
        events
            .getSideOutput(IntakeFunction.ORDERS)
            .keyBy(OrderEvent::orderId)
            .connect(clocks)
            .process(new OrderFunction(config.orderSettings()))
            .name("orders")
            .uid("orders");
    results.orders(
        orders
            .map(Document::of, TypeInformation.of(Document.class))
            .name("order-documents")
            .uid("order-documents"));

    // clusters, by subject, contractor, community and cell: evidence is thinned to readings, CEP
    // patterns over the readings raise the alerts
    DataStream<AlertEmission> clusters =
        clusters(cases.getSideOutput(CaseFunction.EVIDENCE), inputs.rules(), config);

    // desk, by alert: what operators do about an alert comes back as versions of it
    SingleOutputStreamOperator<ReceivedAction> usable =
        inputs
            .actions()
            .process(new ActionIntakeFunction())
            .name("usable-actions")
            .uid("usable-actions")
            .setParallelism(1);
    SingleOutputStreamOperator<AlertEmission> alerts =
        clusters
            .union(
                cases.getSideOutput(CaseFunction.ALERTS),
                orders.getSideOutput(OrderFunction.ALERTS))
            .keyBy(AlertEmission::alertId)
            .connect(usable.keyBy(ReceivedAction::alertId))
            .process(new DeskFunction(config.desk(), config.until()))
            .name("desk")
            .uid("desk");
    DataStream<Reject> rejects =
        events
            .getSideOutput(IntakeFunction.REJECTS)
            .union(
                usable.getSideOutput(ActionIntakeFunction.REJECTS),
                alerts.getSideOutput(DeskFunction.REJECTS));
    results.rejects(rejects);
    results.alerts(documents(alerts));

    // scorecards, by department, community and sub-district: what became of what was promised
    results.scorecards(
        Scorecards.of(
                cases
                    .getSideOutput(CaseFunction.SCORES)
                    .union(orders.getSideOutput(OrderFunction.SCORES)),
                config.scorecards())
            .map(Document::of, TypeInformation.of(Document.class))
            .name("scorecard-documents")
            .uid("scorecard-documents"));

    results
        .watched()
        .ifPresent(watched -> watch(watched, inputs, events, rejects, cases, alerts, config));
  }

  /** What people see while it runs. */
  private static void watch(
      Watched watched,
      Inputs inputs,
      SingleOutputStreamOperator<CaseEvent> events,
      DataStream<Reject> rejects,
      SingleOutputStreamOperator<CaseChange> cases,
      SingleOutputStreamOperator<AlertEmission> alerts,
      JobConfig config) {

    // heat, by place: the risk of every cell, community, sub-district and subject, written at a
    // bounded rate, and every ten minutes for the time-lapse
    Heat heat =
        Heat.of(
            cases.getSideOutput(CaseFunction.HEAT).union(alerts.getSideOutput(DeskFunction.HEAT)),
            inputs.riskModels(),
            config.heat(),
            config.riskModel(),
            config.until());
    watched.heat(
        heat.current()
            .map(Document::of, TypeInformation.of(Document.class))
            .name("heat-documents")
            .uid("heat-documents"),
        heat.graver()
            .map(Document::of, TypeInformation.of(Document.class))
            .name("graver-heat-documents")
            .uid("graver-heat-documents"));
    watched.heatHistory(
        heat.history()
            .map(Document::ofHistory, TypeInformation.of(Document.class))
            .name("heat-history-documents")
            .uid("heat-history-documents"));

    // health: how the pipeline itself does, of every part, every ten seconds
    watched.health(
        Health.of(
                events,
                events.getSideOutput(IntakeFunction.ORDERS),
                rejects,
                cases,
                cases.getSideOutput(CaseFunction.REPEATS),
                alerts)
            .map(Document::of, TypeInformation.of(Document.class))
            .name("health-documents")
            .uid("health-documents"));
  }

  /** The cluster stage: evidence in, alerts out. */
  public static DataStream<AlertEmission> clusters(
      DataStream<ScopedEvidence> evidence, DataStream<String> rules, JobConfig config) {
    return ClusterPattern.alerts(
        evidence
            .keyBy(ScopedEvidence::key)
            .connect(rules.broadcast(EvidenceFunction.RULES))
            .process(new EvidenceFunction(config.rules(), config.evidence(), config.untilMillis()))
            .returns(Reading.TYPE)
            .name("evidence")
            .uid("evidence"));
  }

  /** Alerts as they are written, once for every sink. */
  static DataStream<AlertDocument> documents(DataStream<AlertEmission> alerts) {
    return alerts
        .map(AlertDocument::of, TypeInformation.of(AlertDocument.class))
        .name("alert-documents")
        .uid("alert-documents");
  }
}
