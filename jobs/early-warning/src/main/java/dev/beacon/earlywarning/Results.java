package dev.beacon.earlywarning;

import dev.beacon.contract.Reject;
import dev.beacon.elasticsearch.Document;
import java.util.Optional;
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

  /** Every version of every scorecard. */
  void scorecards(DataStream<Document> scorecards);

  /** Who watches while it runs; without anybody what they would see is not computed. */
  Optional<Watched> watched();
}
