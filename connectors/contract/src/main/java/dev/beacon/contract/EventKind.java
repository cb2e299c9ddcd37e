package dev.beacon.contract;

import java.util.Map;

/** The three kinds of event that stream in. */
public enum EventKind {
  REQUEST("request", Topics.REQUESTS),
  TIP("tip", Topics.TIPS),
  PROGRESS("progress", Topics.PROGRESS);

  private static final Map<String, EventKind> BY_TOPIC =
      Map.of(Topics.REQUESTS, REQUEST, Topics.TIPS, TIP, Topics.PROGRESS, PROGRESS);

  private final String prefix;
  private final String topic;

  EventKind(String prefix, String topic) {
    this.prefix = prefix;
    this.topic = topic;
  }

  /** What the ids of this kind begin with, before the first colon. Also the name of its schema. */
  public String prefix() {
    return prefix;
  }

  /** The Kafka topic that carries this kind. */
  public String topic() {
    return topic;
  }

  /**
   * The kind a topic carries.
   *
   * @throws IllegalArgumentException if the topic carries no events
   */
  public static EventKind ofTopic(String topic) {
    EventKind kind = BY_TOPIC.get(topic);
    if (kind == null) {
      throw new IllegalArgumentException("no events travel on topic " + topic);
    }
    return kind;
  }
}
