package dev.beacon.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Observation;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Step;
import dev.beacon.contract.Tip;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowMapperTest {
  private static final String CLOSES =
      """
      progress:
        - {step: ACCEPTED, occurredAt: {column: taken}}
        - {step: RESOLVED, occurredAt: {column: closed}, note: {column: result}}
      """;

  @TempDir Path folder;

  @Test
  void rowGivesItsReportAndTheStepsItTellsOf() throws IOException {
    FeedMapping mapping = Feeds.mapping("zone: UTC", "", CLOSES);
    Path file =
        Feeds.file(
            folder,
            "desk.csv",
            "id,opened,taken,closed,result",
            "1,2020-01-01T08:00,2020-01-01T08:10,2020-01-02,call 13800138000",
            "2,2020-01-01T09:00,,,");
    List<FeedRecord.Event> events = events(file, mapping);
    assertThat(events)
        .extracting(FeedRecord.Event::id)
        .containsExactly(
            "request:desk:1",
            "progress:desk:accepted:1",
            "progress:desk:resolved:1",
            "request:desk:2");
    assertThat(events)
        .extracting(FeedRecord.Event::key)
        .containsExactly("request:desk:1", "request:desk:1", "request:desk:1", "request:desk:2");
    Progress resolved = (Progress) events.get(2).event();
    assertThat(resolved.step()).isEqualTo(Step.RESOLVED);
    assertThat(resolved.caseId()).isEqualTo("request:desk:1");
    assertThat(resolved.note()).startsWith("call ").doesNotContain("13800138000");
    assertThat(((Request) events.get(0).event()).caseId()).isNull();
  }

  @Test
  void stepCarriesItsReasonTheResidentsMarkAndWhereTheyWereHeard() throws IOException {
    FeedMapping mapping =
        Feeds.mapping(
            "zone: UTC",
            "",
            """
            progress:
              - {step: PAUSED, occurredAt: {column: rests}, reason: APPRAISAL}
              - step: FED_BACK
                occurredAt: {column: told}
                satisfaction: {column: mark, map: {满意: 5, 不满意: 1}}
              - step: JUDICIAL_CONFIRMED
                occurredAt: {column: told}
                online: {column: court, map: {线上: true, 现场: false}}
            """);
    Path file =
        Feeds.file(
            folder,
            "desk.csv",
            "id,opened,rests,told,mark,court",
            "1,2020-01-01,2020-01-02,2020-01-03,满意,线上",
            "2,2020-01-01,,2020-01-03,,现场");
    assertThat(Feeds.progress(file, mapping))
        .extracting(Progress::step, Progress::reason, Progress::satisfaction, Progress::online)
        .containsExactly(
            tuple(Step.PAUSED, PauseReason.APPRAISAL, null, null),
            tuple(Step.FED_BACK, null, 5, null),
            tuple(Step.JUDICIAL_CONFIRMED, null, null, true),
            tuple(Step.FED_BACK, null, null, null),
            tuple(Step.JUDICIAL_CONFIRMED, null, null, false));
  }

  @Test
  void sourcesOwnCaseHoldsItsReportAndProgress() throws IOException {
    FeedMapping mapping =
        Feeds.mapping("zone: UTC", "caseId: {column: matter}", CLOSES.replace("result", "matter"));
    Path file =
        Feeds.file(
            folder, "desk.csv", "id,opened,taken,closed,matter", "1,2020-01-01,,2020-01-02,m-7");
    assertThat(events(file, mapping))
        .extracting(FeedRecord.Event::key)
        .containsExactly("m-7", "m-7");
    assertThat(Feeds.progress(file, mapping).get(0).caseId()).isEqualTo("m-7");
  }

  @Test
  void stepTakenBeforeItsReportIsNotKnownBeforeIt() throws IOException {
    FeedMapping mapping = Feeds.mapping("zone: UTC", "", CLOSES);
    Path file =
        Feeds.file(
            folder,
            "desk.csv",
            "id,opened,taken,closed,result",
            "1,2020-01-01T08:00,,2020-01-01T07:30,");
    assertThat(Feeds.progress(file, mapping))
        .singleElement()
        .satisfies(
            progress -> {
              assertThat(progress.occurredAt()).isEqualTo(Instant.parse("2020-01-01T07:30:00Z"));
              assertThat(progress.reportedAt()).isEqualTo(Instant.parse("2020-01-01T08:00:00Z"));
            });
  }

  @Test
  void unreadableStepCostsTheStepNotTheReport() throws IOException {
    FeedMapping mapping = Feeds.mapping("zone: UTC", "", CLOSES);
    Path file =
        Feeds.file(
            folder, "desk.csv", "id,opened,taken,closed,result", "1,2020-01-01T08:00,soon,later,");
    try (FeedReader reader = FeedReader.open(file, mapping, Feeds.PSEUDONYMS)) {
      assertThat(((FeedRecord.Event) reader.next()).id()).isEqualTo("request:desk:1");
      assertThat(((FeedRecord.Unmappable) reader.next()).reason())
          .isEqualTo(
              "progress ACCEPTED: occurredAt: is not a time of the form that the mapping states;"
                  + " progress RESOLVED: occurredAt: is not a time of the form that the mapping"
                  + " states");
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.counts().rows()).isEqualTo(1);
      assertThat(reader.counts().unmappable()).isEqualTo(1);
    }
  }

  @Test
  void idUsedForTwoMattersIsQualifiedForTheSecond() throws IOException {
    FeedMapping mapping = Feeds.mapping("qualifier: {column: state}\ndepartment: {column: who}");
    Path file =
        Feeds.file(
            folder,
            "desk.csv",
            "id,opened,state,who",
            "7,2020-01-01,new_jersey,a",
            "7,2020-01-02,south_carolina,b",
            "7,2020-01-01,new_jersey,a",
            "7,2020-01-02,south_carolina,b",
            "7,2020-01-03,south_carolina,c",
            "7,2020-01-03,,c");
    assertThat(Feeds.requests(file, mapping))
        .extracting(Request::id)
        .containsExactly(
            "request:desk:7",
            "request:desk:south_carolina:7",
            "request:desk:7",
            "request:desk:south_carolina:7",
            "request:desk:south_carolina:2:7",
            "request:desk:unqualified:7");
  }

  @Test
  void withoutQualifierARecurringIdIsNewsOfTheSameMatter() throws IOException {
    FeedMapping mapping = Feeds.mapping("department: {column: who}");
    Path file = Feeds.file(folder, "desk.csv", "id,opened,who", "7,2020-01-01,a", "7,2020-01-01,b");
    assertThat(Feeds.requests(file, mapping))
        .extracting(Request::id)
        .containsExactly("request:desk:7", "request:desk:7");
  }

  @Test
  void eventThatTheContractRefusesIsUnmappable() throws IOException {
    FeedMapping mapping = Feeds.mapping("amount: {column: money}\npeople: {column: n}");
    Path file =
        Feeds.file(
            folder,
            "desk.csv",
            "id,opened,money,n",
            ",2020-01-01,1,1",
            "2,1215-01-01,1,1",
            "3,2020-01-01,-5,1",
            "4,2020-01-01,5,0",
            "5,2020-01-01,5,1");
    List<FeedRecord.Unmappable> rows = Feeds.unmappable(file, mapping);
    assertThat(rows).extracting(FeedRecord::line).containsExactly(2L, 3L, 4L, 5L);
    assertThat(rows.get(0).reason()).isEqualTo("id: is empty");
    assertThat(rows.get(1).reason()).contains("reportedAt");
    assertThat(rows.get(2).reason()).contains("amount");
    assertThat(rows.get(3).reason()).contains("people");
    assertThat(Feeds.requests(file, mapping)).hasSize(1);
  }

  @Test
  void rowsCanBeTips() throws IOException {
    FeedMapping mapping =
        FeedMapping.parse(
            "patrol.yaml",
            """
            feed: patrol
            title: {zh: 巡查, en: Patrol}
            description: {zh: 巡查, en: Patrol}
            file: patrol.csv
            zone: Asia/Shanghai
            tip:
              id: {column: no}
              reportedAt: {column: at}
              category: WAGE_ARREARS
              observation: {column: seen, map: {停工: WORK_STOPPAGE, 聚集: GATHERING}, default: OTHER}
              volunteer: {column: who}
              people: {column: n}
              subject: {kind: SITE, name: {column: site}}
            """);
    Path file =
        Feeds.file(folder, "p.csv", "no,at,seen,who,n,site", "1,2019-11-05 08:00,停工,张三,30,三期工地");
    assertThat(Feeds.tips(file, mapping))
        .singleElement()
        .satisfies(
            (Tip tip) -> {
              assertThat(tip.id()).isEqualTo("tip:patrol:1");
              assertThat(tip.observation()).isEqualTo(Observation.WORK_STOPPAGE);
              assertThat(tip.volunteer()).isEqualTo(Feeds.PSEUDONYMS.of("张三"));
              assertThat(tip.reportedAt()).isEqualTo(Instant.parse("2019-11-05T00:00:00Z"));
            });
    assertThat(events(file, mapping))
        .extracting(FeedRecord.Event::kind)
        .containsExactly(EventKind.TIP);
  }

  private static List<FeedRecord.Event> events(Path file, FeedMapping mapping) {
    return Feeds.records(file, mapping).stream().map(FeedRecord.Event.class::cast).toList();
  }
}
