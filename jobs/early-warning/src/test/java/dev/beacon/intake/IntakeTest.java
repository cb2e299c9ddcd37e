package dev.beacon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Reject;
import dev.beacon.contract.Step;
import dev.beacon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final String REQUEST =
      """
      {"id":"request:hall:1","feed":"hall","channel":"HALL","reportedAt":"2019-11-05T02:00:00Z",
       "category":"WAGE_ARREARS","title":"老板电话13812345678","people":12,"amount":50000,
       "subject":{"kind":"EMPLOYER","name":"宏达建筑工程（深圳）有限公司"},
       "location":{"lat":22.743224,"lon":113.994370},"community":"440311001001"}
      """;

  private static final String PROGRESS =
      """
      {"id":"progress:hall:1","feed":"hall","caseId":"request:hall:1",
       "reportedAt":"2019-11-05T02:10:00Z","step":"UPDATED"}
      """;

  private static final String ORDER =
      """
      {"id":"order:hall:1","feed":"hall","caseId":"request:hall:1",
       "reportedAt":"2019-11-05T02:10:00Z","occurredAt":"2019-11-05T02:08:00.5Z",
       "kind":"WAGE_ARREARS","level":"RED","departments":["区司法局","公安光明分局"],
       "title":"联系13812345678","text":"13812345678","issuer":"主任13812345678",
       "location":{"lat":22.743224,"lon":113.994370},"community":"440311001001"}
      """;

  private static final String CHECK_IN =
      """
      {"id":"check-in:hall:1","feed":"hall","orderId":"order:hall:1",
       "reportedAt":"2019-11-05T02:30:00Z","department":"区司法局"}
      """;

  private final Intake intake = new Intake(null, Duration.ZERO);

  private CaseEvent progress(String step) {
    String json = PROGRESS.replace("\"UPDATED\"", step);
    return read(Topics.PROGRESS, json).event();
  }

  private IntakeResult read(String json) {
    return read(Topics.REQUESTS, json);
  }

  private IntakeResult read(String topic, String json) {
    return intake.read(topic, 2, 17, 99, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRequestFindsItsSubjectAndItsCell() {
    CaseEvent event = read(REQUEST).event();
    assertThat(event.caseId()).isEqualTo("request:hall:1");
    assertThat(event.subject()).isEqualTo("employer:宏达建筑工程深圳");
    assertThat(event.subjectName()).isEqualTo("宏达建筑工程（深圳）有限公司");
    assertThat(event.cell()).isEqualTo("89411c04903ffff");
    assertThat(event.appendedAt()).isEqualTo(99);
  }

  @Test
  void numbersThatLeadToAPersonAreMaskedAgain() {
    assertThat(read(REQUEST).event().title()).doesNotContain("13812345678");
  }

  @Test
  void progressKeepsWhatItsStepCarries() {
    assertThat(progress("\"PAUSED\",\"reason\":\"APPRAISAL\"").reason())
        .isEqualTo(PauseReason.APPRAISAL);
    assertThat(progress("\"FED_BACK\",\"satisfaction\":4").satisfaction()).isEqualTo(4);
    assertThat(progress("\"FED_BACK\"").satisfaction()).isZero();
    assertThat(progress("\"JUDICIAL_CONFIRMED\",\"online\":true").online()).isTrue();
    assertThat(progress("\"JUDICIAL_CONFIRMED\"").online()).isFalse();
  }

  @Test
  void anOrderTravelsWithWhatIsDemandedAndMasked() {
    OrderEvent order = read(Topics.ORDERS, ORDER).order();
    assertThat(order.orderId()).isEqualTo("order:hall:1");
    assertThat(order.category()).isEqualTo("WAGE_ARREARS");
    assertThat(order.level()).isEqualTo(Grade.RED);
    assertThat(order.departments()).containsExactly("区司法局", "公安光明分局");
    assertThat(order.takenAt()).isEqualTo(order.reportedAt() - 119_500);
    assertThat(order.toString()).doesNotContain("13812345678");
  }

  @Test
  void aCheckInThatSaysNoMoreIsOnePersonWithoutRank() {
    OrderEvent checkIn = read(Topics.CHECK_INS, CHECK_IN).order();
    assertThat(checkIn.orderId()).isEqualTo("order:hall:1");
    assertThat(checkIn.rank()).isEqualTo(LeaderRank.STAFF);
    assertThat(checkIn.people()).isEqualTo(1);
    assertThat(checkIn.takenAt()).isEqualTo(checkIn.reportedAt());
  }

  @Test
  void progressGoesToTheOrderThatItNames() {
    IntakeResult ofCase = read(Topics.PROGRESS, PROGRESS);
    IntakeResult ofOrder =
        read(Topics.PROGRESS, PROGRESS.replace("request:hall:1", "order:hall:1"));
    assertThat(ofCase.order()).isNull();
    assertThat(ofOrder.event()).isNull();
    assertThat(ofOrder.order().orderId()).isEqualTo("order:hall:1");
    assertThat(ofOrder.order().step()).isEqualTo(Step.UPDATED);
  }

  @Test
  void whatIsNotJsonIsRejectedWithItsBytes() {
    Reject reject = read("{oops").reject();
    assertThat(reject.reason()).isEqualTo(Reject.Reason.MALFORMED);
    assertThat(reject.rejectId()).isEqualTo("beacon.requests-2-17");
    assertThat(reject.original()).isEqualTo("{oops".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatBreaksTheSchemaIsRejectedWithTheReason() {
    Reject reject = read(REQUEST.replace("\"HALL\"", "\"PIGEON\"")).reject();
    assertThat(reject.reason()).isEqualTo(Reject.Reason.INVALID);
    assertThat(reject.detail()).contains("channel").doesNotContain("PIGEON");
  }

  @Test
  void anEmptyRecordIsRejected() {
    assertThat(intake.read(Topics.TIPS, 0, 0, 0, null).reject().reason())
        .isEqualTo(Reject.Reason.MALFORMED);
  }

  @Test
  void anEventFromTheFutureIsRejectedSoThatItDragsTimeForNobody() {
    Instant now = Instant.parse("2019-11-05T01:54:59Z");
    Intake live =
        new Intake(PlatformClock.accelerated(now, Instant.now(), 1e-6), Duration.ofMinutes(5));
    byte[] bytes = REQUEST.getBytes(StandardCharsets.UTF_8);
    assertThat(live.read(Topics.REQUESTS, 0, 0, 0, bytes).reject().reason())
        .isEqualTo(Reject.Reason.FROM_THE_FUTURE);
    Intake later =
        new Intake(
            PlatformClock.accelerated(now.plusSeconds(1), Instant.now(), 1e-6),
            Duration.ofMinutes(5));
    assertThat(later.read(Topics.REQUESTS, 0, 0, 0, bytes).event()).isNotNull();
  }

  @Test
  void noBytesWhateverMakeTheIntakeFail() {
    Random random = new Random(1);
    byte[] valid = REQUEST.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = valid.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      IntakeResult result = intake.read(Topics.REQUESTS, 0, i, 0, bytes);
      assertThat(result.event() == null).isNotEqualTo(result.reject() == null);
    }
  }

  @Test
  void eventsAndRejectsSurviveTheirBinaryForm() throws Exception {
    String paused = PROGRESS.replace("\"UPDATED\"", "\"PAUSED\",\"reason\":\"RESIDENT\"");
    String marked = PROGRESS.replace("\"UPDATED\"", "\"CLOSED\",\"satisfaction\":5");
    String heard = PROGRESS.replace("\"UPDATED\"", "\"JUDICIAL_CONFIRMED\",\"online\":true");
    for (IntakeResult result :
        List.of(
            read(REQUEST),
            read(Topics.PROGRESS, paused),
            read(Topics.PROGRESS, marked),
            read(Topics.PROGRESS, heard),
            read(Topics.ORDERS, ORDER),
            read(Topics.CHECK_INS, CHECK_IN),
            read(Topics.PROGRESS, PROGRESS.replace("request:hall:1", "order:hall:1")),
            read("{oops"))) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      var form = IntakeResult.TYPE.createSerializer(null);
      form.serialize(result, out);
      IntakeResult back = form.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
      assertThat(back.event()).isEqualTo(result.event());
      assertThat(back.order()).isEqualTo(result.order());
      assertThat(back.timestamp()).isEqualTo(result.timestamp());
      assertThat(back.reject()).usingRecursiveComparison().isEqualTo(result.reject());
    }
  }
}
