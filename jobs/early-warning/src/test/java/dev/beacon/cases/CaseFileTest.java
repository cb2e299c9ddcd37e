package dev.beacon.cases;

import static dev.beacon.cases.CaseEvents.at;
import static dev.beacon.cases.CaseEvents.progress;
import static dev.beacon.cases.CaseEvents.request;
import static dev.beacon.cases.CaseEvents.tip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Step;
import dev.beacon.contract.Urgency;
import dev.beacon.intake.CaseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaseFileTest {
  private static final Grading GRADING = new Grading(GradingConfig.defaults());

  private static final List<CaseEvent> ONE_MATTER =
      List.of(
          tip("c", "1", 0).people(6).observation(Observation.WAGES_LATE).reporter("p:a").build(),
          request("c", "2", 3)
              .amount(50_000, "CNY")
              .title("wages")
              .department("labour")
              .subject("site:a")
              .due(600)
              .reporter("p:b")
              .build(),
          request("c", "3", 3).people(40).channel("HOTLINE").amount(50_000, null).build(),
          progress("c", "4", 9, Step.ACCEPTED).taken(5).build(),
          progress("c", "5", 12, Step.RESOLVED).build(),
          progress("c", "6", 20, Step.REOPENED).build(),
          progress("c", "7", 30, Step.REGRADED).taken(15).regraded(Grade.YELLOW).build());

  @Test
  void everyOrderOfTheSameEventsGivesTheSameCase() throws IOException {
    CaseDocument expected = file(ONE_MATTER).document();
    for (List<CaseEvent> order : permutations(ONE_MATTER)) {
      CaseFile file = new CaseFile("c");
      for (CaseEvent event : order) {
        file.absorb(event, GRADING);
        file = writtenAndRead(file);
      }
      assertThat(file.document()).isEqualTo(expected);
    }
    assertThat(expected)
        .isEqualTo(
            new CaseDocument(
                "c",
                7,
                CaseStatus.OPEN,
                Grade.YELLOW,
                "WAGE_ARREARS",
                "t",
                List.of("HALL", "HOTLINE", "TIP"),
                instant(0),
                instant(30),
                instant(5),
                instant(5),
                null,
                null,
                instant(600),
                40,
                50_000.0,
                null,
                "site:a",
                "the site:a",
                null,
                null,
                null,
                null,
                null,
                "labour",
                "wages",
                3,
                1,
                List.of("tip:t:1", "request:t:2", "request:t:3")));
  }

  @Test
  void anyShuffleOfAHotCaseGivesTheSameCase() throws IOException {
    Random random = new Random(7);
    List<CaseEvent> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      events.add(anyEvent(random, i));
    }
    CaseFile expected = file(events);
    for (int round = 0; round < 30; round++) {
      Collections.shuffle(events, random);
      CaseFile file = writtenAndRead(file(events));
      assertThat(file.document()).isEqualTo(expected.document());
      assertThat(file.hazard()).isEqualTo(expected.hazard());
      assertThat(bytes(file).length).isEqualTo(bytes(expected).length);
    }
  }

  @Test
  void aCaseStaysSmallHoweverManyReportsItHas() throws IOException {
    CaseFile file = new CaseFile("c");
    for (int i = 0; i < 20_000; i++) {
      assertThat(file.absorb(request("c", "r" + i, i).people(1 + i).build(), GRADING))
          .isEqualTo(i == 0 ? Absorbed.ACCEPTED : Absorbed.MERGED);
      file.absorb(progress("c", "p" + i, i, Step.RESOLVED).taken(20_000 - i).build(), GRADING);
    }
    assertThat(bytes(file)).hasSizeLessThan(12_000);
    assertThat(file.document().reports()).isEqualTo(20_000);
    assertThat(file.document().evidence()).hasSize(20).startsWith("request:t:r0");
  }

  @Test
  void theSameEventTwiceChangesNothing() {
    CaseFile file = new CaseFile("c");
    CaseEvent event = request("c", "1", 0).people(3).build();
    assertThat(file.absorb(event, GRADING)).isEqualTo(Absorbed.ACCEPTED);
    CaseDocument once = file.document();
    assertThat(file.absorb(event, GRADING)).isEqualTo(Absorbed.REPEATED);
    assertThat(file.document()).isEqualTo(once);
  }

  @Test
  void progressWaitsForItsRequest() {
    CaseFile file = new CaseFile("c");
    assertThat(file.absorb(progress("c", "1", 5, Step.ACCEPTED).build(), GRADING))
        .isEqualTo(Absorbed.ACCEPTED);
    assertThat(file.open()).isFalse();
    assertThat(file.document().openedAt()).isNull();
    assertThat(file.absorb(request("c", "2", 0).build(), GRADING)).isEqualTo(Absorbed.ACCEPTED);
    assertThat(file.open()).isTrue();
    assertThat(file.document().status()).isEqualTo(CaseStatus.ACCEPTED);
    assertThat(file.document().openedAt()).isEqualTo(instant(0));
  }

  @Test
  void aCaseIsAsGraveAsItsGravestReport() {
    assertThat(file(List.of(request("c", "1", 0).people(29).build())).grade())
        .isEqualTo(Grade.YELLOW);
    assertThat(file(List.of(request("c", "1", 0).people(30).build())).grade()).isEqualTo(Grade.RED);
    assertThat(file(List.of(request("c", "1", 0).amount(49_999, "USD").build())).grade())
        .isEqualTo(Grade.GREEN);
    assertThat(
            file(List.of(
                    request("c", "1", 0).build(),
                    request("c", "2", 1).urgency(Urgency.CRITICAL).build(),
                    tip("c", "3", 2).observation(Observation.WAGES_LATE).build()))
                .grade())
        .isEqualTo(Grade.RED);
  }

  @Test
  void theLatestGradeGivenByHandOutweighsTheRule() {
    CaseFile file = new CaseFile("c");
    file.absorb(progress("c", "1", 9, Step.REGRADED).regraded(Grade.YELLOW).build(), GRADING);
    file.absorb(progress("c", "2", 5, Step.REGRADED).regraded(Grade.RED).build(), GRADING);
    file.absorb(request("c", "3", 0).people(100).build(), GRADING);
    assertThat(file.grade()).isEqualTo(Grade.YELLOW);
  }

  @Test
  void aReopenedCaseIsOpenUntilItIsResolvedAgain() {
    CaseFile file = new CaseFile("c");
    file.absorb(request("c", "1", 0).build(), GRADING);
    file.absorb(progress("c", "2", 10, Step.CLOSED).build(), GRADING);
    assertThat(file.document().closedAt()).isEqualTo(instant(10));
    file.absorb(progress("c", "3", 20, Step.REOPENED).build(), GRADING);
    assertThat(file.open()).isTrue();
    assertThat(file.document().closedAt()).isNull();
    file.absorb(progress("c", "4", 30, Step.RESOLVED).build(), GRADING);
    assertThat(file.status()).isEqualTo(CaseStatus.RESOLVED);
    assertThat(file.document().resolvedAt()).isEqualTo(instant(30));
  }

  @Test
  void whatTheFirstReportDoesNotTellTheNextOneDoes() {
    CaseFile file =
        file(
            List.of(
                request("c", "3", 2).community("440311001002").department("water").build(),
                request("c", "2", 1).community("440311001001").place(22.7, "89").build(),
                tip("c", "1", 0).build()));
    CaseDocument document = file.document();
    assertThat(document.community()).isEqualTo("440311001001");
    assertThat(document.street()).isEqualTo("440311001");
    assertThat(document.department()).isEqualTo("water");
    assertThat(document.cell()).isEqualTo("89");
  }

  @Test
  void theFormOfAnotherVersionIsRefused() {
    byte[] unknown = {99};
    assertThatThrownBy(() -> CaseFile.read(new DataInputStream(new ByteArrayInputStream(unknown))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("form 99");
  }

  private static CaseEvent anyEvent(Random random, int number) {
    String id = String.valueOf(number);
    int minute = random.nextInt(100);
    return switch (random.nextInt(4)) {
      case 0 -> tip("c", id, minute).people(random.nextInt(50)).reporter("p:" + minute).build();
      case 1 ->
          request("c", id, minute)
              .channel(random.nextBoolean() ? "HALL" : "APP")
              .amount(random.nextInt(3), random.nextBoolean() ? "CNY" : "USD")
              .department(random.nextBoolean() ? null : "d" + number)
              .due(minute + 100)
              .build();
      case 2 ->
          progress("c", id, minute, Step.REGRADED)
              .taken(minute - random.nextInt(9))
              .regraded(CaseEvents.any(random, Grade.values()))
              .build();
      default -> progress("c", id, minute, CaseEvents.any(random, Step.values())).build();
    };
  }

  private static CaseFile file(List<CaseEvent> events) {
    CaseFile file = new CaseFile("c");
    for (CaseEvent event : events) {
      file.absorb(event, GRADING);
    }
    return file;
  }

  private static CaseFile writtenAndRead(CaseFile file) throws IOException {
    return CaseFile.read(new DataInputStream(new ByteArrayInputStream(bytes(file))));
  }

  private static byte[] bytes(CaseFile file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    file.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Instant instant(long minute) {
    return Instant.ofEpochMilli(at(minute));
  }

  private static List<List<CaseEvent>> permutations(List<CaseEvent> events) {
    if (events.isEmpty()) {
      return List.of(List.of());
    }
    List<List<CaseEvent>> all = new ArrayList<>();
    for (CaseEvent event : events) {
      List<CaseEvent> others = new ArrayList<>(events);
      others.remove(event);
      for (List<CaseEvent> rest : permutations(others)) {
        List<CaseEvent> order = new ArrayList<>();
        order.add(event);
        order.addAll(rest);
        all.add(order);
      }
    }
    return all;
  }
}
