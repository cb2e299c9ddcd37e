package dev.beacon.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.kibana.Bundle;
import dev.beacon.kibana.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardsCommandTest {
  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void sixDashboardsAreListedInBothLanguages() {
    assertThat(run("list")).isZero();
    assertThat(out.toString(UTF_8))
        .hasLineCount(12)
        .contains("beacon-zh-overview", "区情总览", "beacon-en-overview", "District overview");
  }

  @Test
  void theImportFilesAreWritten() throws IOException {
    assertThat(run("generate", "--out", home.toString())).isZero();
    for (Language language : Language.values()) {
      assertThat(home.resolve(Bundle.fileName(language))).hasContent(Bundle.ndjson(language));
    }
  }

  @Test
  void aKibanaThatIsNotThereIsOneLine() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port;

    assertThat(run("install", "--kibana", url)).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .hasLineCount(1)
        .startsWith("beacon: there is no Kibana at " + url);
    assertThat(run("check", "--elasticsearch", url)).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("cannot ask Elasticsearch at " + url);
  }

  @Test
  void aMissingAuthorityIsOneLine() throws IOException {
    Path none = home.resolve("ca.pem");

    assertThat(run("install", "--kibana", "https://127.0.0.1:1", "--ca", none.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("beacon: cannot read certificates from " + none + "\n");
    assertThat(Files.exists(none)).isFalse();
  }

  @Test
  void aUserWithoutAPasswordIsOneLine() {
    assertThat(run("install", "--kibana", "http://127.0.0.1:1", "--user", "elastic")).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .hasLineCount(1)
        .contains("no password for elastic", "--password", "KIBANA_PASSWORD");
  }

  private int run(String... arguments) {
    String[] whole = new String[arguments.length + 1];
    whole[0] = "dashboards";
    System.arraycopy(arguments, 0, whole, 1, arguments.length);
    return Beacon.commandLine(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(whole);
  }
}
