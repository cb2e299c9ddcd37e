package dev.beacon.local.terminal;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * Where logs go: nowhere until a command says so, and never to the terminal, which belongs to what
 * the command tells.
 */
public final class LogFile {
  /** Read by the configuration; also by Flink, which shows the file on its web page. */
  private static final String PROPERTY = "beacon.log";

  private static final String CONFIGURATION = "/beacon-log4j2.xml";

  private LogFile() {}

  /** From here on logs go to {@code file} and, when it has grown, to numbered ones beside it. */
  public static void use(Path file) {
    System.setProperty(PROPERTY, file.toString());
    try {
      Configurator.reconfigure(LogFile.class.getResource(CONFIGURATION).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes what is still to be written. */
  public static void end() {
    LogManager.shutdown();
  }
}
