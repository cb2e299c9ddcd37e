package dev.beacon.local.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.local.terminal.Terminal.Colour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void withoutATerminalThereIsNoBlockAndNoEscape() {
    Terminal terminal = new Terminal(out, false, false);
    terminal.block(List.of("status"));
    terminal.line(terminal.in(Colour.RED, "欠薪"));
    assertThat(bytes.toString(UTF_8)).isEqualTo("欠薪\n");
  }

  @Test
  void blockIsDrawnOverTheOneBefore() {
    Terminal terminal = new Terminal(out, true, false);
    terminal.block(List.of("one", "two"));
    bytes.reset();
    terminal.block(List.of("three"));
    assertThat(bytes.toString(UTF_8)).startsWith("\r\u001b[2A\u001b[J").contains("three\n");
  }

  @Test
  void lineGoesAboveTheBlock() {
    Terminal terminal = new Terminal(out, true, false);
    terminal.block(List.of("status"));
    bytes.reset();
    terminal.line("alert");
    assertThat(bytes.toString(UTF_8)).matches("(?s)\r\u001b\\[1A\u001b\\[Jalert\n.*status\n.*");
  }

  @Test
  void blockThatIsKeptIsNotDrawnOver() {
    Terminal terminal = new Terminal(out, true, false);
    terminal.block(List.of("status"));
    terminal.keepBlock();
    bytes.reset();
    terminal.line("done");
    assertThat(bytes.toString(UTF_8)).isEqualTo("done\n");
  }
}
