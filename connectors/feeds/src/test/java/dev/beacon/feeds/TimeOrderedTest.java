package dev.beacon.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeOrderedTest {
  private static final FeedMapping DESK =
      Feeds.mapping(
          "zone: UTC", "", "progress:\n  - {step: RESOLVED, occurredAt: {column: closed}}\n");

  @TempDir Path folder;

  @Test
  void progressIsNewsWhenItHappensAndReportsComeFirst() throws IOException {
    TimeOrdered ordered =
        read(
            "id,opened,closed",
            "3,2020-01-03,2020-01-03",
            "1,2020-01-01,2020-01-05",
            "0,2020-01-03,2020-01-02",
            "2,2020-01-02,never",
            "4,2020-01-05,");
    assertThat(ordered.events())
        .extracting(FeedRecord.Event::id)
        .containsExactly(
            "request:desk:1",
            "request:desk:2",
            "request:desk:0",
            "request:desk:3",
            "progress:desk:resolved:0",
            "progress:desk:resolved:3",
            "request:desk:4",
            "progress:desk:resolved:1");
    assertThat(ordered.unmappable()).extracting(FeedRecord.Unmappable::line).containsExactly(5L);
    assertThat(ordered.counts().rows()).isEqualTo(5);
  }

  @Test
  void orderOfTheFileDoesNotMatter() throws IOException {
    TimeOrdered one = read("id,opened,closed", "a,2020-01-01,", "b,2020-01-01,2020-01-01");
    TimeOrdered other = read("id,opened,closed", "b,2020-01-01,2020-01-01", "a,2020-01-01,");
    assertThat(one.events())
        .extracting(FeedRecord.Event::id)
        .isEqualTo(other.events().stream().map(FeedRecord.Event::id).toList());
  }

  private TimeOrdered read(String... lines) throws IOException {
    Path file = Feeds.file(folder, "desk.csv", lines);
    try (FeedReader reader = FeedReader.open(file, DESK, Feeds.PSEUDONYMS)) {
      return TimeOrdered.read(reader);
    }
  }
}
