package dev.beacon.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchServerIT {
  private static final ServerPaths PATHS = ServerPaths.fromSystemProperty();
  private static final int HEAP_MEGABYTES = 512;

  /** Can be entered by its owner only, as root's home can, unless a test opens it. */
  @TempDir private Path privateDirectory;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void documentsSurviveARestartAsWhomeverItRuns() throws Exception {
    Path directory = privateDirectory.resolve("with a space");
    List<String> expected = new ArrayList<>();
    for (Unprivileged way : waysToTry()) {
      letOthersEnter(privateDirectory, way == Unprivileged.NOBODY);
      List<ProcessHandle> processes;
      try (ElasticsearchServer server =
          ElasticsearchServer.start(PATHS, directory, 0, HEAP_MEGABYTES, EnumSet.of(way))) {
        processes = server.process().descendants().toList();
        assertThat(processes).isNotEmpty();
        for (String id : expected) {
          assertThat(send(server, "GET", "/harvest/_doc/" + id, "")).contains("\"found\":true");
        }
        expected.add(way.name());
        assertThat(send(server, "PUT", "/harvest/_doc/" + way.name(), "{\"crop\":\"wheat\"}"))
            .contains("\"result\":\"created\"");
      }
      assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }
  }

  /** As root all of them in turn on the same data; others run it as themselves whatever the way. */
  private static Set<Unprivileged> waysToTry() throws IOException {
    return Unprivileged.startedByRoot()
        ? EnumSet.allOf(Unprivileged.class)
        : EnumSet.of(Unprivileged.NOBODY, Unprivileged.NAMESPACE);
  }

  private static void letOthersEnter(Path directory, boolean others) throws IOException {
    Files.setPosixFilePermissions(
        directory, PosixFilePermissions.fromString(others ? "rwxr-xr-x" : "rwx------"));
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
