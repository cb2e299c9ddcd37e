package dev.beacon.gateway;

import dev.beacon.contract.Alert;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Beacon's topics on a real broker, as somebody other than the gateway sees them. */
final class KafkaTopics {
  private final String bootstrapServers;

  KafkaTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Makes those that are not there yet. */
  void create() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          Stream.concat(
                  Topics.EVENTS.stream(),
                  Stream.of(Topics.ALERTS, Topics.OPERATOR_ACTIONS, Topics.HEAT))
              .filter(name -> !present.contains(name))
              .map(
                  name ->
                      new NewTopic(name, 2, (short) 1)
                          .configs(Map.of("message.timestamp.type", "LogAppendTime")))
              .toList();
      admin.createTopics(missing).all().get();
    }
  }

  /** Everything on a topic at this moment. */
  List<ConsumerRecord<String, byte[]>> read(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
      return records;
    }
  }

  /** The records of a topic whose value speaks of {@code id}. */
  List<ConsumerRecord<String, byte[]>> about(String topic, String id) {
    String quoted = "\"" + id + "\"";
    return read(topic).stream().filter(record -> text(record).contains(quoted)).toList();
  }

  static String text(ConsumerRecord<String, byte[]> record) {
    return record.key() + " " + new String(record.value(), StandardCharsets.UTF_8);
  }

  void writeAlert(Alert alert) throws Exception {
    write(Topics.ALERTS, alert.alertId(), Json.bytes(alert));
  }

  void writeHeat(HeatDocument place) throws Exception {
    write(Topics.HEAT, place.heatId(), Json.bytes(place));
  }

  void write(String topic, String key, byte[] value) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }
}
