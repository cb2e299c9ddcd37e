package dev.beacon.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of event that stream in. */
public enum EventKind {
  REQUEST("request", Topics.REQUESTS, Request.class, "caseId"),
  TIP("tip", Topics.TIPS, Tip.class, "caseId"),
  PROGRESS("progress", Topics.PROGRESS, Progress.class, "caseId"),
  ORDER("order", Topics.ORDERS, Order.class, "id"),
  CHECK_IN("check-in", Topics.CHECK_INS, CheckIn.class, "orderId");

  private static final Map<String, EventKind> BY_TOPIC =
      Arrays.stream(values()).collect(Collectors.toMap(EventKind::topic, Function.identity()));

  private final String prefix;
  private final String topic;
  private final Class<? extends Event> record;
  private final String keyField;

  EventKind(String prefix, String topic, Class<? extends Event> record, String keyField) {
    this.prefix = prefix;
    this.topic = topic;
    this.record = record;
    this.keyField = keyField;
  }

  /** What the ids of this kind begin with, before the first colon. Also the name of its schema. */
  public String prefix() {
    return prefix;
  }

  /** The Kafka topic that carries this kind. */
  public String topic() {
    return topic;
  }

  /** The record that an event of this kind is decoded into. */
  public Class<? extends Event> record() {
    return record;
  }

  /** The field that holds {@link Event#key}; where an event leaves it out, its id is the key. */
  public String keyField() {
    return keyField;
  }

  /** Whether it reports a matter: a request or a tip, of which cases are made. */
  public boolean isReport() {
    return this == REQUEST || this == TIP;
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
