package dev.beacon.local.report;

import dev.beacon.contract.Text;
import java.util.Locale;

/** In which language a person reads. */
public enum Language {
  ZH,
  EN,
  /** Both, where there is room for both. */
  BOTH;

  /** The word a page knows it by. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What of a text is read; of both the English one. */
  public String of(Text text) {
    return this == ZH ? text.zh() : text.en();
  }
}
