package dev.beacon.local.stack;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The live thresholds on {@code beacon.rules}. */
public final class RuleTopic {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.RULES, 0);

  private final String bootstrapServers;

  public RuleTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The rules in force, the highest version of each, by name. */
  public Map<String, ClusterRule> latest() {
    Map<String, ClusterRule> latest = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
      while (consumer.position(PARTITION) < end) {
        consumer.poll(POLL).forEach(record -> take(record, latest));
      }
    }
    return latest;
  }

  private static void take(ConsumerRecord<byte[], byte[]> record, Map<String, ClusterRule> latest) {
    if (record.value() == null) {
      latest.remove(new String(record.key(), StandardCharsets.UTF_8));
      return;
    }
    try {
      ClusterRule rule = ClusterRules.readJson(record.value());
      latest.merge(rule.rule(), rule, (a, b) -> b.version() >= a.version() ? b : a);
    } catch (ClusterRules.InvalidRulesException unusable) {
      // Somebody else put it there; the job passes over it too.
    }
  }

  /** Puts rules into force; returns when Kafka has them. */
  public void publish(List<ClusterRule> rules) throws InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (ClusterRule rule : rules) {
        producer
            .send(
                new ProducerRecord<>(
                    Topics.RULES, rule.rule().getBytes(StandardCharsets.UTF_8), Json.bytes(rule)))
            .get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not take a rule", e.getCause());
    }
  }
}
