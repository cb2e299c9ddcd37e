package dev.beacon.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElasticsearchServerIT {
  private static final ServerPaths PATHS = ServerPaths.fromSystemProperty();
  private static final int HEAP_MEGABYTES = 512;

  /** The directory JUnit makes can be entered by its owner only, as /root can. */
  @TempDir private Path privateDirectory;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void documentsSurviveARestart() throws Exception {
    Path directory = privateDirectory.resolve("with a space");
    List<ProcessHandle> processes;
    try (ElasticsearchServer server = start(directory)) {
      processes = server.process().descendants().toList();
      assertThat(processes).isNotEmpty();
      assertThat(send(server, "PUT", "/harvest/_doc/1?refresh=true", "{\"crop\":\"wheat\"}"))
          .contains("\"result\":\"created\"");
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);

    try (ElasticsearchServer server = start(directory)) {
      assertThat(send(server, "GET", "/harvest/_doc/1", "")).contains("{\"crop\":\"wheat\"}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void startedByRootItRunsAsSomebodyElseAndTakesOverTheData(Unprivileged way) throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root has to become somebody else");
    if (way == Unprivileged.NOBODY) {
      Files.setPosixFilePermissions(privateDirectory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    try (ElasticsearchServer server =
        ElasticsearchServer.start(
            PATHS, privateDirectory.resolve("data"), 0, HEAP_MEGABYTES, EnumSet.of(way))) {
      assertThat(send(server, "PUT", "/harvest/_doc/1?refresh=true", "{\"crop\":\"wheat\"}"))
          .contains("\"result\":\"created\"");
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> ElasticsearchServer.start(PATHS, privateDirectory, taken.getLocalPort()))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
    }
  }

  @Test
  void aFailedStartShowsTheEndOfTheLog() {
    assertThatThrownBy(() -> ElasticsearchServer.start(PATHS, privateDirectory, 0, 1))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("while starting")
        .hasMessageContaining("heap");
  }

  @Test
  void theServerEndsWhenTheJvmThatStartedItIsKilled() throws IOException {
    try (Parent parent = Parent.start("elasticsearch", privateDirectory)) {
      List<Long> pids = parent.serverPids();
      assertThat(pids).hasSizeGreaterThan(1);
      parent.process().destroyForcibly();
      pids.forEach(Await::end);
    }
  }

  private static ElasticsearchServer start(Path directory) {
    return ElasticsearchServer.start(PATHS, directory, 0, HEAP_MEGABYTES);
  }

  private String send(ElasticsearchServer server, String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
