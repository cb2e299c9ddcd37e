package dev.beacon.local.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Standard output: lines that stay, and, on a real terminal, below them a block that is drawn anew.
 * Thread-safe.
 *
 * <p>Decision: plain ANSI sequences, understood by every terminal in use; a library for a block of
 * ten lines would weigh more than it helps. Text goes out as UTF-8 whatever the locale says:
 * containers run with LANG=C in terminals that show Chinese well.
 */
public final class Terminal {
  /**
   * Set to true by {@code ./beacon}, which can ask the shell whether standard output is a terminal;
   * Java's own answer also depends on standard input, and changes from JDK to JDK.
   */
  public static final String PROPERTY = "beacon.terminal";

  private static final String ERASE_BELOW = "\u001b[J";
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final boolean live;
  private final boolean colours;
  private List<String> block = List.of();

  /**
   * A terminal on any stream.
   *
   * @param live whether a block can be redrawn
   * @param colours whether colours are understood and wanted
   */
  public Terminal(PrintStream out, boolean live, boolean colours) {
    this.out = out;
    this.live = live;
    this.colours = colours;
  }

  /** Standard output, with what the environment says about it. */
  public static Terminal standard() {
    PrintStream out =
        new PrintStream(
            new FileOutputStream(FileDescriptor.out),
            /* autoFlush= */ true,
            StandardCharsets.UTF_8);
    Map<String, String> environment = System.getenv();
    boolean live = Boolean.getBoolean(PROPERTY) && !"dumb".equals(environment.get("TERM"));
    return new Terminal(out, live, live && environment.get("NO_COLOR") == null);
  }

  /** The colours used. */
  public enum Colour {
    RED(31),
    GREEN(32),
    YELLOW(33),
    GREY(90);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  /** Whether a block is drawn; otherwise {@link #block} does nothing. */
  public boolean isLive() {
    return live;
  }

  /** The text in that colour, or as it is. */
  public String in(Colour colour, String text) {
    return colours ? "\u001b[" + colour.code + "m" + text + RESET : text;
  }

  /** Prints a line that stays, above the block. */
  public synchronized void line(String text) {
    StringBuilder frame = new StringBuilder();
    erase(frame);
    frame.append(text).append('\n');
    draw(frame);
    out.print(frame);
    out.flush();
  }

  /** Replaces the block; lines wider than the terminal are cut off by it. */
  public synchronized void block(List<String> lines) {
    if (!live) {
      return;
    }
    StringBuilder frame = new StringBuilder();
    erase(frame);
    block = List.copyOf(lines);
    draw(frame);
    out.print(frame);
    out.flush();
  }

  /** Lets the block as last drawn stay, and ends it. */
  public synchronized void keepBlock() {
    block = List.of();
  }

  private void erase(StringBuilder frame) {
    if (!block.isEmpty()) {
      frame.append("\r\u001b[").append(block.size()).append('A').append(ERASE_BELOW);
    }
  }

  private void draw(StringBuilder frame) {
    if (!block.isEmpty()) {
      frame.append(NO_WRAP);
      block.forEach(line -> frame.append(line).append('\n'));
      frame.append(WRAP);
    }
  }
}
