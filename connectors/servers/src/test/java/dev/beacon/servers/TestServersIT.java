package dev.beacon.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServersIT {
  @Test
  void aServerThatTestsShareLeavesNothingBehind(@TempDir Path temporary) throws Exception {
    try (Parent parent = Parent.start("shared-kafka", temporary)) {
      List<Long> pids = parent.serverPids();
      assertThat(temporary).isNotEmptyDirectory();
      parent.finish();
      assertThat(parent.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(pids).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void itIsStartedOnce() {
    assertThat(TestServers.kafka()).isSameAs(TestServers.kafka());
  }
}
