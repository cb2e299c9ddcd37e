package dev.beacon.earlywarning;

import dev.beacon.elasticsearch.Document;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where goes what people watch: how things are now, drawn on the wall clock. A run over a history
 * has no now.
 */
public interface Watched {
  /**
   * The risk of places, as it is now.
   *
   * @param current at a bounded rate a place
   * @param graver places that have become graver meanwhile, for those who cannot wait
   */
  void heat(DataStream<Document> current, DataStream<Document> graver);

  /** The risk of places, as it was every ten minutes. */
  void heatHistory(DataStream<Document> history);

  /** How the pipeline does. */
  void health(DataStream<Document> health);
}
