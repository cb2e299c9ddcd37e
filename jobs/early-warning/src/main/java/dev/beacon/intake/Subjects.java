package dev.beacon.intake;

import dev.beacon.contract.Subject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds who a report is about: spelling variants of one name become one key.
 *
 * <p>Joined are: full-width and half-width forms, upper and lower case, spaces, brackets and
 * punctuation; legal forms at the end ({@code X INC}, {@code X, Inc.}, {@code X L.L.C.}; 有限公司,
 * 股份有限公司, 有限责任公司); what follows a trade name ({@code X Inc. dba Y} is X, the legal person who owes
 * the wages).
 *
 * <p>Decision: only differences that cannot tell two subjects apart are removed. Misspellings,
 * abbreviations and addresses need a registry and fuzzy matching; guessing here would join
 * strangers, and a cluster over strangers is a false alarm.
 */
public final class Subjects {
  private static final Pattern TRADE_NAME =
      Pattern.compile(
          "\\s+(?:d[./ ]?b[./ ]?a|a[./]?k[./]?a|f[./]?k[./]?a|t/a|doing business as|trading as)[.:]?(?:\\s|$)");
  private static final Pattern DROPPED = Pattern.compile("[.'`’‘\"“”()\\[\\]{}<>《》〈〉【】「」『』·•]");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}#]+");
  private static final Pattern SPACE_BESIDE_HAN =
      Pattern.compile("(?<=\\p{IsHan})\\s+|\\s+(?=\\p{IsHan})");
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "incorporated",
          "llc",
          "llp",
          "lllp",
          "pllc",
          "lp",
          "ltd",
          "limited",
          "co",
          "corp",
          "corporation",
          "company",
          "pc",
          "plc",
          "gmbh");
  private static final List<String> HAN_LEGAL_FORMS =
      List.of("股份有限公司", "有限责任公司", "有限公司", "股份公司", "公司");

  private Subjects() {}

  /**
   * The key of a subject: its kind in lower case, a colon, its normalised name; its registry id
   * where it has no name.
   *
   * @return null if there is no subject or nothing of its name is left
   */
  public static String keyOf(Subject subject) {
    if (subject == null) {
      return null;
    }
    String name = subject.name() == null ? subject.id() : normalise(subject.name());
    return name == null || name.isEmpty()
        ? null
        : subject.kind().name().toLowerCase(Locale.ROOT) + ":" + name;
  }

  /**
   * The one spelling that stands for all variants of a name; empty if the name has neither letters
   * nor digits.
   */
  public static String normalise(String name) {
    String folded =
        Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    var trade = TRADE_NAME.matcher(folded);
    if (trade.find() && trade.start() > 0) {
      folded = folded.substring(0, trade.start());
    }
    String spaced = DROPPED.matcher(folded.replace("&", " and ")).replaceAll("");
    spaced = SEPARATORS.matcher(spaced).replaceAll(" ").strip();
    return withoutHanLegalForm(SPACE_BESIDE_HAN.matcher(withoutLegalForms(spaced)).replaceAll(""));
  }

  private static String withoutLegalForms(String name) {
    String rest = name.startsWith("the ") ? name.substring("the ".length()) : name;
    while (true) {
      int space = rest.lastIndexOf(' ');
      if (space < 0 || !LEGAL_FORMS.contains(rest.substring(space + 1))) {
        return rest;
      }
      rest = rest.substring(0, space);
    }
  }

  private static String withoutHanLegalForm(String name) {
    if (HAN_LEGAL_FORMS.contains(name)) {
      return name;
    }
    for (String form : HAN_LEGAL_FORMS) {
      if (name.endsWith(form) && name.length() > form.length()) {
        return name.substring(0, name.length() - form.length());
      }
    }
    return name;
  }
}
