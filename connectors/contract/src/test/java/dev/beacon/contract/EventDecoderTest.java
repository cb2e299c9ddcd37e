package dev.beacon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
  private final EventDecoder decoder = EventDecoder.load();

  @ParameterizedTest
  @EnumSource
  void aWholeEventIsDecodedInOnePass(EventKind kind) {
    for (Event event : Samples.events(kind)) {
      byte[] json = Json.bytes(event);

      assertThat(decoder.decodeFast(kind, json)).isEqualTo(event);
      assertThat(decoder.decode(kind, json).event()).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyExampleIsDecodedInOnePass(EventKind kind) throws Exception {
    for (var example : SchemaFile.of(kind.prefix()).tree().get("examples")) {
      byte[] json = Json.mapper().writeValueAsBytes(example);

      assertThat(decoder.decodeFast(kind, json))
          .isEqualTo(decoder.decodeSlowly(kind, json).event());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "[]", "5", "{", "{}}", "{}{}", "\"\"", "{\"id\":1,\"id\":1}"})
  void whatIsNotOneObjectIsMalformed(String text) {
    assertThat(decoder.decode(EventKind.REQUEST, text.getBytes(UTF_8)).reason())
        .isEqualTo(Reject.Reason.MALFORMED);
  }

  @Test
  void aDeletedKeyIsMalformed() {
    assertThat(decoder.decode(EventKind.REQUEST, null).reason()).isEqualTo(Reject.Reason.MALFORMED);
  }

  @Test
  void anObjectThatMissesTheSchemaIsInvalidAndSaysWhy() {
    Decoded decoded =
        decoder.decode(EventKind.PROGRESS, "{\"id\":\"progress:a:b\"}".getBytes(UTF_8));

    assertThat(decoded.isUsable()).isFalse();
    assertThat(decoded.reason()).isEqualTo(Reject.Reason.INVALID);
    assertThat(decoded.detail())
        .isEqualTo(
            "caseId: is missing but it is required; feed: is missing but it is required; "
                + "reportedAt: is missing but it is required; step: is missing but it is required");
  }

  @Test
  void aFieldThatIsThereTwiceIsMalformedEvenFarApart() {
    String json = new String(Json.bytes(Samples.tip()), UTF_8);
    String twice = json.substring(0, json.length() - 1) + ",\"feed\":\"gateway\"}";

    Decoded decoded = decoder.decode(EventKind.TIP, twice.getBytes(UTF_8));

    assertThat(decoded.reason()).isEqualTo(Reject.Reason.MALFORMED);
    assertThat(decoded.detail()).startsWith("the event: a field is there twice, line 1");
  }

  @Test
  void manyProblemsAreCounted() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 100; i++) {
      json.append("\"f").append(i).append("\":1,");
    }
    json.append("\"feed\":\"a\"}");

    assertThat(decoder.decode(EventKind.TIP, json.toString().getBytes(UTF_8)).detail())
        .endsWith("and 99 more")
        .hasSizeLessThan(400);
  }
}
