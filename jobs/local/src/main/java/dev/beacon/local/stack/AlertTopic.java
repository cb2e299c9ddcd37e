package dev.beacon.local.stack;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The alerts on {@code beacon.alerts}. */
public final class AlertTopic {
  private static final ObjectReader ALERT = Json.tolerantReader(Alert.class);

  private final String bootstrapServers;

  public AlertTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The newest version of every alert, in no particular order. */
  public List<Alert> newest() {
    Map<String, Alert> newest = new HashMap<>();
    TopicContents.read(
        bootstrapServers,
        Topics.ALERTS,
        record -> {
          Alert alert = alert(record);
          newest.merge(alert.alertId(), alert, (a, b) -> b.version() > a.version() ? b : a);
        });
    return new ArrayList<>(newest.values());
  }

  private static Alert alert(ConsumerRecord<byte[], byte[]> record) {
    try {
      return ALERT.readValue(record.value());
    } catch (IOException e) {
      throw new IllegalStateException(
          "no alert at offset " + record.offset() + " of " + record.topic(), e);
    }
  }
}
