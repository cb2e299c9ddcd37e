package dev.beacon.local.bench;

import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Counts what another deserializer reads.
 *
 * @param <T> what it reads
 */
final class CountingDeserializer<T> implements KafkaRecordDeserializationSchema<T> {
  private static final long serialVersionUID = 1L;
  private static final int BATCH = 256;

  private final KafkaRecordDeserializationSchema<T> counted;
  private transient int batch;

  private CountingDeserializer(KafkaRecordDeserializationSchema<T> counted) {
    this.counted = counted;
  }

  static <T> CountingDeserializer<T> of(KafkaRecordDeserializationSchema<T> counted) {
    return new CountingDeserializer<>(counted);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) throws Exception {
    counted.open(context);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out)
      throws IOException {
    counted.deserialize(record, out);
    batch++;
    if (batch == BATCH) {
      Progressing.read(batch);
      batch = 0;
    }
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return counted.getProducedType();
  }
}
