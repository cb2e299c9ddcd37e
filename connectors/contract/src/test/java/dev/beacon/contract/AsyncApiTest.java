package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
  private JsonNode api;

  @BeforeEach
  void read() throws IOException {
    try (InputStream in = Topics.class.getResourceAsStream("asyncapi.yaml")) {
      api = new YAMLMapper().readTree(in);
    }
  }

  @Test
  void everyTopicIsAChannelAndEveryChannelATopic() throws IllegalAccessException {
    List<String> topics = new ArrayList<>();
    for (Field field : Topics.class.getFields()) {
      if (field.getType() == String.class) {
        topics.add((String) field.get(null));
      }
    }
    List<String> addresses = new ArrayList<>();
    api.get("channels").forEach(channel -> addresses.add(channel.get("address").textValue()));

    assertThat(addresses).containsExactlyInAnyOrderElementsOf(topics);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> refs = api.findValuesAsText("$ref");

    assertThat(refs).hasSizeGreaterThan(20);
    for (String ref : refs) {
      if (ref.startsWith("#")) {
        assertThat(api.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
      } else {
        assertThat(Topics.class.getResource(ref)).as(ref).isNotNull();
      }
    }
  }

  @Test
  void everyChannelHasAMessageAndAnOperation() {
    List<String> operated = new ArrayList<>();
    api.get("operations").forEach(o -> operated.add(o.at("/channel/$ref").textValue()));
    api.get("channels")
        .properties()
        .forEach(
            channel -> {
              assertThat(channel.getValue().get("messages")).isNotEmpty();
              assertThat(operated).contains("#/channels/" + channel.getKey());
            });
  }

  @Test
  void everyMessageHasAKeyAndAPayload() {
    for (JsonNode message : api.at("/components/messages")) {
      assertThat(message.at("/bindings/kafka/key").isObject()).isTrue();
      assertThat(message.at("/payload/$ref").textValue()).startsWith("schema/");
    }
  }
}
