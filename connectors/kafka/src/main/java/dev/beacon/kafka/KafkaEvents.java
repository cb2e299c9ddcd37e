package dev.beacon.kafka;

import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Topics;
import java.util.List;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/** The job's Kafka sources. */
public final class KafkaEvents {
  private KafkaEvents() {}

  /**
   * All events, from the beginning or, after a restart, from the checkpoint.
   *
   * @param bootstrapServers {@code host:port[,host:port]}
   * @param group names the consumer; offsets are committed under it at each checkpoint, for display
   *     only
   * @param decoder turns a record into an event
   * @param <T> type of event
   */
  public static <T> KafkaSource<T> source(
      String bootstrapServers, String group, KafkaRecordDeserializationSchema<T> decoder) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setGroupId(group)
        .setClientIdPrefix(group + "-events")
        .setTopics(Topics.EVENTS)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty("partition.discovery.interval.ms", "60000")
        .setProperty("fetch.max.wait.ms", "50")
        .setDeserializer(decoder)
        .build();
  }

  /**
   * The published rules, as JSON, from the beginning of the topic. A deleted one makes no
   * difference: a rule is switched off by publishing it as not enabled, so that it is on record.
   */
  public static KafkaSource<String> rules(String bootstrapServers, String group) {
    return published(bootstrapServers, group, Topics.RULES, "-rules");
  }

  /** The published clocks, in the same way. */
  public static KafkaSource<String> clocks(String bootstrapServers, String group) {
    return published(bootstrapServers, group, Topics.CLOCKS, "-clocks");
  }

  /** The published risk models, in the same way. */
  public static KafkaSource<String> riskModels(String bootstrapServers, String group) {
    return published(bootstrapServers, group, Topics.RISK_MODELS, "-risk-models");
  }

  private static KafkaSource<String> published(
      String bootstrapServers, String group, String topic, String suffix) {
    return KafkaSource.<String>builder()
        .setBootstrapServers(bootstrapServers)
        .setGroupId(group)
        .setClientIdPrefix(group + suffix)
        .setTopics(List.of(topic))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty("fetch.max.wait.ms", "50")
        .setValueOnlyDeserializer(new TextIfAny())
        .build();
  }

  /** What operators do about alerts, from the beginning or, after a restart, the checkpoint. */
  public static <T> KafkaSource<T> actions(
      String bootstrapServers, String group, KafkaRecordDeserializationSchema<T> decoder) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setGroupId(group)
        .setClientIdPrefix(group + "-actions")
        .setTopics(List.of(Topics.OPERATOR_ACTIONS))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty("partition.discovery.interval.ms", "60000")
        .setProperty("fetch.max.wait.ms", "50")
        .setDeserializer(decoder)
        .build();
  }

  /** The watermarks of the events. */
  public static <T> WatermarkStrategy<T> watermarks(
      EventTime time, PlatformClock clock, SerializableTimestampAssigner<T> assigner) {
    if (time.mode() == EventTime.Mode.LIVE) {
      return PlatformTimeWatermarks.strategy(time, clock, assigner);
    }
    return WatermarkStrategy.<T>forBoundedOutOfOrderness(time.lateness())
        .withTimestampAssigner(assigner)
        .withIdleness(time.silence());
  }

  /**
   * The watermarks of a stream that has no event time, such as the rules: it has no say in what
   * time it is. Decision: idle, and not at the end of time. Where the events pause they are idle
   * too, and an end of time on the other input would then be the time of both.
   */
  public static <T> WatermarkStrategy<T> timeless() {
    return WatermarkStrategy.forGenerator(context -> new Timeless<>());
  }

  /** Text; nothing for a record without a value, as Kafka has it for a deleted key. */
  private static final class TextIfAny extends SimpleStringSchema {
    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(byte[] message) {
      return message == null ? null : super.deserialize(message);
    }
  }

  private static final class Timeless<T> implements WatermarkGenerator<T> {
    @Override
    public void onEvent(T event, long timestamp, WatermarkOutput output) {}

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }
}
