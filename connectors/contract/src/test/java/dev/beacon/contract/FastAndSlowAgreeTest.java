package dev.beacon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the fast way accepts, the slow way accepts with the same record. */
class FastAndSlowAgreeTest {
  private static final int EVENTS = 4_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Values at the edges of what some field takes. */
  private static final List<JsonNode> EDGES =
      List.of(
          NODES.nullNode(),
          NODES.booleanNode(true),
          NODES.numberNode(5),
          NODES.numberNode(6),
          NODES.numberNode(0),
          NODES.numberNode(1),
          NODES.numberNode(-1),
          NODES.numberNode(1_000_000),
          NODES.numberNode(1_000_001),
          NODES.numberNode(1.0),
          NODES.numberNode(1.5),
          NODES.numberNode(-0.0),
          NODES.numberNode(1e15),
          NODES.numberNode(1.0000001e15),
          NODES.numberNode(90),
          NODES.numberNode(90.00001),
          NODES.numberNode(-180),
          NODES.numberNode(4_000_000_000L),
          NODES.numberNode(new java.math.BigInteger("123456789012345678901234567890")),
          NODES.arrayNode(),
          NODES.objectNode(),
          NODES.arrayNode().add("due"),
          NODES.arrayNode().add("due").add("due"),
          NODES.arrayNode().add("due").addNull(),
          strings(32),
          strings(33),
          NODES.objectNode().put("lat", 1).put("lon", 2.5),
          NODES.objectNode().put("lat", 1),
          NODES.objectNode().put("kind", "SITE").put("name", "x").putNull("id"),
          NODES.objectNode().put("kind", "SITE").put("name", ""));

