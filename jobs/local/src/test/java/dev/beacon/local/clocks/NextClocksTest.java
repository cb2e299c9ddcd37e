package dev.beacon.local.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.local.clocks.ClockConditions.Start;
import dev.beacon.local.publishing.NextVersions;
import dev.beacon.local.publishing.PublishedYaml;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From when a published version holds, and on which calendars. */
class NextClocksTest {
  private static final Instant JUNE = Instant.parse("2019-06-01T00:00:00Z");

  @TempDir private Path folder;

  private static NextVersions<ClockDefinition> after(Start start, ClockDefinition... published) {
    return new NextVersions<>(
        ClockKind.CLOCKS,
        Clocks.history(ClockDefinitions.shipped(), published),
        new ClockConditions(List.of("always", "office-hours"), start),
        "wang",
        Clocks.NOON);
  }

  private static NextVersions<ClockDefinition> after(ClockDefinition... published) {
    return after(Start.at(Clocks.STACK_TIME), published);
  }

  private NextVersions.Change<ClockDefinition> written(
      NextVersions<ClockDefinition> next, String yaml) throws IOException {
    return next.written(Clocks.draft(folder, yaml), "why");
  }

  @Test
  void aClockHoldsFromTheTimeOfTheStackOn() throws IOException {
    assertThat(written(after(), Clocks.QUICK).after())
        .isEqualTo(
            Clocks.quick()
                .published(1, "wang", Clocks.NOON, "why")
                .withEffectiveFrom(Clocks.STACK_TIME));
    assertThat(written(after(Clocks.quick(3, 10)), Clocks.QUICK).after())
        .isEqualTo(
            Clocks.quick()
                .published(4, "wang", Clocks.NOON, "why")
                .withEffectiveFrom(Clocks.STACK_TIME));
  }

  @Test
  void whatTheFileSaysComesFirstAndWhatThePersonSaysBeforeThat() throws IOException {
    String dated = Clocks.QUICK + "effectiveFrom: 2019-06-01T00:00:00Z\n";
    Instant july = Instant.parse("2019-07-01T00:00:00Z");

    assertThat(written(after(), dated).after().effectiveFrom()).isEqualTo(JUNE);
    assertThat(written(after(Start.from(july)), dated).after().effectiveFrom()).isEqualTo(july);
    assertThat(
            written(after(Start.fromTheBeginning(Clocks.STACK_TIME)), dated)
                .after()
                .effectiveFrom())
        .isNull();
  }

  @Test
  void whatWasShownAndEditedDoesNotHoldFromTheTimeOfTheOldVersion() throws IOException {
    ClockDefinition known = Clocks.quick(1, 20);
    String shown = PublishedYaml.draft(ClockKind.CLOCKS, known);
    assertThat(shown).contains("effectiveFrom: ");

    assertThat(written(after(known), shown).isAny()).isFalse();
    assertThat(written(after(known), shown.replace("PT20M", "PT10M")).after().effectiveFrom())
        .isEqualTo(Clocks.STACK_TIME);
  }

  @Test
  void theSameIsNotPublishedUnlessItIsToHoldFromAnotherTime() throws IOException {
    ClockDefinition known = Clocks.quick(1, 20);

    assertThat(written(after(known), Clocks.QUICK).isAny()).isFalse();
    assertThat(written(after(Start.from(known.effectiveFrom()), known), Clocks.QUICK).isAny())
        .isFalse();
    assertThat(written(after(Start.from(JUNE), known), Clocks.QUICK).after())
        .isEqualTo(Clocks.quick().published(2, "wang", Clocks.NOON, "why").withEffectiveFrom(JUNE));
    assertThat(
            written(after(Start.fromTheBeginning(Clocks.STACK_TIME), known), Clocks.QUICK)
                .after()
                .effectiveFrom())
        .isNull();
  }

  @Test
  void aShippedClockIsTheFirstVersionAndHoldsFromTheBeginning() throws IOException {
    ClockDefinition shipped = ClockDefinitions.shipped().get(0);
    String yaml = PublishedYaml.draft(ClockKind.CLOCKS, shipped);

    assertThat(written(after(), yaml).isAny()).isFalse();
    ClockDefinition changed = written(after(), yaml.replace("points: 2", "points: 3")).after();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.effectiveFrom()).isEqualTo(Clocks.STACK_TIME);
  }

  @Test
  void whatIsTakenBackHoldsFromNowOnToo() {
    ClockDefinition first = Clocks.quick(1, 10);
    ClockDefinition second = Clocks.quick(2, 20);

    assertThat(after(first, second).rolledBack("quick", null, null).after())
        .isEqualTo(
            first
                .published(3, "wang", Clocks.NOON, "rollback to version 1")
                .withEffectiveFrom(Clocks.STACK_TIME));
    assertThat(
            after(Start.fromTheBeginning(Clocks.STACK_TIME), first, second)
                .rolledBack("quick", 1L, "never right")
                .after())
        .isEqualTo(first.published(3, "wang", Clocks.NOON, "never right").withEffectiveFrom(null));
    assertThat(after(first, second).rolledBack("quick", 2L, null).isAny()).isFalse();
  }

  @Test
  void whatIsSwitchedOffIsSwitchedOffFromNowOn() {
    ClockDefinition known = Clocks.quick(1, 20);
    ClockDefinition off = after(known).switched("quick", false, "fair").after();

    assertThat(off)
        .isEqualTo(
            known
                .withEnabled(false)
                .published(2, "wang", Clocks.NOON, "fair")
                .withEffectiveFrom(Clocks.STACK_TIME));
    assertThat(after(known, off).switched("quick", false, null).isAny()).isFalse();
    assertThat(after(known, off).switched("quick", true, null).after().enabled()).isTrue();
  }

  @Test
  void aCalendarTheJobDoesNotHaveIsRefusedWithThoseItHas() throws IOException {
    assertThatThrownBy(() -> written(after(), Clocks.QUICK + "calendar: lunar\n"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            folder.resolve("mine.yaml")
                + ":6: calendar: quick runs on the calendar lunar, which the job's configuration"
                + " does not have (it has: always, office-hours)");
    ClockDefinition lunar = Clocks.read(Clocks.QUICK + "calendar: lunar\nenabled: false\n");
    assertThatThrownBy(() -> after(lunar).switched("quick", true, null))
        .hasMessageStartingWith("quick runs on the calendar lunar");
  }

  @Test
  void whatThereIsNotIsCalledAClock() {
    assertThatThrownBy(() -> after().rolledBack("hourglass", null, null))
        .hasMessageStartingWith("no clock is called hourglass; there are acceptance, check-in-");
    assertThatThrownBy(() -> after().rolledBack("review", null, null))
        .hasMessageContaining("./beacon clocks disable review");
  }
}
