package dev.beacon.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Authority;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Handling;
import dev.beacon.contract.Metrics;
import dev.beacon.contract.Text;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class AlertFormTest {
  private static final Instant AT = Instant.parse("2019-11-05T02:10:00.123456789Z");

  private static final Alert FULL =
      new Alert(
          "cluster:wage-arrears-emerging:1f2e",
          3,
          Alert.Kind.CLUSTER,
          Alert.Status.ESCALATED,
          Grade.RED,
          AT,
          AT.minusSeconds(60),
          Alert.Mode.SHADOW,
          "wage-arrears-emerging",
          4,
          "WAGE_ARREARS",
          "site:科技园三期",
          "科技园三期工地",
          "440311001001",
          new GeoPoint(22.7, 113.9),
          "case-17",
          "acceptance",
          Alert.Phase.BREACH,
          AT.plusSeconds(60),
          "人力资源局",
          new Metrics(5, 4, 32, 210_000.5, 1),
          List.of("request:gateway:17", "tip:app:1"),
          new Text("四人反映欠薪。", "4 people report unpaid wages."),
          Authority.STREET,
          new Handling("duty-officer-3", AT, AT.plusSeconds(7200), true, "已到场"));

  @Test
  void everyComponentReadsBackAsItWasWritten() throws Exception {
    for (RecordComponent component : Alert.class.getRecordComponents()) {
      assertThat(component.getAccessor().invoke(FULL)).as(component.getName()).isNotNull();
    }
    assertThat(copy(new AlertEmission(FULL, 17))).isEqualTo(new AlertEmission(FULL, 17));
  }

  @Test
  void whatDoesNotApplyStaysAway() throws Exception {
    Alert bare =
        new Alert(
            "a", 1, null, null, null, null, null, null, null, 0, null, null, null, null, null, null,
            null, null, null, null, null, null, null);
    Alert touched = bare.handled(2, AT, new Handling(null, null, null, null, null));

    assertThat(copy(new AlertEmission(bare, AlertEmission.BY_TIME)).alert()).isEqualTo(bare);
    assertThat(copy(new AlertEmission(touched, 1)).alert()).isEqualTo(touched);
  }

  @Test
  void flinkCarriesEmissionsByThisFormWhereverTheyGo() {
    assertThat(TypeInformation.of(AlertEmission.class)).isEqualTo(AlertEmission.TYPE);
  }

  private static AlertEmission copy(AlertEmission emission) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    AlertEmission.Serializer.INSTANCE.serialize(emission, out);
    return AlertEmission.Serializer.INSTANCE.deserialize(
        new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
