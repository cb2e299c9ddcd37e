package dev.beacon.contract;

import java.util.List;

/** Rules or clocks that cannot be used. The message has a line for each thing wrong. */
public final class InvalidDefinitionsException extends IllegalArgumentException {
  private final transient List<String> problems;

  InvalidDefinitionsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, a sentence each, with the file, the line and the field. */
  public List<String> problems() {
    return problems;
  }
}
