package dev.beacon.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.local.stack.Ports.Listener;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PortsTest {
  @Test
  void portThatWasAskedForAndIsTakenIsRefusedByNameAndOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = ports("--flink-port", Integer.toString(taken.getLocalPort()));
      assertThatThrownBy(ports::check)
          .isInstanceOf(UserError.class)
          .hasMessageStartingWith("--flink-port: port " + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  void numberThatIsNoPortIsRefused() {
    assertThatThrownBy(() -> ports("--kafka-port", "70000").check())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("70000 is no port");
  }

  @Test
  void portThatWasAskedForIsUsed() {
    Ports free = Ports.free();
    int asked = free.choose(Listener.KAFKA).number();
    assertThat(ports("--kafka-port", Integer.toString(asked)).choose(Listener.KAFKA))
        .isEqualTo(new Ports.Choice(asked, 0));
  }

  @Test
  void takenCustomaryPortIsToldWithTheOneUsedInstead() {
    assertThat(new Ports.Choice(20_123, 9092).note()).isEqualTo(" (port 9092 is taken)");
    assertThat(new Ports.Choice(9092, 0).note()).isEmpty();
  }

  private static Ports ports(String... arguments) {
    Ports ports = new Ports();
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
    spec.addMixin("ports", CommandLine.Model.CommandSpec.forAnnotatedObject(ports));
    new CommandLine(spec).parseArgs(arguments);
    return ports;
  }
}
