package dev.beacon.local.stack;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.InvalidDefinitionsException;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The live thresholds on {@code beacon.rules}, every version of them. */
public final class RuleTopic {
  private final String bootstrapServers;

  public RuleTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Every version of every rule that was published, in order of publication. What the job passes
   * over is left out: deletions, and what is no rule; somebody else put them there.
   */
  public List<ClusterRule> published() {
    List<ClusterRule> rules = new ArrayList<>();
    TopicContents.read(
        bootstrapServers,
        Topics.RULES,
        record -> {
          if (record.value() == null) {
            return;
          }
          try {
            rules.add(ClusterRules.readJson(record.value()));
          } catch (InvalidDefinitionsException unusable) {
            // As the job does.
          }
        });
    return rules;
  }

  /**
   * Puts rules into force; returns when Kafka has them.
   *
   * @throws InvalidDefinitionsException if the job could not use one; then none is published
   */
  public void publish(List<ClusterRule> rules) throws InterruptedException {
    List<byte[]> values = rules.stream().map(Json::bytes).toList();
    values.forEach(ClusterRules::readJson);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < values.size(); i++) {
        byte[] key = rules.get(i).rule().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.RULES, key, values.get(i))).get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not take a rule", e.getCause());
    }
  }
}
