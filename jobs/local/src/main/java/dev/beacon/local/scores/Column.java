package dev.beacon.local.scores;

import dev.beacon.contract.Text;
import java.util.List;
import java.util.function.Function;

/**
 * A number that is shown of every unit.
 *
 * @param heading what it is
 * @param value how it reads of a unit
 * @param share the share to be drawn below it; null if it is none
 */
record Column(Text heading, Function<Standing, Text> value, Function<Standing, Double> share) {
  /** What a ranking shows, on paper as on the terminal. */
  static final List<Column> OF_A_LEAGUE =
      List.of(
          count("受理", "Received", unit -> unit.cases().received()),
          share("办结率", "Resolved", unit -> unit.cases().resolutionRate()),
          share("当日办结", "Same day", unit -> unit.cases().sameDayRate()),
          share("时限内", "In window", unit -> unit.windows().rate()),
          count("扣分", "Points", unit -> unit.windows().points()),
          share("按时报到", "Check-ins", unit -> unit.checkIns().rate()),
          length("办结中位", "Median", unit -> unit.cases().toResolution().medianMinutes()),
          length("九成以内", "90 % in", unit -> unit.cases().toResolution().p90Minutes()),
          count("未结", "Open", unit -> unit.cases().open()),
          plain("满意度", "Satisfied", unit -> ScoreWords.mark(unit.satisfaction().mean())));

  private static Column plain(String zh, String en, Function<Standing, String> value) {
    return new Column(new Text(zh, en), value.andThen(text -> new Text(text, text)), unit -> null);
  }

  private static Column count(String zh, String en, Function<Standing, Long> count) {
    return plain(zh, en, count.andThen(ScoreWords::number));
  }

  private static Column length(String zh, String en, Function<Standing, Double> minutes) {
    return new Column(new Text(zh, en), minutes.andThen(ScoreWords::length), unit -> null);
  }

  private static Column share(String zh, String en, Function<Standing, Double> share) {
    return new Column(
        new Text(zh, en),
        unit -> {
          String percent = ScoreWords.percent(share.apply(unit));
          return new Text(percent, percent);
        },
        share);
  }
}
