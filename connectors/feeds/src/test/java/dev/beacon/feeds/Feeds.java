package dev.beacon.feeds;

import dev.beacon.contract.Progress;
import dev.beacon.contract.Pseudonyms;
import dev.beacon.contract.Request;
import dev.beacon.contract.Tip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What the tests of this package share: small mappings, small files, and the records they give. */
final class Feeds {
  static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("a key for tests only, 32 bytes....".getBytes(StandardCharsets.UTF_8));

  private static final String HEAD =
      """
      feed: desk
      title: {zh: 台账, en: Desk}
      description: {zh: 台账, en: Desk}
      file: desk.csv
      """;

  private Feeds() {}

  /** A mapping in UTC whose request has an id, a time and these further lines. */
  static FeedMapping mapping(String requestLines) {
    return mapping("zone: UTC", requestLines, "");
  }

  /** A mapping with these lines on the top level, in the request, and behind it. */
  static FeedMapping mapping(String topLines, String requestLines, String progressLines) {
    String request =
        """
        request:
          id: {column: id}
          channel: HOTLINE
        """;
    String opened = requestLines.contains("reportedAt") ? "" : "  reportedAt: {column: opened}\n";
    String category = requestLines.contains("category") ? "" : "  category: OTHER\n";
    return FeedMapping.parse(
        "desk.yaml",
        HEAD
            + topLines
            + "\n"
            + request
            + opened
            + category
            + requestLines.indent(2)
            + progressLines);
  }

  static Path file(Path folder, String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  static Path gzip(Path folder, String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  static List<FeedRecord> records(Path file, FeedMapping mapping) {
    try (FeedReader reader = FeedReader.open(file, mapping, PSEUDONYMS)) {
      return reader.stream().toList();
    }
  }

  static List<Request> requests(Path file, FeedMapping mapping) {
    return events(file, mapping, Request.class).toList();
  }

  static List<Tip> tips(Path file, FeedMapping mapping) {
    return events(file, mapping, Tip.class).toList();
  }

  static List<Progress> progress(Path file, FeedMapping mapping) {
    return events(file, mapping, Progress.class).toList();
  }

  static List<FeedRecord.Unmappable> unmappable(Path file, FeedMapping mapping) {
    return records(file, mapping).stream()
        .filter(FeedRecord.Unmappable.class::isInstance)
        .map(FeedRecord.Unmappable.class::cast)
        .toList();
  }

  private static <E> Stream<E> events(Path file, FeedMapping mapping, Class<E> type) {
    return records(file, mapping).stream()
        .filter(FeedRecord.Event.class::isInstance)
        .map(record -> ((FeedRecord.Event) record).event())
        .filter(type::isInstance)
        .map(type::cast);
  }
}
