package dev.beacon.kafka;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The job's Kafka sinks.
 *
 * <p>Decision: at least once, not transactions. Every result has a deterministic id and a version,
 * so a repeated write says the same again; a transaction would keep each alert invisible until the
 * next checkpoint.
 */
public final class KafkaResults {
  private KafkaResults() {}

  /**
   * What a result looks like as a Kafka record.
   *
   * @param <T> type of result
   */
  public interface Form<T> extends Serializable {
    /** The record's key: results of one key keep their order. */
    String key(T result);

    /** The record's value. */
    byte[] value(T result);

    /** The record's headers; none unless overridden. */
    default List<Header> headers(T result) {
      return List.of();
    }
  }

  /**
   * A sink to a topic.
   *
   * @param bootstrapServers {@code host:port[,host:port]}
   * @param topic an existing topic
   * @param form how a result becomes a record
   * @param lingerMillis how long the producer may gather a batch
   * @param <T> type of result
   */
  public static <T> KafkaSink<T> sink(
      String bootstrapServers, String topic, Form<T> form, int lingerMillis) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setProperty("acks", "all")
        // With several, the first batches to a topic just created can be refused as out of order
        // until they expire.
        .setProperty("max.in.flight.requests.per.connection", "1")
        .setProperty("linger.ms", Integer.toString(lingerMillis))
        .setProperty("batch.size", "131072")
        .setRecordSerializer(new FormSerialization<>(topic, form))
        .build();
  }

  /** A result as a record, by its form. */
  record FormSerialization<T>(String topic, Form<T> form)
      implements KafkaRecordSerializationSchema<T> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        T result, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(
          topic,
          null,
          null,
          form.key(result).getBytes(StandardCharsets.UTF_8),
          form.value(result),
          form.headers(result));
    }
  }
}
