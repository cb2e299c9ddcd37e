package dev.beacon.desk;

import dev.beacon.contract.PlatformClock;
import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads Kafka's records of operators' actions; what can be used and what cannot alike. */
public final class ActionDeserializer implements KafkaRecordDeserializationSchema<ReceivedAction> {
  private static final long serialVersionUID = 1L;

  private final PlatformClock clock;
  private final Duration ahead;
  private transient ActionReader reader;

  /**
   * @param clock tells what lies in the future; null: nothing does
   * @param ahead how far ahead of the clock an action's time may be
   */
  public ActionDeserializer(PlatformClock clock, Duration ahead) {
    this.clock = clock;
    this.ahead = ahead;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    reader = new ActionReader(clock, ahead);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ReceivedAction> out) {
    out.collect(
        reader.read(record.partition(), record.offset(), record.timestamp(), record.value()));
  }

  @Override
  public TypeInformation<ReceivedAction> getProducedType() {
    return ReceivedAction.TYPE;
  }
}
