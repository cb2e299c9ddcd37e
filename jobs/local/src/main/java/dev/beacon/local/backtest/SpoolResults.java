package dev.beacon.local.backtest;

import dev.beacon.contract.Json;
import dev.beacon.contract.Reject;
import dev.beacon.earlywarning.AlertDocument;
import dev.beacon.earlywarning.Results;
import dev.beacon.earlywarning.Watched;
import dev.beacon.elasticsearch.Document;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

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
  public void scorecards(DataStream<Document> scorecards) {
    spool(scorecards, SCORECARDS);
  }

  @Override
  public Optional<Watched> watched() {
    return Optional.empty();
  }

  private void spool(DataStream<Document> documents, String name) {
    documents.sinkTo(new SpoolSink(directory, name)).name(name + "-to-file").uid(name + "-to-file");
  }

  private static Document document(Reject reject) {
    return new Document(REJECTS, reject.rejectId(), 1, Json.bytes(reject));
  }
}
