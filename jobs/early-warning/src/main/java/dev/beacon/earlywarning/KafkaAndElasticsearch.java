package dev.beacon.earlywarning;

import dev.beacon.contract.Json;
import dev.beacon.contract.Reject;
import dev.beacon.contract.Topics;
import dev.beacon.elasticsearch.Document;
import dev.beacon.elasticsearch.ElasticsearchSink;
import dev.beacon.elasticsearch.PoisonFiles;
import dev.beacon.kafka.KafkaResults;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The results of the running system: to Kafka for other systems, to Elasticsearch for people. */
final class KafkaAndElasticsearch implements Results, Watched {
  /**
   * The header that tells when the event was appended that completed an alert, decimal epoch
   * milliseconds.
   */
  static final String TRIGGER_APPENDED_AT = "trigger-appended-at";

  private static final int BULK_LINGER_MILLIS = 20;

  private final JobConfig config;

  KafkaAndElasticsearch(JobConfig config) {
    this.config = config;
  }

  @Override
  public void rejects(DataStream<Reject> rejects) {
    rejects
        .sinkTo(KafkaResults.sink(config.bootstrapServers(), Topics.REJECTS, new RejectForm(), 0))
        .name("rejects-to-kafka")
        .uid("rejects-to-kafka");
  }

  @Override
  public void cases(DataStream<Document> cases) {
    publish(cases, Topics.CASES, "cases");
    index(cases, "cases");
  }

  @Override
  public void orders(DataStream<Document> orders) {
    publish(orders, Topics.ORDER_COURSES, "orders");
    index(orders, "orders");
  }

  @Override
  public void alerts(DataStream<AlertDocument> alerts) {
    alerts
        .sinkTo(KafkaResults.sink(config.bootstrapServers(), Topics.ALERTS, new AlertForm(), 0))
        .name("alerts-to-kafka")
        .uid("alerts-to-kafka");
    index(
        alerts
            .map(AlertDocument::document)
            .returns(Document.class)
            .name("alerts-for-index")
            .uid("alerts-for-index"),
        "alerts");
  }

  @Override
  public Optional<Watched> watched() {
    return Optional.of(this);
  }

  @Override
  public void heat(DataStream<Document> current, DataStream<Document> graver) {
    publish(current.union(graver), Topics.HEAT, "heat");
    index(current, "heat");
  }

  @Override
  public void heatHistory(DataStream<Document> history) {
    index(history, "heat-history");
  }

  @Override
  public void scorecards(DataStream<Document> scorecards) {
    index(scorecards, "scorecards");
  }

  @Override
  public void health(DataStream<Document> health) {
    index(health, "health");
  }

  private void publish(DataStream<Document> documents, String topic, String name) {
    documents
        .sinkTo(
            KafkaResults.sink(
                config.bootstrapServers(), topic, new DocumentForm(), BULK_LINGER_MILLIS))
        .name(name + "-to-kafka")
        .uid(name + "-to-kafka");
  }

  private void index(DataStream<Document> documents, String name) {
    if (config.elasticsearch() == null) {
      return;
    }
    documents
        .sinkTo(
            ElasticsearchSink.<Document>builder()
                .config(config.elasticsearch())
                .converter((document, context) -> document)
                .poison(new PoisonFiles(Path.of(config.poisonDirectory())))
                .build())
        .name(name + "-to-elasticsearch")
        .uid(name + "-to-elasticsearch");
  }

  private static final class RejectForm implements KafkaResults.Form<Reject> {
    private static final long serialVersionUID = 1L;

    @Override
    public String key(Reject reject) {
      return reject.rejectId();
    }

    @Override
    public byte[] value(Reject reject) {
      return Json.bytes(reject);
    }
  }

  private static final class DocumentForm implements KafkaResults.Form<Document> {
    private static final long serialVersionUID = 1L;

    @Override
    public String key(Document document) {
      return document.id();
    }

    @Override
    public byte[] value(Document document) {
      return document.json();
    }
  }

  private static final class AlertForm implements KafkaResults.Form<AlertDocument> {
    private static final long serialVersionUID = 1L;

    @Override
    public String key(AlertDocument alert) {
      return alert.document().id();
    }

    @Override
    public byte[] value(AlertDocument alert) {
      return alert.document().json();
    }

    @Override
    public List<Header> headers(AlertDocument alert) {
      if (alert.triggerAppendedAt() < 0) {
        return List.of();
      }
      byte[] at = Long.toString(alert.triggerAppendedAt()).getBytes(StandardCharsets.US_ASCII);
      return List.of(new RecordHeader(TRIGGER_APPENDED_AT, at));
    }
  }
}
