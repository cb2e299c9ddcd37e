package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.util.Locale;

/** The language the dashboards speak. */
public enum Language {
  ZH,
  EN;

  /** {@code zh} or {@code en}, as in file names and ids. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The text in this language. */
  public String of(Text text) {
    return this == ZH ? text.zh() : text.en();
  }
}
