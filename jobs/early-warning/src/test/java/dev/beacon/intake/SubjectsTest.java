package dev.beacon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Subject;
import dev.beacon.contract.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Acme Builders",
        "ACME BUILDERS INC",
        "Acme Builders, Inc.",
        "Acme Builders Inc. dba Fast Houses",
        "Acme Builders, L.L.C.",
        "acme builders d/b/a Fast Houses",
        "The Acme Builders Co., Ltd.",
        "Ａｃｍｅ　Ｂｕｉｌｄｅｒｓ",
        "Acme\u00a0Builders Corp.",
        "  Acme   Builders  LLC "
      })
  void spellingVariantsOfAnEmployerAreOne(String variant) {
    assertThat(Subjects.normalise(variant)).isEqualTo("acme builders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "深圳市宏达建筑工程有限公司",
        "深圳市宏达建筑工程股份有限公司",
        "深圳市宏达建筑工程有限责任公司",
        "（深圳市）宏达建筑工程有限公司",
        "(深圳市)宏达建筑工程公司",
        "深圳市 宏达 建筑工程 有限公司",
        "深圳市宏达建筑工程"
      })
  void legalFormsBracketsAndWidthOfAChineseNameAreOne(String variant) {
    assertThat(Subjects.normalise(variant)).isEqualTo("深圳市宏达建筑工程");
  }

  @ParameterizedTest
  @CsvSource({
    "Smith & Sons, Smith and Sons",
    "McDonald's, MCDONALDS",
    "J. B. Hunt Transport, J B Hunt Transport Inc",
    "光明花园二期工地, 光明花园 二期 工地"
  })
  void writingHabitsDoNotTellSubjectsApart(String one, String other) {
    assertThat(Subjects.normalise(one)).isEqualTo(Subjects.normalise(other));
  }

  @ParameterizedTest
  @CsvSource({
    "Acme Builders, Acme Builders of Utah",
    "光明花园一期工地, 光明花园二期工地",
    "Subway #12, Subway #13",
    "宏达建筑, 宏大建筑"
  })
  void differentSubjectsStayApart(String one, String other) {
    assertThat(Subjects.normalise(one)).isNotEqualTo(Subjects.normalise(other));
  }

  @Test
  void aNameThatIsOnlyALegalFormIsKept() {
    assertThat(Subjects.normalise("Company")).isEqualTo("company");
    assertThat(Subjects.normalise("有限公司")).isEqualTo("有限公司");
  }

  @Test
  void nothingNamedIsNoSubject() {
    assertThat(Subjects.keyOf(null)).isNull();
    assertThat(Subjects.keyOf(new Subject(SubjectKind.EMPLOYER, null, " - "))).isNull();
  }

  @Test
  void theKeyTellsTheKind() {
    assertThat(Subjects.keyOf(new Subject(SubjectKind.SITE, "s-1", "光明花园工地")))
        .isEqualTo("site:光明花园工地");
    assertThat(Subjects.keyOf(new Subject(SubjectKind.SITE, "s-1", null))).isEqualTo("site:s-1");
  }
}
