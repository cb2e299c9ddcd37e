package dev.beacon.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * When the breaches of a group of cases appeared in Kafka.
 *
 * @param lateness from the deadline to the first version that tells the breach
 * @param last when the last appeared
 */
record BreachTimes(Lateness lateness, Instant last) {
  /**
   * Reads until all have appeared.
   *
   * @throws UserError if they do not within the limit
   */
  static BreachTimes read(String bootstrapServers, String group, int count, Duration limit)
      throws IOException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            "bench-" + UUID.randomUUID(),
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false);
    long[] late = new long[count];
    Set<String> seen = new HashSet<>();
    long last = Long.MIN_VALUE;
    long deadline = System.nanoTime() + limit.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.ALERTS));
      while (seen.size() < count) {
        if (System.nanoTime() > deadline) {
          throw new UserError("only %,d of %,d breaches were told".formatted(seen.size(), count));
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          JsonNode alert = Json.mapper().readTree(record.value());
          if (alert.path("phase").asText().equals("BREACH")
              && alert.path("caseId").asText().startsWith(ClockLoad.prefix(group))
              && seen.add(alert.path("caseId").asText())) {
            Instant due = Instant.parse(alert.path("deadline").asText());
            late[seen.size() - 1] = record.timestamp() - due.toEpochMilli();
            last = Math.max(last, record.timestamp());
          }
        }
      }
    }
    return new BreachTimes(Lateness.of(late), Instant.ofEpochMilli(last));
  }
}
