package dev.beacon.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Test
  void everyFileIsOnTheClassPath() {
    assertThat(Screen.files())
        .allSatisfy(file -> assertThat(read(file)).as(file.resource()).isNotEmpty());
  }

  @Test
  void namesEachPathOnceAndThePageFirst() {
    List<String> paths = Screen.files().stream().map(Screen.File::path).toList();

    assertThat(paths).doesNotHaveDuplicates().startsWith("");
  }

  @Test
  void leavesOutNoFileOfThePage() throws IOException, URISyntaxException {
    Path folder = Path.of(Screen.class.getResource("/dev/beacon/screen/index.html").toURI());
    try (Stream<Path> files = Files.walk(folder.getParent())) {
      List<String> pages =
          files
              .filter(file -> file.toString().matches(".*\\.(html|css|js|svg)"))
              .map(file -> "/dev/beacon/screen/" + folder.getParent().relativize(file))
              .toList();

      assertThat(Screen.files()).extracting(Screen.File::resource).containsAll(pages);
    }
  }

  private static byte[] read(Screen.File file) throws IOException {
    try (InputStream in = Screen.class.getResourceAsStream(file.resource())) {
      assertThat(in).as(file.resource()).isNotNull();
      return in.readAllBytes();
    }
  }
}
