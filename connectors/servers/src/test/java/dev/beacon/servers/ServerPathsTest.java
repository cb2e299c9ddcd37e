package dev.beacon.servers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPathsTest {
  @Test
  void missingServersAreReportedWithTheCommandThatBuildsThem(@TempDir Path empty) {
    assertThatThrownBy(() -> ServerPaths.below(empty))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining(empty.toString())
        .hasMessageContaining("./mvnw package -DskipTests -pl connectors/servers -am");
  }
}
