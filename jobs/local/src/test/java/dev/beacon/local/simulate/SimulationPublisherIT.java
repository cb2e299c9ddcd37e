package dev.beacon.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.EventKind;
import dev.beacon.servers.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class SimulationPublisherIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 2;

  private final String servers = TestServers.kafka().bootstrapServers();
  private String prefix;

  @BeforeEach
  void createTopics(TestInfo test) throws ExecutionException, InterruptedException {
    createTopics("simulate-" + test.getTestMethod().orElseThrow().getName() + "-");
  }

  private void createTopics(String newPrefix) throws ExecutionException, InterruptedException {
    prefix = newPrefix;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(
              Arrays.stream(EventKind.values())
                  .map(kind -> new NewTopic(topic(kind), PARTITIONS, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @Test
  void putsEveryEventOnTheTopicOfItsKindInOrderOfItsCase() throws Exception {
    List<SimulatedEvent> events =
        new DistrictSimulator(SimulationConfig.defaults().withRate(20)).take(20_000);

    Map<EventKind, Long> acknowledged;
    try (SimulationPublisher publisher = new SimulationPublisher(servers, this::topic)) {
      assertThat(publisher.sendAll(events.iterator(), Pace.unpaced(), Long.MAX_VALUE))
          .isEqualTo(events.size());
      publisher.flush();
      acknowledged = publisher.acknowledged();
    }

    for (EventKind kind : EventKind.values()) {
      List<SimulatedEvent> sent = events.stream().filter(e -> e.kind() == kind).toList();
      assertThat(acknowledged).containsEntry(kind, (long) sent.size());
      assertThat(byKey(read(kind, sent.size()))).isEqualTo(sentByKey(sent));
    }
  }

  /** See KAFKA-14359: with more than one request in flight this loses events now and then. */
  @Test
  void nothingIsLostOnTopicsThatWereOnlyJustCreated() throws Exception {
    for (int attempt = 0; attempt < 8; attempt++) {
      createTopics("simulate-fresh-" + attempt + "-");
      DistrictSimulator simulator = new DistrictSimulator(SimulationConfig.defaults());
      SimulationPublisher publisher = new SimulationPublisher(servers, this::topic);

      long sent = publisher.sendAll(simulator, Pace.unpaced(), 700);
      publisher.close();

      assertThat(publisher.acknowledged().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(sent);
    }
  }

  @Test
  void closingDeliversWhatWasSent() throws Exception {
    List<SimulatedEvent> events = new DistrictSimulator(SimulationConfig.defaults()).take(500);
    SimulationPublisher publisher = new SimulationPublisher(servers, this::topic);
    for (SimulatedEvent event : events) {
      publisher.send(event);
    }

    publisher.close();

    assertThat(publisher.acknowledged().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(events.size());
  }

  @Test
  void anInterruptionStopsItAndLosesNothing() throws Exception {
    DistrictSimulator simulator = new DistrictSimulator(SimulationConfig.defaults());
    Thread sender = Thread.currentThread();
    Instant stopAt = SimulationConfig.DEFAULT_START.plus(Duration.ofMinutes(30));
    Pace untilThen =
        arrivesAt -> {
          if (arrivesAt.isAfter(stopAt)) {
            sender.interrupt();
          }
          Pace.unpaced().await(arrivesAt);
        };
    SimulationPublisher publisher = new SimulationPublisher(servers, this::topic);

    assertThatThrownBy(() -> publisher.sendAll(simulator, untilThen, Long.MAX_VALUE))
        .isInstanceOf(InterruptedException.class);
    Thread.currentThread().interrupt();
    publisher.close();

    assertThat(Thread.interrupted()).isTrue();
    // The event that was waited for was made, but not sent.
    assertThat(publisher.acknowledged().values().stream().mapToLong(Long::longValue).sum())
        .isPositive()
        .isEqualTo(simulator.summary().events() - 1);
  }

  private String topic(EventKind kind) {
    return prefix + kind.prefix();
  }

  private List<ConsumerRecord<byte[], byte[]>> read(EventKind kind, int expected)
      throws IOException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          List.of(new TopicPartition(topic(kind), 0), new TopicPartition(topic(kind), 1)));
      Instant deadline = Instant.now().plus(PATIENCE);
      while (records.size() < expected && Instant.now().isBefore(deadline)) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static Map<String, List<String>> byKey(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, List<String>> values = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> event : records) {
      values.computeIfAbsent(text(event.key()), key -> new ArrayList<>()).add(text(event.value()));
    }
    return values;
  }

  private static Map<String, List<String>> sentByKey(List<SimulatedEvent> events) {
    Map<String, List<String>> values = new HashMap<>();
    for (SimulatedEvent event : events) {
      values.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(text(event.value()));
    }
    return values;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
