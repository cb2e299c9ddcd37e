package dev.beacon.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole of a real file, and what it says itself about promises broken. */
class Boston311IT {
  private static final String FILE = "boston311_2015h1.csv.gz";

  /** The extract was taken on this day; what is open then is judged then. */
  private static final Instant TAKEN =
      LocalDateTime.parse("2016-01-12T23:59:00").atZone(ZoneId.of("America/New_York")).toInstant();

  private static TimeOrdered file;

  @BeforeAll
  static void read() {
    file = RealFiles.read(FILE, "boston-311");
  }

  @Test
  void everyRowIsAccountedFor() {
    assertThat(file.counts().rows()).isEqualTo(58_119);
    assertThat(file.counts().events(EventKind.REQUEST)).isEqualTo(58_119);
    assertThat(file.counts().events(EventKind.PROGRESS)).isEqualTo(49_126);
    assertThat(file.unmappable()).isEmpty();
    assertThat(file.events().stream().map(FeedRecord.Event::id).distinct().count())
        .isEqualTo(58_119 + 49_126);
  }

  @Test
  void brokenPromisesAreThoseTheCityOwnsUpTo() throws IOException {
    Map<String, Instant> resolved = new HashMap<>();
    Map<String, Instant> due = new HashMap<>();
    for (FeedRecord.Event event : file.events()) {
      if (event.event() instanceof Request request) {
        if (request.dueAt() != null) {
          due.put(event.key(), request.dueAt());
        }
      } else if (event.event() instanceof Progress progress) {
        resolved.put(event.key(), progress.takenAt());
      }
    }
    Set<String> overdue = new TreeSet<>();
    due.forEach(
        (key, deadline) -> {
          if (resolved.getOrDefault(key, TAKEN).isAfter(deadline)) {
            overdue.add(key);
          }
        });

    Map<String, Set<String>> owned = statusById();
    assertThat(owned.get("OVERDUE")).hasSize(15_624);
    assertThat(owned.get("")).hasSize(102);
    Set<String> expected = new TreeSet<>(owned.get("OVERDUE"));
    // Rows without a flag that are overdue by their own dates; none of the rows flagged ONTIME is.
    expected.addAll(owned.get(""));
    assertThat(overdue.equals(expected)).isTrue();
  }

  @Test
  void nothingIsKnownBeforeItIsReported() {
    Map<String, Instant> opened = new HashMap<>();
    int closedBeforeOpened = 0;
    int knownTooEarly = 0;
    for (FeedRecord.Event event : file.events()) {
      if (event.event() instanceof Progress progress) {
        Instant open = opened.get(event.key());
        knownTooEarly += open == null || event.reportedAt().isBefore(open) ? 1 : 0;
        closedBeforeOpened += open != null && progress.occurredAt().isBefore(open) ? 1 : 0;
      } else {
        opened.put(event.key(), event.reportedAt());
      }
    }
    assertThat(knownTooEarly).isZero();
    assertThat(closedBeforeOpened).isEqualTo(84);
  }

  @Test
  void onlyTheCitysOwnPromiseIsClocked() {
    assertThat(
            file.events().stream()
                .map(FeedRecord.Event::event)
                .filter(Request.class::isInstance)
                .map(event -> ((Request) event).clocks())
                .distinct())
        .containsExactly(List.of("due"));
  }

  /** The file's own flag, read apart from the mapping. */
  private static Map<String, Set<String>> statusById() throws IOException {
    Map<String, Set<String>> ids = new HashMap<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(RealFiles.file(FILE))),
            StandardCharsets.UTF_8)) {
      for (CSVRecord row : format.parse(in)) {
        ids.computeIfAbsent(row.get("ontime_status"), status -> new TreeSet<>())
            .add("request:boston-311:" + row.get("case_enquiry_id"));
      }
    }
    return ids;
  }
}
