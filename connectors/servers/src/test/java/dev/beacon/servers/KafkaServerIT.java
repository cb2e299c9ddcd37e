package dev.beacon.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerIT {
  private static final ServerPaths PATHS = ServerPaths.fromSystemProperty();
  private static final TopicPartition TOPIC = new TopicPartition("harvest", 0);

  /** Long before any retention by time would have let it live. */
  private static final long IN_2010 = 1_262_304_000_000L;

  @Test
  void recordsAndTheirOldTimestampsSurviveARestart(@TempDir Path directory) throws Exception {
    long pid;
    try (KafkaServer server = KafkaServer.start(PATHS, directory, 0)) {
      pid = server.pid();
      assertThat(server.process().isAlive()).isTrue();
      createTopic(server);
      produce(server, "wheat");
      server.close(); // and once more at the end of this block, which does no harm
    }
    assertThat(ProcessHandle.of(pid)).isEmpty();

    try (KafkaServer server = KafkaServer.start(PATHS, directory, 0)) {
      produce(server, "barley");
      assertThat(consume(server, 2)).containsExactly("wheat", "barley");
    }
  }

  @Test
  void aTakenPortIsNamed(@TempDir Path directory) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> KafkaServer.start(PATHS, directory, taken.getLocalPort()))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
    }
  }

  @Test
  void aDirectoryInUseIsRefusedWithTheProcessThatUsesIt(@TempDir Path directory) {
    try (KafkaServer server = KafkaServer.start(PATHS, directory, 0)) {
      assertThatThrownBy(() -> KafkaServer.start(PATHS, directory, 0))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("process " + server.pid());
    }
  }

  @Test
  void aFailedStartShowsTheEndOfTheLogAndCanBeRepeated(@TempDir Path directory) throws IOException {
    Path clusterId = Files.createDirectories(directory.resolve("data")).resolve("meta.properties");
    Files.writeString(clusterId, "version=1\ncluster.id=other\nnode.id=77\n");
    assertThatThrownBy(() -> KafkaServer.start(PATHS, directory, 0))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("exit code 1")
        .hasMessageContaining("Stored node id 77");

    Files.delete(clusterId);
    KafkaServer.start(PATHS, directory, 0).close();
  }

  @Test
  void theServerEndsWhenTheJvmThatStartedItIsKilled(@TempDir Path directory) throws IOException {
    try (Parent parent = Parent.start("kafka", directory)) {
      List<Long> pids = parent.serverPids();
      parent.process().destroyForcibly();
      pids.forEach(Await::end);
    }
  }

  @Test
  void theServerEndsWithTheJvmThatStartedIt(@TempDir Path directory) throws Exception {
    try (Parent parent = Parent.start("kafka", directory)) {
      List<Long> pids = parent.serverPids();
      parent.process().destroy();
      assertThat(parent.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(pids).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    }
  }

  private static void createTopic(KafkaServer server)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1))).all().get();
    }
  }

  private static void produce(KafkaServer server, String value)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings = Map.of("bootstrap.servers", server.bootstrapServers());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC.topic(), 0, IN_2010, "key", value)).get();
    }
  }

  private static List<String> consume(KafkaServer server, int count) {
    Map<String, Object> settings = Map.of("bootstrap.servers", server.bootstrapServers());
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seekToBeginning(List.of(TOPIC));
      List<String> values = new ArrayList<>();
      long start = System.nanoTime();
      while (values.size() < count
          && System.nanoTime() - start < Duration.ofSeconds(30).toNanos()) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          assertThat(record.timestamp()).isEqualTo(IN_2010);
          values.add(record.value());
        }
      }
      return values;
    }
  }
}
