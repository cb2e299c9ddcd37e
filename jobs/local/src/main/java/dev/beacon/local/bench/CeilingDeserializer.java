package dev.beacon.local.bench;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The least a job can do: decodes the JSON into the contract's records with Jackson. */
final class CeilingDeserializer implements KafkaRecordDeserializationSchema<Long> {
  private static final long serialVersionUID = 1L;

  private transient Map<EventKind, ObjectReader> readers;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    readers = new EnumMap<>(EventKind.class);
    for (EventKind kind : EventKind.values()) {
      readers.put(kind, Json.mapper().readerFor(kind.record()));
    }
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Long> out)
      throws IOException {
    Object event = readers.get(EventKind.ofTopic(record.topic())).readValue(record.value());
    // Something must depend on the result, or the compiler could leave the decoding out.
    out.collect((long) System.identityHashCode(event));
  }

  @Override
  public TypeInformation<Long> getProducedType() {
    return Types.LONG;
  }
}
