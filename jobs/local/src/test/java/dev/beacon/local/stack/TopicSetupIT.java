package dev.beacon.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.InvalidDefinitionsException;
import dev.beacon.contract.Topics;
import dev.beacon.servers.KafkaServer;
import dev.beacon.servers.ServerPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  @TempDir private Path data;

  @Test
  void rulesOfEarlierTimesLoseNoVersionFromNowOn() throws Exception {
    try (KafkaServer kafka = KafkaServer.start(ServerPaths.fromSystemProperty(), data, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.RULES, 1, (short) 1)
                      .configs(
                          Map.of(
                              "cleanup.policy",
                              "compact",
                              "message.timestamp.type",
                              "LogAppendTime"))))
          .all()
          .get();

      assertThat(TopicSetup.install(admin)).as("the others were missing").isPositive();
      assertThat(TopicSetup.install(admin)).isZero();

      Config config = awaitKept(admin);
      assertThat(config.get("retention.ms").value()).isEqualTo("-1");
      assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");

      everyVersionIsReadAgain(
          new PublishedTopic<>(kafka.bootstrapServers(), Topics.RULES, ClusterRules::readJson));
      clocksAreReadAgain(
          new PublishedTopic<>(
              kafka.bootstrapServers(), Topics.CLOCKS, ClockDefinitions::readJson));
      assertThat(config(admin, Topics.CLOCKS).get("cleanup.policy").value()).isEqualTo("delete");
      assertThat(config(admin, Topics.CLOCKS).get("retention.ms").value()).isEqualTo("-1");
    }
  }

  private static void everyVersionIsReadAgain(PublishedTopic<ClusterRule> topic)
      throws InterruptedException {
    ClusterRule first = ClusterRules.shipped().get(0);
    ClusterRule second = first.published(2, "li", null, "why");
    topic.publish(List.of(first, second));
    topic.publish(List.of(first.published(3, null, null, null)));
    assertThat(topic.published())
        .containsExactly(first, second, first.published(3, null, null, null));

    assertThatThrownBy(
            () ->
                topic.publish(
                    List.of(
                        first.published(4, "li", null, null),
                        first.published(5, "li", null, "x".repeat(501)))))
        .isInstanceOf(InvalidDefinitionsException.class)
        .hasMessageStartingWith("note: ");
    assertThat(topic.published()).as("not one of them is published").hasSize(3);
  }

  private static void clocksAreReadAgain(PublishedTopic<ClockDefinition> topic)
      throws InterruptedException {
    assertThat(topic.published()).as("nobody has published any").isEmpty();
    topic.publish(ClockDefinitions.shipped());
    assertThat(topic.published()).isEqualTo(ClockDefinitions.shipped());
  }

  /** The broker learns of what the controller has changed a moment later. */
  private static Config awaitKept(Admin admin) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!"delete".equals(rules(admin).get("cleanup.policy").value())) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return rules(admin);
  }

  private static Config rules(Admin admin) throws Exception {
    return config(admin, Topics.RULES);
  }

  private static Config config(Admin admin, String name) throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    return admin.describeConfigs(List.of(topic)).all().get().get(topic);
  }
}
