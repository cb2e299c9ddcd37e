package dev.beacon.local.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.beacon.cases.Grading;
import dev.beacon.cases.GradingConfig;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.clusters.EvidenceScopes;
import dev.beacon.clusters.ScopedEvidence;
import dev.beacon.contract.EventKind;
import dev.beacon.intake.CaseEvent;
import dev.beacon.intake.Intake;
import dev.beacon.intake.IntakeResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads only what is evidence: looks as far as a report's category, and hands those that rules may
 * ask for to the job's own intake, with its checks and its masking.
 */
final class EvidenceDeserializer implements KafkaRecordDeserializationSchema<ScopedEvidence> {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] CATEGORY = "\"category\":\"".getBytes(StandardCharsets.UTF_8);

  private final EvidenceLimits limits;
  private final GradingConfig gradingConfig;
  private transient Intake intake;
  private transient Grading grading;
  private transient EvidenceScopes scopes;

  EvidenceDeserializer(EvidenceLimits limits, GradingConfig gradingConfig) {
    this.limits = limits;
    this.gradingConfig = gradingConfig;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    intake = new Intake(null, Duration.ZERO);
    grading = new Grading(gradingConfig);
    scopes = new EvidenceScopes(limits);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ScopedEvidence> out)
      throws IOException {
    EventKind kind = EventKind.ofTopic(record.topic());
    // A tip may be evidence by what was seen, whatever its category.
    if (!kind.isReport()
        || (kind == EventKind.REQUEST && !limits.categories().contains(category(record.value())))) {
      return;
    }
    IntakeResult read =
        intake.read(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.value());
    CaseEvent event = read.event();
    if (event != null) {
      scopes.report(event, grading::grade, out::collect);
    }
  }

  /**
   * The event's category; null if it has none. The bytes of the field's name between quotes can be
   * nothing but its name, for within a string quotes are escaped; where they are not found as
   * Beacon writes them, or the value holds an escape, a parser looks.
   */
  private static String category(byte[] json) throws IOException {
    int from = after(CATEGORY, json);
    for (int end = from; from > 0 && end < json.length && json[end] != '\\'; end++) {
      if (json[end] == '"') {
        return new String(json, from, end - from, StandardCharsets.UTF_8);
      }
    }
    return parsedCategory(json);
  }

  /** The index just after the first occurrence; -1 if there is none. */
  private static int after(byte[] wanted, byte[] in) {
    for (int i = 0; i <= in.length - wanted.length; i++) {
      int same = 0;
      while (same < wanted.length && in[i + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return i + same;
      }
    }
    return -1;
  }

  private static String parsedCategory(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("category");
        parser.nextToken();
        if (found) {
          return parser.getText();
        }
        parser.skipChildren();
      }
    }
    return null;
  }

  @Override
  public TypeInformation<ScopedEvidence> getProducedType() {
    return ScopedEvidence.TYPE;
  }
}
