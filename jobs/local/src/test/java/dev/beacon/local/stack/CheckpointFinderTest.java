package dev.beacon.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFinderTest {
  @TempDir private Path directory;

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(CheckpointFinder.newest(directory)).isEmpty();
    assertThat(CheckpointFinder.newest(directory.resolve("missing"))).isEmpty();
  }

  @Test
  void takesTheHighestNumberNotTheLastName() throws IOException {
    complete("job-a", 9, 1_000);
    Path newest = complete("job-a", 10, 1_000);
    assertThat(CheckpointFinder.newest(directory)).contains(newest);
  }

  @Test
  void passesOverCheckpointsThatWereNotFinished() throws IOException {
    Path complete = complete("job-a", 4, 1_000);
    Files.createDirectories(directory.resolve("job-a").resolve("chk-5"));
    assertThat(CheckpointFinder.newest(directory)).contains(complete);
  }

  @Test
  void goesOnFromTheJobThatCameLast() throws IOException {
    complete("job-a", 7, 1_000);
    Path resumed = complete("job-b", 8, 2_000);
    assertThat(CheckpointFinder.newest(directory)).contains(resumed);
  }

  @Test
  void takesTheLaterOfTwoWithOneNumber() throws IOException {
    complete("job-b", 7, 1_000);
    Path later = complete("job-a", 7, 2_000);
    assertThat(CheckpointFinder.newest(directory)).contains(later);
  }

  @Test
  void passesOverSharedAndOtherFiles() throws IOException {
    Path complete = complete("job-a", 1, 1_000);
    Files.createDirectories(directory.resolve("job-a").resolve("shared"));
    Files.createDirectories(directory.resolve("job-a").resolve("taskowned"));
    Files.writeString(directory.resolve("chk-99"), "a file");
    assertThat(CheckpointFinder.newest(directory)).contains(complete);
  }

  private Path complete(String job, int number, long modified) throws IOException {
    Path checkpoint = directory.resolve(job).resolve("chk-" + number);
    Files.createDirectories(checkpoint);
    Path metadata = Files.writeString(checkpoint.resolve("_metadata"), "metadata");
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(modified));
    return checkpoint;
  }
}
