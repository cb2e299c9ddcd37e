package dev.beacon.scorecards;

import dev.beacon.contract.ScorecardDocument;
import dev.beacon.gathering.Gathering;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The stage that keeps the scorecards. */
public final class Scorecards {
  private Scorecards() {}

  /**
   * Every card that the changes touch, at a bounded rate; the newest version is the card.
   *
   * @param changes those of one matter in their order, by one subtask
   */
  public static SingleOutputStreamOperator<ScorecardDocument> of(
      DataStream<ScoreChange> changes, ScorecardConfig config) {
    return changes
        .transform("score-slices", SliceDelta.TYPE, new Gathering<>(new Scoring(config)))
        .uid("score-slices")
        .transform("score-cards", CardDelta.TYPE, new Gathering<>(new Dealing()))
        .uid("score-cards")
        .keyBy(CardDelta::cardId)
        .process(new ScorecardFunction(config))
        .name("scorecards")
        .uid("scorecards");
  }
}
