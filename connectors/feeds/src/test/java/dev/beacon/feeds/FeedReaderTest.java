package dev.beacon.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Reject;
import dev.beacon.contract.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReaderTest {
  private static final FeedMapping DESK = Feeds.mapping("department: {column: who}");

  @TempDir Path folder;

  @Test
  void compressedFileReadsLikeThePlainOne() throws IOException {
    String[] lines = {"id,opened,who", "1,2020-01-01,a", "2,2020-01-02,b"};
    Path plain = Feeds.file(folder, "desk.csv", lines);
    Path gzip = Feeds.gzip(folder, "desk.csv.gz", lines);
    assertThat(Feeds.requests(gzip, DESK)).isEqualTo(Feeds.requests(plain, DESK)).hasSize(2);
  }

  @Test
  void compressionIsToldByContentNotByName() throws IOException {
    Path misnamed = Feeds.gzip(folder, "desk.csv", "id,opened,who", "1,2020-01-01,a");
    assertThat(Feeds.requests(misnamed, DESK)).hasSize(1);

    Path pretender = Feeds.file(folder, "desk.csv.gz", "id,opened,who", "1,2020-01-01,a");
    assertThatThrownBy(() -> Feeds.records(pretender, DESK))
        .isInstanceOf(FeedException.class)
        .hasMessage(pretender + " is named .gz but is not compressed by gzip");
  }

  @Test
  void damagedCompressionNamesTheLastLine() throws IOException {
    String[] lines = new String[20_001];
    Arrays.setAll(lines, i -> i == 0 ? "id,opened,who" : i + ",2020-01-01," + (i * 7919L % 10007));
    byte[] whole = Files.readAllBytes(Feeds.gzip(folder, "whole.gz", lines));
    Path damaged = Files.write(folder.resolve("half.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> Feeds.records(damaged, DESK))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining(damaged + " is damaged: its compressed data breaks off after line ");
  }

  @Test
  void unusableFilesAreToldInASentence() throws IOException {
    Path none = folder.resolve("none.csv");
    assertThatThrownBy(() -> Feeds.records(none, DESK)).hasMessage("there is no file " + none);
    assertThatThrownBy(() -> Feeds.records(folder, DESK))
        .hasMessage(folder + " is a folder, not a file");
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    assertThatThrownBy(() -> Feeds.records(empty, DESK)).hasMessage(empty + " is empty");
    Path workbook = Files.write(folder.resolve("book.xlsx"), new byte[] {'P', 'K', 3, 4, 20, 0});
    assertThatThrownBy(() -> Feeds.records(workbook, DESK))
        .hasMessageContaining("is a zip archive or an Excel workbook");
  }

  @Test
  void headerWithoutTheMappingsColumnsIsRefused() throws IOException {
    Path file = Feeds.file(folder, "desk.csv", "id,when,whom", "1,2020-01-01,a");
    assertThatThrownBy(() -> Feeds.records(file, DESK))
        .isInstanceOf(FeedException.class)
        .hasMessage(file + ": its header lacks opened, who; it has id, when, whom");
  }

  @Test
  void headerMayCarryAMarkNoBreakSpacesAndWindowsLineEnds() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("desk.csv"),
            "\uFEFFid,\u00a0opened ,who\r\n1,2020-01-01,\u00a0Aquino\u00a0General \r\n");
    assertThat(Feeds.requests(file, DESK))
        .extracting(Request::department)
        .containsExactly("Aquino General");
  }

  @Test
  void quotedFieldsMayHoldDelimitersQuotesAndLineBreaks() throws IOException {
    Path file =
        Feeds.file(
            folder,
            "desk.csv",
            "id,opened,who",
            "1,2020-01-01,\"West \"\"Brook\"\" Donuts, Inc. \nLeicester Donuts\"",
            "2,2020-01-01,5\" pipe works",
            "3,2020-01-01,\"\"");
    assertThat(Feeds.requests(file, DESK))
        .extracting(Request::department)
        .containsExactly("West \"Brook\" Donuts, Inc. Leicester Donuts", "5\" pipe works", null);
    assertThat(Feeds.records(file, DESK)).extracting(FeedRecord::line).containsExactly(2L, 4L, 5L);
  }

  @Test
  void brokenQuotingCostsOneRowOnly() throws IOException {
    Path file =
        Feeds.file(
            folder,
            "desk.csv",
            "id,opened,who",
            "1,2020-01-01,\"never closed",
            "2,2020-01-01,fine",
            "3,2020-01-01,\"closed\" too early",
            "4,2020-01-01,\"fine, too\"",
            "5,2020-01-01,\"open to the end");
    assertThat(Feeds.requests(file, DESK))
        .extracting(Request::id)
        .containsExactly("request:desk:2", "request:desk:4");
    List<FeedRecord.Unmappable> rows = Feeds.unmappable(file, DESK);
    assertThat(rows).extracting(FeedRecord::line).containsExactly(2L, 4L, 6L);
    assertThat(rows)
        .extracting(row -> new String(row.original(), StandardCharsets.UTF_8))
        .containsExactly(
            "1,2020-01-01,\"never closed",
            "3,2020-01-01,\"closed\" too early",
            "5,2020-01-01,\"open to the end");
    assertThat(rows.get(2).reason()).isEqualTo("the row has a quote that is not closed");
  }

  @Test
  void rowsWithoutTheHeadersCellsAreKeptAsRejects() throws IOException {
    Path file =
        Feeds.file(folder, "desk.csv", "id,opened,who", "1,2020-01-01", "", ",,", "2,2020-01-01,b");
    try (FeedReader reader = FeedReader.open(file, DESK, Feeds.PSEUDONYMS)) {
      FeedRecord.Unmappable row = (FeedRecord.Unmappable) reader.next();
      assertThat(row.reason()).isEqualTo("the row has 2 cells where the header has 3");
      Instant now = Instant.parse("2020-02-01T00:00:00Z");
      Reject reject = row.toReject("desk", now);
      assertThat(reject.rejectId()).isEqualTo("feed:desk-0-2");
      assertThat(reject.topic()).isEqualTo("feed:desk");
      assertThat(reject.offset()).isEqualTo(2);
      assertThat(reject.receivedAt()).isEqualTo(now);
      assertThat(reject.reason()).isEqualTo(Reject.Reason.UNMAPPABLE);
      assertThat(reject.original()).asString().isEqualTo("1,2020-01-01");

      assertThat(((FeedRecord.Event) reader.next()).key()).isEqualTo("request:desk:2");
      assertThat(reader.hasNext()).isFalse();
      // Blank lines and rows of nothing but commas, as Excel leaves them, are no rows.
      assertThat(reader.counts().rows()).isEqualTo(2);
      assertThat(reader.counts().unmappable()).isEqualTo(1);
      assertThat(reader.counts().events(EventKind.REQUEST)).isEqualTo(1);
      assertThat(reader.counts().totalEvents()).isEqualTo(1);
    }
  }

  @Test
  void bytesOfAnotherCharacterSetAreARejectWithTheBytesAsTheyCame() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("id,opened,who\n".getBytes(StandardCharsets.UTF_8));
    byte[] gbk = "1,2020-01-01,人力资源局".getBytes(Charset.forName("GB18030"));
    bytes.writeBytes(gbk);
    Path file = Files.write(folder.resolve("desk.csv"), bytes.toByteArray());
    assertThat(Feeds.unmappable(file, DESK))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.reason()).isEqualTo("the row has bytes that are not UTF-8");
              assertThat(row.original()).isEqualTo(gbk);
            });
    FeedMapping right =
        Feeds.mapping("zone: UTC\ninput: {charset: GB18030}", "department: {column: who}", "");
    assertThat(Feeds.requests(file, right))
        .extracting(Request::department)
        .containsExactly("人力资源局");
  }

  @Test
  void endlessLineIsOneRejectOfBoundedSize() throws IOException {
    Path file =
        Feeds.file(
            folder,
            "desk.csv",
            "id,opened,who",
            "1,2020-01-01," + "x".repeat(3_000_000),
            "2,2020-01-01,b");
    assertThat(Feeds.unmappable(file, DESK))
        .singleElement()
        .satisfies(
            row -> assertThat(row.original()).hasSizeLessThanOrEqualTo(LineReader.MAX_BYTES));
    assertThat(Feeds.requests(file, DESK)).hasSize(1);
  }

  @Test
  void delimiterIsTheMappings() throws IOException {
    FeedMapping tabs =
        Feeds.mapping("zone: UTC\ninput: {delimiter: \"\\t\"}", "department: {column: who}", "");
    Path file = Feeds.file(folder, "desk.tsv", "id\topened\twho", "1\t2020-01-01\ta, b");
    assertThat(Feeds.requests(file, tabs)).extracting(Request::department).containsExactly("a, b");
  }

  @Test
  void jsonLinesAreReadByFieldOrPointer() throws IOException {
    FeedMapping json =
        Feeds.mapping(
            "zone: UTC\ninput: {format: json-lines}",
            "department: {column: /desk/name}\namount: {column: money}\npeople: {column: n}",
            "");
    Path file =
        Feeds.file(
            folder,
            "desk.jsonl",
            "{\"id\":7,\"opened\":\"2020-01-01T00:00:00+08:00\",\"desk\":{\"name\":\"a\"},\"money\":1e3,\"n\":4}",
            "",
            "[1]",
            "{\"id\":8,",
            "{\"id\":9,\"opened\":null}",
            "{\"id\":\"x\",\"opened\":\"2020-01-01\"}");
    assertThat(Feeds.requests(file, json))
        .extracting(Request::id, Request::department, Request::amount, Request::people)
        .containsExactly(
            tuple("request:desk:7", "a", 1000.0, 4), tuple("request:desk:x", null, null, null));
    assertThat(Feeds.unmappable(file, json))
        .extracting(FeedRecord.Unmappable::line, FeedRecord.Unmappable::reason)
        .containsExactly(
            tuple(3L, "the row is not a JSON object"),
            tuple(4L, "the row is not JSON"),
            tuple(5L, "reportedAt: is empty"));
  }
}
