package dev.beacon.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.intake.Subjects;
import dev.beacon.local.simulate.District.ServicePoint;
import dev.beacon.local.simulate.District.ServicePointKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompaniesTest {

  static List<String> namesOfEveryShape() {
    Stream<String> companies =
        Stream.of(
            Companies.background(4),
            Companies.background(5),
            Companies.ofOutbreak(6, true),
            Companies.ofOutbreak(7, false));
    Stream<String> sites =
        District.load().servicePoints(ServicePointKind.CONSTRUCTION_SITE).stream()
            .map(ServicePoint::name);
    return Stream.concat(companies, sites).toList();
  }

  @ParameterizedTest
  @MethodSource("namesOfEveryShape")
  void spellingsOfOneNameAreOneSubject(String name) {
    List<String> spellings = Companies.spellings(name);

    assertThat(spellings).startsWith(name).hasSizeGreaterThan(3);
    assertThat(spellings.stream().map(Subjects::normalise).distinct()).hasSize(1);
  }

  @Test
  void differentNumbersAreDifferentSubjects() {
    Set<String> subjects = new HashSet<>();
    int names = 100_000;
    for (int number = 0; number < names; number++) {
      subjects.add(Subjects.normalise(Companies.background(number)));
    }
    assertThat(subjects).hasSize(names);
  }

  @Test
  void subjectsOfOutbreaksAreNobodyElses() {
    Set<String> subjects = new HashSet<>();
    for (int number = 0; number < Companies.OUTBREAK_CAPACITY; number++) {
      subjects.add(Subjects.normalise(Companies.ofOutbreak(number, true)));
      subjects.add(Subjects.normalise(Companies.ofOutbreak(number, false)));
    }
    assertThat(subjects).hasSize(2 * Companies.OUTBREAK_CAPACITY);
    for (int number = 0; number < 50_000; number++) {
      assertThat(subjects.add(Subjects.normalise(Companies.background(number)))).isTrue();
    }
  }
}
