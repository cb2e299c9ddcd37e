package dev.beacon.intake;

import dev.beacon.contract.PlatformClock;
import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads Kafka's records by {@link Intake}, inside the source, so that a record's event time is
 * known to its partition.
 */
public final class EventDeserializer implements KafkaRecordDeserializationSchema<IntakeResult> {
  private static final long serialVersionUID = 1L;

  private final PlatformClock clock;
  private final Duration ahead;
  private transient Intake intake;

  /**
   * @param clock tells what lies in the future; null: nothing does
   * @param ahead how far ahead of the clock an event's time may be
   */
  public EventDeserializer(PlatformClock clock, Duration ahead) {
    this.clock = clock;
    this.ahead = ahead;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    intake = new Intake(clock, ahead);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<IntakeResult> out) {
    out.collect(
        intake.read(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.value()));
  }

  @Override
  public TypeInformation<IntakeResult> getProducedType() {
    return IntakeResult.TYPE;
  }
}
