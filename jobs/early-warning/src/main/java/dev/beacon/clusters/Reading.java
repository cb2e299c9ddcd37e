package dev.beacon.clusters;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.serialization.BinarySerializer;
import dev.beacon.serialization.BinaryTypeInfo;
import dev.beacon.serialization.Fields;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A reading of the evidence about one subject under one rule, taken only when something changed.
 * CEP sees these, never the reports.
 *
 * @param level how the subject stands
 * @param alertId names the cluster
 * @param sequence counts the readings of a cluster that alert, from 1; the steps that led to it end
 *     at 0
 * @param rule the rule's name
 * @param ruleVersion its version
 * @param mode live or shadow
 * @param pattern the rule's shape
 * @param scope about what the rule gathers reports
 * @param within the rule's window, milliseconds
 * @param category of the reports
 * @param subject the subject's key
 * @param about the subject's name and place
 * @param openedAt event time at which the threshold was met, epoch milliseconds
 * @param picture the cluster at this reading; null for the steps that led to it
 * @param triggerAppendedAt when Kafka appended the report that caused the reading, epoch
 *     milliseconds; -1 if time did
 */
public record Reading(
    Level level,
    String alertId,
    long sequence,
    String rule,
    long ruleVersion,
    Alert.Mode mode,
    ClusterRule.Pattern pattern,
    ClusterRule.Scope scope,
    long within,
    String category,
    String subject,
    About about,
    long openedAt,
    Picture picture,
    long triggerAppendedAt) {

  /** How a subject stands under a rule. */
  public enum Level {
    /** Below the threshold; read once, just before the threshold is met. */
    CALM,
    /** Escalation: a volunteer saw that wages were late. */
    WAGES_LATE,
    /** Escalation: enough people have complained. */
    COMPLAINED,
    /** Unanswered: a grave case has waited too long. */
    UNANSWERED,
    /** Relapse: a case was settled. */
    SETTLED,
    /** Contagion: one place has met the threshold. */
    ONE_PLACE,
    /** The threshold is met, and the cluster has opened or grown. */
    MET,
    /** A quiet period has passed; the cluster is over. */
    OVER
  }

  /** How Flink carries it. */
  public static final TypeInformation<Reading> TYPE =
      new BinaryTypeInfo<>(Reading.class, Serializer.INSTANCE);

  /** What CEP keys by: one cluster at a time about one subject under one rule. */
  public String key() {
    return rule + '|' + subject;
  }

  /** The binary form. */
  public static final class Serializer extends BinarySerializer<Reading> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;
    private static final Level[] LEVELS = Level.values();
    private static final Alert.Mode[] MODES = Alert.Mode.values();
    private static final ClusterRule.Pattern[] PATTERNS = ClusterRule.Pattern.values();
    private static final ClusterRule.Scope[] SCOPES = ClusterRule.Scope.values();

    @Override
    public void serialize(Reading reading, DataOutputView out) throws IOException {
      Fields.writeEnum(reading.level, out);
      Fields.writeString(reading.alertId, out);
      out.writeLong(reading.sequence);
      Fields.writeString(reading.rule, out);
      out.writeLong(reading.ruleVersion);
      Fields.writeEnum(reading.mode, out);
      Fields.writeEnum(reading.pattern, out);
      Fields.writeEnum(reading.scope, out);
      out.writeLong(reading.within);
      Fields.writeString(reading.category, out);
      Fields.writeString(reading.subject, out);
      reading.about.write(out);
      out.writeLong(reading.openedAt);
      out.writeBoolean(reading.picture != null);
      if (reading.picture != null) {
        reading.picture.write(out);
      }
      out.writeLong(reading.triggerAppendedAt);
    }

    @Override
    public Reading deserialize(DataInputView in) throws IOException {
      return new Reading(
          Fields.readEnum(LEVELS, in),
          Fields.readString(in),
          in.readLong(),
          Fields.readString(in),
          in.readLong(),
          Fields.readEnum(MODES, in),
          Fields.readEnum(PATTERNS, in),
          Fields.readEnum(SCOPES, in),
          in.readLong(),
          Fields.readString(in),
          Fields.readString(in),
          About.read(in),
          in.readLong(),
          in.readBoolean() ? Picture.read(in) : null,
          in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Reading> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Reading> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
