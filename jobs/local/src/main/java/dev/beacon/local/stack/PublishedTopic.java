package dev.beacon.local.stack;

import dev.beacon.contract.InvalidDefinitionsException;
import dev.beacon.contract.Json;
import dev.beacon.contract.Publishable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A topic with every version of what was published, such as {@code beacon.rules}.
 *
 * @param <T> the kind of thing
 */
public final class PublishedTopic<T extends Publishable<T>> {
  private final String bootstrapServers;
  private final String topic;
  private final Function<byte[], T> reader;

  /**
   * @param reader reads a record's value; throws {@link InvalidDefinitionsException} if it cannot
   *     be used
   */
  public PublishedTopic(String bootstrapServers, String topic, Function<byte[], T> reader) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.reader = reader;
  }

  /**
   * Every version that was published, in order of publication. What the job passes over is left
   * out: deletions, and what cannot be used; somebody else put them there.
   */
  public List<T> published() {
    List<T> versions = new ArrayList<>();
    TopicContents.read(
        bootstrapServers,
        topic,
        record -> {
          if (record.value() == null) {
            return;
          }
          try {
            versions.add(reader.apply(record.value()));
          } catch (InvalidDefinitionsException unusable) {
            // As the job does.
          }
        });
    return versions;
  }

  /**
   * Puts versions into force; returns when Kafka has them.
   *
   * @throws InvalidDefinitionsException if the job could not use one; then none is published
   */
  public void publish(List<T> versions) throws InterruptedException {
    List<byte[]> values = versions.stream().map(Json::bytes).toList();
    if (!values.stream().map(reader).toList().equals(versions)) {
      throw new IllegalStateException("what is to be published reads otherwise than it is");
    }
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
        byte[] key = versions.get(i).name().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, key, values.get(i))).get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not take what was published", e.getCause());
    }
  }
}
