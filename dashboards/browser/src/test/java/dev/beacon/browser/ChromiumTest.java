package dev.beacon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class ChromiumTest {
  private final String whereBefore = System.getProperty(Chromium.WHERE);
  private final String requiredBefore = System.getProperty(Chromium.REQUIRED);

  @TempDir Path folder;

  @AfterEach
  void restoreProperties() {
    set(Chromium.WHERE, whereBefore);
    set(Chromium.REQUIRED, requiredBefore);
  }

  @Test
  void usesTheOneItIsTold() throws IOException {
    Path browser = Files.createFile(folder.resolve("browser"));
    assertThat(browser.toFile().setExecutable(true)).isTrue();
    set(Chromium.WHERE, browser.toString());

    assertThat(Chromium.find()).contains(browser);
  }

  @Test
  void skipsTheTestWhereThereIsNone() {
    set(Chromium.WHERE, folder.resolve("none").toString());
    set(Chromium.REQUIRED, "false");

    assertThatThrownBy(Chromium::start)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("chromium");
  }

  @Test
  void failsTheTestWhereThereIsNoneButOneIsRequired() {
    set(Chromium.WHERE, folder.resolve("none").toString());
    set(Chromium.REQUIRED, "true");

    assertThatThrownBy(Chromium::start).isInstanceOf(IllegalStateException.class);
  }

  private static void set(String property, String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
