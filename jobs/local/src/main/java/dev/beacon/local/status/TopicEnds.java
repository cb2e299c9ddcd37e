package dev.beacon.local.status;

import dev.beacon.contract.EventKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** How much is on Kafka's topics. */
public final class TopicEnds {
  private final Admin admin;

  /** Asks through {@code admin}, which stays the caller's to close. */
  public TopicEnds(Admin admin) {
    this.admin = admin;
  }

  /**
   * Events by kind, every kind. Event topics keep everything, so the ends of their partitions count
   * their records.
   */
  public Map<EventKind, Long> events() throws InterruptedException {
    Map<EventKind, Long> events = new EnumMap<>(EventKind.class);
    for (EventKind kind : EventKind.values()) {
      events.put(kind, 0L);
    }
    List<String> topics = Arrays.stream(EventKind.values()).map(EventKind::topic).toList();
    of(topics)
        .forEach(
            (partition, end) -> events.merge(EventKind.ofTopic(partition.topic()), end, Long::sum));
    return events;
  }

  /** The offset after the last record of each partition. */
  public Map<TopicPartition, Long> of(Collection<String> topics) throws InterruptedException {
    try {
      Map<TopicPartition, OffsetSpec> question = new HashMap<>();
      for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
        topic
            .partitions()
            .forEach(
                partition ->
                    question.put(
                        new TopicPartition(topic.name(), partition.partition()),
                        OffsetSpec.latest()));
      }
      return admin.listOffsets(question).all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not tell how much it holds", e.getCause());
    }
  }
}
