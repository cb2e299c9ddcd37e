package dev.beacon.local;

import dev.beacon.local.terminal.UserError;
import picocli.CommandLine.Option;

/** Who publishes, and why. */
final class ProvenanceOptions {
  @Option(
      names = "--author",
      paramLabel = "NAME",
      order = 1,
      description = "Who publishes (default: the login name).")
  private String author;

  @Option(names = "--note", paramLabel = "TEXT", order = 2, description = "Why.")
  private String note;

  String author() {
    String name = author == null ? System.getProperty("user.name", "") : author;
    if (name.isBlank() || "?".equals(name)) {
      throw new UserError("say who publishes, with --author");
    }
    return name;
  }

  /** Null if the person does not say. */
  String note() {
    return note;
  }
}
