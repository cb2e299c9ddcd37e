package dev.beacon.earlywarning;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Beacon's topics on a real broker, as those see them who stand at both ends of the job. */
final class LiveTopics implements AutoCloseable {
  private static final short ONE_BROKER = 1;
  private static final int PARTITIONS = 2;

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;

  LiveTopics(String bootstrapServers) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Makes every topic the job needs. */
  static void create(String bootstrapServers) throws Exception {
    List<NewTopic> topics =
        Stream.concat(
                Topics.EVENTS.stream(),
                Stream.of(
                    Topics.OPERATOR_ACTIONS,
                    Topics.CASES,
                    Topics.ORDER_COURSES,
                    Topics.ALERTS,
                    Topics.HEAT,
                    Topics.REJECTS))
            .map(name -> topic(name, PARTITIONS, Map.of()))
            .toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(topics).all().get();
      admin
          .createTopics(
              Stream.of(Topics.RULES, Topics.CLOCKS, Topics.RISK_MODELS)
                  .map(LiveTopics::published)
                  .toList())
          .all()
          .get();
    }
  }

  private static NewTopic published(String name) {
    return topic(name, 1, Map.of("retention.ms", "-1"));
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("message.timestamp.type", "LogAppendTime");
    return new NewTopic(name, partitions, ONE_BROKER).configs(all);
  }

  /** Appends a record and returns when Kafka has it. */
  void send(String topic, String key, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(topic, key, value)).get();
  }

  /** Everything on a topic at this moment, in the order of each partition. */
  List<ConsumerRecord<String, byte[]>> read(String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
      consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
    }
    return records;
  }

  static Alert alert(ConsumerRecord<String, byte[]> record) {
    try {
      return Json.mapper().readValue(record.value(), Alert.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
