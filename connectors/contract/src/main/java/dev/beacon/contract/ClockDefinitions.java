package dev.beacon.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads clock definitions, from YAML as people keep them and from JSON as they travel on {@code
 * beacon.clocks}, and checks them: first against the schema {@code clock}, then whether they make
 * sense. What a clock leaves out is filled in with the schema's defaults.
 *
 * <p>Whether there is a calendar of the name a clock says is up to the job's configuration, and not
 * checked here.
 */
public final class ClockDefinitions {
  private static final PublishableReader<ClockDefinition> READER =
      new PublishableReader<>("clock", ClockDefinition.class, "clock", ClockSense::problems);

  private ClockDefinitions() {}

  /** The clocks Beacon comes with. */
  public static List<ClockDefinition> shipped() {
    return READER.shipped();
  }

  /**
   * The clocks in a YAML file: one clock a document, or a list under {@code clocks:}.
   *
   * @throws InvalidDefinitionsException if any of them cannot be used, or there is none
   * @throws IOException if the file cannot be read
   */
  public static List<ClockDefinition> readYaml(Path file) throws IOException {
    return PublishableReader.values(READER.drafts(file));
  }

  /**
   * As {@link #readYaml(Path)}.
   *
   * @param source what to call the file in messages
   */
  public static List<ClockDefinition> readYaml(InputStream in, String source) throws IOException {
    return PublishableReader.values(READER.drafts(in, source));
  }

  /**
   * The same clocks as {@link #readYaml(Path)} gives, as they are written.
   *
   * @throws InvalidDefinitionsException if any of them cannot be used, or there is none
   * @throws IOException if the file cannot be read
   */
  public static List<Draft<ClockDefinition>> readDrafts(Path file) throws IOException {
    return READER.drafts(file);
  }

  /**
   * A clock as it travels on {@code beacon.clocks}.
   *
   * @throws InvalidDefinitionsException if it cannot be used
   */
  public static ClockDefinition readJson(byte[] json) {
    return READER.json(json);
  }
}
