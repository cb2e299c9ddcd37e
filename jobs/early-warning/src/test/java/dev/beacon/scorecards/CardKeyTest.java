package dev.beacon.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CardKeyTest {
  private static final LocalDate DAY = LocalDate.of(2020, 5, 13);

  @Test
  void aMatterAddsToSixteenCards() {
    assertThat(ids(new Slice(DAY.toEpochDay(), "人力资源局", "440311001001")))
        .containsExactlyInAnyOrder(
            "day:2020-05-13:district:all",
            "day:2020-05-13:department:人力资源局",
            "day:2020-05-13:community:440311001001",
            "day:2020-05-13:street:440311001",
            "week:2020-W20:district:all",
            "week:2020-W20:department:人力资源局",
            "week:2020-W20:community:440311001001",
            "week:2020-W20:street:440311001",
            "month:2020-05:district:all",
            "month:2020-05:department:人力资源局",
            "month:2020-05:community:440311001001",
            "month:2020-05:street:440311001",
            "quarter:2020-Q2:district:all",
            "quarter:2020-Q2:department:人力资源局",
            "quarter:2020-Q2:community:440311001001",
            "quarter:2020-Q2:street:440311001");
  }

  @Test
  void whatHasNoDepartmentAndNoCommunityIsTheDistricts() {
    assertThat(ids(new Slice(DAY.toEpochDay(), null, null)))
        .containsExactlyInAnyOrder(
            "day:2020-05-13:district:all",
            "week:2020-W20:district:all",
            "month:2020-05:district:all",
            "quarter:2020-Q2:district:all");
  }

  @Test
  void longNamesAreCutToWhatAnIdCanHoldAndToldApart() {
    String first = "局".repeat(200);
    String second = "局".repeat(199) + "处";

    String id = ofDepartment(first).id();

    assertThat(id.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(512);
    assertThat(id)
        .startsWith("quarter:2020-Q2:department:局局")
        .isNotEqualTo(ofDepartment(second).id());
    assertThat(ofDepartment("𠀀".repeat(200)).id().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(512);
  }

  @Test
  void itsBinaryFormIsReadAgain() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    CardKey key = ofDepartment("labour");
    key.write(out);

    assertThat(CardKey.read(new DataInputDeserializer(out.getCopyOfBuffer()))).isEqualTo(key);
  }

  private static CardKey ofDepartment(String name) {
    return new CardKey(ScorePeriod.of(ScorePeriod.Kind.QUARTER, DAY), UnitKind.DEPARTMENT, name);
  }

  private static List<String> ids(Slice slice) {
    List<String> ids = new ArrayList<>();
    CardKey.of(slice, key -> ids.add(key.id()));
    return ids;
  }
}
