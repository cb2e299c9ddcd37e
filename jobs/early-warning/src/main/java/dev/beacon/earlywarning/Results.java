package dev.beacon.earlywarning;

import dev.beacon.contract.Reject;
import dev.beacon.elasticsearch.Document;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where the results of the topology go: Kafka and Elasticsearch, files, or a test. */
public interface Results {
  /** What could not be used. */
  void rejects(DataStream<Reject> rejects);

  /** Every version of every case. */
  void cases(DataStream<Document> cases);

  /** Every version of the course of every order. */
  void orders(DataStream<Document> orders);

  /** Every version of every alert. */
  void alerts(DataStream<AlertDocument> alerts);

  /**
   * The risk of places, as it is now.
   *
   * @param current at a bounded rate a place
   * @param graver places that have become graver meanwhile, for those who cannot wait
   */
  void heat(DataStream<Document> current, DataStream<Document> graver);

  /** The risk of places, as it was every ten minutes. */
  void heatHistory(DataStream<Document> history);

  /** Every version of every scorecard. */
  void scorecards(DataStream<Document> scorecards);

  /** How the pipeline does. */
  void health(DataStream<Document> health);
}
