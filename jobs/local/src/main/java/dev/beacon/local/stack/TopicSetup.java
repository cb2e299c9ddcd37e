package dev.beacon.local.stack;

import dev.beacon.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the topics that are missing. Every topic is stamped by the broker as it appends: replays
 * of old events must not fall to retention as they come in, and latency is measured from append to
 * append.
 */
public final class TopicSetup {
  /** How finely events can be spread over the job. */
  public static final int PARTITIONS = 4;

  private static final short ONE_BROKER = 1;
  private static final Duration CASES_KEPT = Duration.ofDays(30);
  private static final Duration ALERTS_KEPT = Duration.ofDays(365);
  private static final Duration REJECTS_KEPT = Duration.ofDays(365);

  /** Every version of what is published is kept: who changed what, when and why. */
  private static final Map<String, String> PUBLISHED_KEPT =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          "-1");

  private TopicSetup() {}

  /**
   * Creates what is missing; what exists stays as it is, save that the rules lose no version.
   *
   * @return how many topics were created
   */
  public static int install(Admin admin) throws InterruptedException {
    try {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics().stream().filter(topic -> !existing.contains(topic.name())).toList();
      admin.createTopics(missing).all().get();
      if (existing.contains(Topics.RULES)) {
        keepEveryRule(admin);
      }
      return missing.size();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics cannot be set up", e.getCause());
    }
  }

  /** The topic was compacted once, which leaves only the latest version of each rule. */
  private static void keepEveryRule(Admin admin) throws ExecutionException, InterruptedException {
    List<AlterConfigOp> settings =
        PUBLISHED_KEPT.entrySet().stream()
            .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    admin
        .incrementalAlterConfigs(
            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, Topics.RULES), settings))
        .all()
        .get();
  }

  /**
   * Decision: events are kept for good, since they are what everything else can be computed from
   * again; their outcome is in Elasticsearch, so older versions of cases and alerts may go.
   */
  private static List<NewTopic> topics() {
    return List.of(
        topic(Topics.REQUESTS, PARTITIONS, kept("-1")),
        topic(Topics.TIPS, PARTITIONS, kept("-1")),
        topic(Topics.PROGRESS, PARTITIONS, kept("-1")),
        topic(Topics.ORDERS, PARTITIONS, kept("-1")),
        topic(Topics.CHECK_INS, PARTITIONS, kept("-1")),
        topic(Topics.OPERATOR_ACTIONS, PARTITIONS, kept("-1")),
        topic(Topics.RULES, 1, PUBLISHED_KEPT),
        topic(Topics.CLOCKS, 1, PUBLISHED_KEPT),
        topic(Topics.RISK_MODELS, 1, PUBLISHED_KEPT),
        topic(Topics.CASES, PARTITIONS, kept(millis(CASES_KEPT))),
        topic(
            Topics.HEAT,
            PARTITIONS,
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)),
        topic(Topics.ORDER_COURSES, PARTITIONS, kept(millis(CASES_KEPT))),
        topic(Topics.ALERTS, PARTITIONS, kept(millis(ALERTS_KEPT))),
        topic(Topics.REJECTS, PARTITIONS, kept(millis(REJECTS_KEPT))));
  }

  private static Map<String, String> kept(String retention) {
    return Map.of(TopicConfig.RETENTION_MS_CONFIG, retention);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    return new NewTopic(name, partitions, ONE_BROKER).configs(all);
  }
}