  private static ArrayNode strings(int count) {
    ArrayNode strings = NODES.arrayNode();
    for (int i = 0; i < count; i++) {
      strings.add("d" + i);
    }
    return strings;
  }

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "A",
          "ABC",
          "CNY",
          "cny",
          "RED",
          "REGRADED",
          "PAUSED",
          "FED_BACK",
          "CONFIRMED",
          "JUDICIAL_CONFIRMED",
          "UPDATED",
          "GATHERING",
          "due",
          "-due",
          "request:a:b",
          "request:a:",
          "request::b",
          "request:a b:c",
          "request:a:b c\u0001",
          "request:\u00a0:b",
          "request:a:\u2028",
          "tip:甲:乙",
          "progress:a:b:c",
          "order:a:b",
          "order:甲:",
          "check-in:甲:乙",
          "check-in::b",
          "x".repeat(64),
          "x".repeat(65),
          "X".repeat(64),
          "X".repeat(65),
          "中".repeat(128),
          "中".repeat(129),
          "😀".repeat(64),
          "😀".repeat(65),
          "x".repeat(400),
          "x".repeat(401),
          "Fenway / Kenmore (x), y & z's",
          "光明街道",
          "é",
          "a\tb",
          "a\n",
          "p:Ab3_-Ab3_-Ab3_-Ab3_-xy",
          "p:Ab3_-Ab3_-Ab3_-Ab3_-xy\n",
          "p:Ab3_-Ab3_-Ab3_-Ab3_-x!",
          "440311001001",
          "2019-11-05T02:10:00Z",
          "2019-11-05T02:10:00.1Z",
          "2019-11-05T02:10:00.123456789Z",
          "2019-11-05T02:10:00.1234567890Z",
          "2019-11-05T02:10:00+08:00",
          "2019-11-05T02:10:00-00:00",
          "2019-11-05T02:10:00+18:00",
          "2019-11-05T02:10:00+18:01",
          "2019-02-29T02:10:00Z",
          "2020-02-29T02:10:00Z",
          "2000-02-29T02:10:00Z",
          "1900-02-29T02:10:00Z",
          "1989-12-31T23:59:59Z",
          "1990-01-01T00:00:00Z",
          "2100-12-31T23:59:59Z",
          "2101-01-01T00:00:00Z",
          "0000-03-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "2019-13-05T02:10:00Z",
          "2019-11-31T02:10:00Z",
          "2019-11-05T24:00:00Z",
          "2016-12-31T23:59:60Z",
          "2019-11-05t02:10:00z",
          "2019-11-05T02:10:00",
          "2019-11-05T02:10:00Z ",
          "+2019-11-05T02:10:00Z",
          "２019-11-05T02:10:00Z");

  private static final List<String> SPOILED =
      List.of(
          "\\uD83D", "\\uDE00\\uD83D", "\\u0000", "\\uD83D\\uDE00", "1e999", "01", "NaN", "\u00ff");

  private final EventDecoder decoder = EventDecoder.load();

  @ParameterizedTest
  @EnumSource
  void onMutatedEvents(EventKind kind) {
    Random random = new Random(20191105 + kind.prefix().hashCode());
    int accepted = 0;
    int fast = 0;
    for (int i = 0; i < EVENTS; i++) {
      byte[] json = mutated(kind, random);
      Object quick = decoder.decodeFast(kind, json);
      Decoded slow = decoder.decodeSlowly(kind, json);
      if (quick != FastValue.UNSURE) {
        fast++;
        assertThat(slow.event()).as(new String(json, UTF_8)).isEqualTo(quick);
      }
      if (slow.isUsable()) {
        accepted++;
        // What is accepted can be written again, and means the same then.
        byte[] again = Json.bytes(slow.event());
        assertThat(decoder.decode(kind, again).event()).isEqualTo(slow.event());
      } else {
        assertThat(slow.detail()).isNotBlank();
      }
    }
    // The mutations must neither spoil all nor nothing, and the fast way must be the usual one.
    assertThat(accepted).isBetween(EVENTS / 5, EVENTS * 4 / 5);
    assertThat(fast).isBetween(accepted / 2, accepted);
  }

  private static byte[] mutated(EventKind kind, Random random) {
    ObjectNode event = Json.mapper().valueToTree(pick(Samples.events(kind), random));
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutate(event, random);
    }
    if (random.nextInt(4) == 0) {
      event = shuffled(event, random);
    }
    String text = event.toString();
    return switch (random.nextInt(24)) {
      case 0 -> (text + pick(List.of(" ", "\n", "{}", "x", ",", "]"), random)).getBytes(UTF_8);
      case 1 -> text.substring(0, random.nextInt(text.length())).getBytes(UTF_8);
      case 2 -> text.replaceFirst("\\{", "{\"feed\":\"twice\",").getBytes(UTF_8);
      case 3 -> spoiled(text, random).getBytes(UTF_8);
      case 4 -> flipped(text.getBytes(UTF_8), random);
      default -> text.getBytes(UTF_8);
    };
  }

  private static void mutate(ObjectNode event, Random random) {
    List<String> names = new ArrayList<>();
    event.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty()) {
      return;
    }
    String name = pick(names, random);
    JsonNode value = event.get(name);
    switch (random.nextInt(10)) {
      case 0, 1 -> event.remove(name);
      case 2 -> event.set(name, pick(EDGES, random).deepCopy());
      case 3, 4 -> event.put(name, pick(TEXTS, random));
      case 5 -> event.put(random.nextBoolean() ? name + "x" : "colour", 1);
      case 6 -> event.putNull(name);
      case 7 -> {
        if (value.isTextual()) {
          event.put(name, value.textValue() + pick(TEXTS, random));
        }
      }
      default -> {
        if (value instanceof ObjectNode below) {
          mutate(below, random);
        } else if (value instanceof ArrayNode list) {
          list.add(pick(TEXTS, random));
        }
      }
    }
  }

  private static ObjectNode shuffled(ObjectNode event, Random random) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(event.properties());
    Collections.shuffle(fields, random);
    ObjectNode shuffled = NODES.objectNode();
    fields.forEach(field -> shuffled.set(field.getKey(), field.getValue()));
    return shuffled;
  }

  private static String spoiled(String text, Random random) {
    int colon = text.indexOf(':', random.nextInt(text.length()));
    if (colon < 0 || colon + 2 >= text.length()) {
      return text;
    }
    String what = pick(SPOILED, random);
    boolean string = text.charAt(colon + 1) == '"';
    return string
        ? text.substring(0, colon + 2) + what + text.substring(colon + 2)
        : text.substring(0, colon + 1) + what + text.substring(colon + 2);
  }

  private static byte[] flipped(byte[] json, Random random) {
    json[random.nextInt(json.length)] = (byte) random.nextInt(256);
    return json;
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
