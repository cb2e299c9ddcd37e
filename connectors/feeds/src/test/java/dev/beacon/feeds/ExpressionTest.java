package dev.beacon.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Channel;
import dev.beacon.contract.Request;
import dev.beacon.contract.Subject;
import dev.beacon.contract.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  @TempDir Path folder;

  @Test
  void templateIsNothingIfAPartIsEmpty() throws IOException {
    String lines =
        """
        title: {firstOf: [{template: "{what} at {where}"}, {template: "{what}!"}, Matter]}
        """;
    assertThat(request(lines, "what,where", "Noise,School").title()).isEqualTo("Noise at School");
    assertThat(request(lines, "what,where", "Noise, ").title()).isEqualTo("Noise!");
    assertThat(request(lines, "what,where", ",School").title()).isEqualTo("Matter");
  }

  @Test
  void mapIgnoresCaseAndBlanksAndFallsBackToItsDefault() throws IOException {
    String lines = "category: {column: kind, default: OTHER, map: {Street  Noise: NOISE}}";
    assertThat(request(lines, "kind", "STREET\u00a0noise ").category()).isEqualTo("NOISE");
    assertThat(request(lines, "kind", "Whatever").category()).isEqualTo("OTHER");
    assertThat(request(lines, "kind", "").category()).isEqualTo("OTHER");
  }

  @Test
  void valueThatTheMapLacksIsUnmappable() throws IOException {
    assertThat(reason("category: {column: kind, map: {a: NOISE}}", "kind", "b"))
        .isEqualTo("category: its value is not in the mapping's map, which has no default");
  }

  @Test
  void emptyValuesAreNothingInOneFieldOrInAll() throws IOException {
    String subject =
        "subject: {kind: EMPLOYER, name: {column: who, empty: [Not available, 'N/A']}}";
    assertThat(request(subject, "who", "NOT\u00a0AVAILABLE").subject()).isNull();
    assertThat(request(subject, "who", "n/a").subject()).isNull();
    assertThat(request(subject, "who", "Available Inc").subject())
        .isEqualTo(new Subject(SubjectKind.EMPLOYER, null, "Available Inc"));

    FeedMapping everywhere =
        Feeds.mapping("zone: UTC\nempty: [不详]", "department: {column: who}", "");
    Path file = Feeds.file(folder, "desk.csv", "id,opened,who", "1,2020-01-01,不详");
    assertThat(Feeds.requests(file, everywhere).get(0).department()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2020-07-01, 2020-07-01T04:00:00Z",
    "2020-01-01, 2020-01-01T05:00:00Z",
    "2020-07-01T08:30, 2020-07-01T12:30:00Z",
    "2020-07-01 08:30:15, 2020-07-01T12:30:15Z",
    "2020-07-01 08:30:15.25, 2020-07-01T12:30:15.250Z",
    "2020-07-01T08:30:15Z, 2020-07-01T08:30:15Z",
    "2020-07-01T08:30:15+08:00, 2020-07-01T00:30:15Z",
    // The hour that summer time skips moves on; the hour that comes twice is the first one.
    "2015-03-08T02:30:00, 2015-03-08T07:30:00Z",
    "2015-11-01T01:30:00, 2015-11-01T05:30:00Z",
  })
  void timesAreLocalToTheZone(String written, String instant) throws IOException {
    FeedMapping mapping = Feeds.mapping("zone: America/New_York", "", "");
    Path file = Feeds.file(folder, "desk.csv", "id,opened", "1," + written);
    assertThat(Feeds.requests(file, mapping))
        .extracting(Request::reportedAt)
        .containsExactly(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy年M月d日 H时m分, 2019年11月5日 8时30分, 2019-11-05T00:30:00Z",
    "M/d/yyyy h:mm a, 11/5/2019 8:30 pm, 2019-11-05T12:30:00Z",
    "dd-MMM-yy, 05-NOV-19, 2019-11-04T16:00:00Z",
    "yyyyMMddHHmmss, 20191105083000, 2019-11-05T00:30:00Z",
    "epoch-seconds, 1572913800, 2019-11-05T00:30:00Z",
    "epoch-millis, 1572913800123, 2019-11-05T00:30:00.123Z",
    "iso, 2019-11-05, 2019-11-04T16:00:00Z",
  })
  void patternsSayHowTimesAreWritten(String pattern, String written, String instant)
      throws IOException {
    FeedMapping mapping =
        Feeds.mapping(
            "zone: Asia/Shanghai",
            "reportedAt: {column: opened, patterns: ['" + pattern + "']}",
            "");
    Path file = Feeds.file(folder, "desk.csv", "id,opened", "1," + written);
    assertThat(Feeds.requests(file, mapping))
        .extracting(Request::reportedAt)
        .containsExactly(Instant.parse(instant));
  }

  @Test
  void dateAloneCanMeanTheEndOfItsDay() throws IOException {
    String lines = "dueAt: {column: due, zone: Asia/Shanghai, day: end}";
    assertThat(request(lines, "due", "2019-11-05").dueAt())
        .isEqualTo(Instant.parse("2019-11-05T15:59:59.999Z"));
    assertThat(request(lines, "due", "2019-11-05T12:00:00").dueAt())
        .isEqualTo(Instant.parse("2019-11-05T04:00:00Z"));
  }

  @Test
  void zoneCanComeFromTheRow() throws IOException {
    FeedMapping mapping =
        Feeds.mapping(
            "zone: {column: state, map: {utah: America/Denver}, default: America/New_York}",
            "",
            "");
    Path file =
        Feeds.file(folder, "desk.csv", "id,opened,state", "1,2020-01-01,utah", "2,2020-01-01,ohio");
    assertThat(Feeds.requests(file, mapping))
        .extracting(Request::reportedAt)
        .containsExactly(
            Instant.parse("2020-01-01T07:00:00Z"), Instant.parse("2020-01-01T05:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"1500;1500", "1500.50;1500.5", "'1,234,567.5';1234567.5", "2.43E+13;2.43E13", "0;0"})
  void numbersMayGroupThousands(String written, double amount) throws IOException {
    assertThat(request("amount: {column: money}", "money", '"' + written + '"').amount())
        .isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"'1.234,56'", "'12,34'", "about 100", "NaN", "1e9999", "100元"})
  void whatIsNoNumberIsUnmappable(String written) throws IOException {
    assertThat(reason("amount: {column: money}", "money", '"' + written + '"'))
        .isEqualTo("amount: is not a number");
  }

  @Test
  void numbersMayBeInAnotherUnit() throws IOException {
    assertThat(request("amount: {column: wan, times: 10000}", "wan", "21.5").amount())
        .isEqualTo(215_000.0);
    assertThat(reason("people: {column: n}", "n", "2.5"))
        .isEqualTo("people: is not a whole number");
  }

  @Test
  void reporterIsAPseudonymAndWordsAreMasked() throws IOException {
    String lines =
        """
        reporter: {template: "{state}:{phone}"}
        title: {column: words}
        text: {column: words}
        """;
    Request request = request(lines, "state,phone,words", "gd,13800138000,请回电13800138000");
    assertThat(request.reporter()).isEqualTo(Feeds.PSEUDONYMS.of("gd:13800138000"));
    assertThat(request.title()).doesNotContain("13800138000");
    assertThat(request.text()).startsWith("请回电").doesNotContain("13800138000");
  }

  @Test
  void wordsBeyondWhatTheContractCarriesAreCut() throws IOException {
    assertThat(request("title: {column: words}", "words", "x".repeat(401)).title())
        .hasSize(400)
        .endsWith("x…");
  }

  @Test
  void locationNeedsBothOfItsNumbersOrNone() throws IOException {
    String lines = "location: {lat: {column: lat, empty: ['0']}, lon: {column: lon, empty: ['0']}}";
    assertThat(request(lines, "lat,lon", "22.5,113.9").location().lat()).isEqualTo(22.5);
    assertThat(request(lines, "lat,lon", "0,0").location()).isNull();
    assertThat(reason(lines, "lat,lon", "22.5,"))
        .isEqualTo("location: has one of lat and lon, not both");
  }

  @Test
  void rowDecidesTheChannel() throws IOException {
    assertThat(request("urgency: {column: u}", "u", "URGENT").channel()).isEqualTo(Channel.HOTLINE);
    assertThat(reason("urgency: {column: u}", "u", "asap"))
        .isEqualTo("urgency: is none of the contract's values");
  }

  private Request request(String requestLines, String columns, String cells) throws IOException {
    return Feeds.requests(file(columns, cells), mapping(requestLines)).get(0);
  }

  private String reason(String requestLines, String columns, String cells) throws IOException {
    return Feeds.unmappable(file(columns, cells), mapping(requestLines)).get(0).reason();
  }

  private Path file(String columns, String cells) throws IOException {
    return Feeds.file(folder, "desk.csv", "id,opened," + columns, "1,2020-01-01," + cells);
  }

  private static FeedMapping mapping(String requestLines) {
    return Feeds.mapping(requestLines);
  }
}
