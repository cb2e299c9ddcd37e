package dev.beacon.contract;

/**
 * Something publishable as somebody has written it, with what only the file can tell.
 *
 * @param <T> the kind of thing
 */
public final class Draft<T extends Publishable<T>> {
  private final T value;
  private final String source;
  private final YamlTree document;
  private final String pointer;

  Draft(T value, String source, YamlTree document, String pointer) {
    this.value = value;
    this.source = source;
    this.document = document;
    this.pointer = pointer;
  }

  /** What is written, with the schema's defaults for what is left out. */
  public T value() {
    return value;
  }

  /** Whether the file says which version this is. */
  public boolean isVersioned() {
    return document.at(pointer).has("version");
  }

  /** File and line of a field, or of the whole where the field is left out: {@code file:7}. */
  public String place(String field) {
    return source + ":" + document.line(pointer + "/" + field);
  }
}
