package dev.beacon.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Json;
import dev.beacon.contract.ScorecardDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole stage, run to the end of its input. */
class ScorecardsTest {
  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @ParameterizedTest
  @CsvSource({"1, rocksdb, true", "4, hashmap, false"})
  void atTheEndOfTheInputEveryCardIsWrittenAndRight(int parallelism, String state, boolean reuse)
      throws Exception {
    RandomMatters matters = RandomMatters.of(11, 300);
    ReferenceCards reference = ReferenceCards.of(matters.standing());
    Configuration flink = new Configuration();
    flink.setString("pipeline.generic-types", "false");
    flink.setString("pipeline.auto-generate-uids", "false");
    flink.setString("pipeline.object-reuse", Boolean.toString(reuse));
    flink.setString("state.backend.type", state);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    env.setParallelism(parallelism);
    DataStream<ScoreChange> changes =
        env.fromData(ScoreChange.TYPE, matters.changes().toArray(ScoreChange[]::new))
            .uid("changes")
            .setParallelism(1)
            .keyBy(ScorecardsTest::matter)
            .map((MapFunction<ScoreChange, ScoreChange>) change -> change)
            .returns(ScoreChange.TYPE)
            .uid("by-matter");

    Map<String, ScorecardDocument> cards =
        newest(Scorecards.of(changes, ScorecardConfig.defaults()));

    assertThat(cards.keySet()).containsAll(reference.ids());
    cards.values().forEach(reference::assertIsRight);
  }

  private static String matter(ScoreChange change) {
    return (change.before() == null ? change.after() : change.before()).matter();
  }

  private static Map<String, ScorecardDocument> newest(DataStream<ScorecardDocument> documents)
      throws Exception {
    Map<String, ScorecardDocument> newest = new HashMap<>();
    List<String> cards;
    try (CloseableIterator<String> written =
        documents
            .map(card -> Json.mapper().writeValueAsString(card))
            .uid("as-json")
            .collectAsync()) {
      documents.getExecutionEnvironment().execute("scorecards");
      cards = List.copyOf(collect(written));
    }
    for (String json : cards) {
      ScorecardDocument card = Json.mapper().readValue(json, ScorecardDocument.class);
      newest.merge(card.cardId(), card, (a, b) -> a.version() > b.version() ? a : b);
    }
    return newest;
  }

  private static List<String> collect(CloseableIterator<String> written) {
    List<String> all = new ArrayList<>();
    written.forEachRemaining(all::add);
    return all;
  }
}
