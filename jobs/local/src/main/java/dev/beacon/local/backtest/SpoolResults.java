package dev.beacon.local.backtest;

import dev.beacon.contract.Json;
import dev.beacon.contract.Reject;
import dev.beacon.earlywarning.AlertDocument;
import dev.beacon.earlywarning.Results;
import dev.beacon.elasticsearch.Document;
import java.nio.file.Path;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The results of a bounded run, spooled to files. */
record SpoolResults(Path directory) implements Results {
  static final String ALERTS = "alerts";
  static final String CASES = "cases";
  static final String ORDERS = "orders";
  static final String REJECTS = "rejects";
  static final String SCORECARDS = "scorecards";

  @Override
  public void rejects(DataStream<Reject> rejects) {
    spool(
        rejects
            .map(SpoolResults::document, TypeInformation.of(Document.class))
            .name("reject-documents")
            .uid("reject-documents"),
        REJECTS);
  }

  @Override
  public void cases(DataStream<Document> cases) {
    spool(cases, CASES);
  }

  @Override
  public void orders(DataStream<Document> orders) {
    spool(orders, ORDERS);
  }

  @Override
  public void alerts(DataStream<AlertDocument> alerts) {
    spool(
        alerts
            .map(AlertDocument::document, TypeInformation.of(Document.class))
            .name("alerts-for-file")
            .uid("alerts-for-file"),
        ALERTS);
  }

  @Override
  public void heat(DataStream<Document> current, DataStream<Document> graver) {
    // The heatmap is a picture of now, drawn on the wall clock; a history has no now.
    current
        .union(graver)
        .sinkTo(new DiscardingSink<>())
        .name("heat-to-nowhere")
        .uid("heat-to-nowhere");
  }

  @Override
  public void heatHistory(DataStream<Document> history) {
    history
        .sinkTo(new DiscardingSink<>())
        .name("heat-history-to-nowhere")
        .uid("heat-history-to-nowhere");
  }

  @Override
  public void scorecards(DataStream<Document> scorecards) {
    spool(scorecards, SCORECARDS);
  }

  @Override
  public void health(DataStream<Document> health) {
    // Nobody watches a bounded run.
    health.sinkTo(new DiscardingSink<>()).name("health-to-nowhere").uid("health-to-nowhere");
  }

  private void spool(DataStream<Document> documents, String name) {
    documents.sinkTo(new SpoolSink(directory, name)).name(name + "-to-file").uid(name + "-to-file");
  }

  private static Document document(Reject reject) {
    return new Document(REJECTS, reject.rejectId(), 1, Json.bytes(reject));
  }
}
