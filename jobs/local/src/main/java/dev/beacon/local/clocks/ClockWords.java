package dev.beacon.local.clocks;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.ClockDefinition.Rung;
import dev.beacon.contract.ClockDefinition.Term;
import dev.beacon.contract.Grade;
import dev.beacon.local.publishing.Lengths;
import dev.beacon.local.publishing.VersionCells;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What a clock promises, in words. */
final class ClockWords {
  private ClockWords() {}

  /** For what: {@code RED cases of WAGE_ARREARS}. */
  static String matters(ClockDefinition clock) {
    StringBuilder words = new StringBuilder();
    if (!clock.grades().isEmpty()) {
      words.append(listed(clock.grades().stream().map(Grade::name).toList())).append(' ');
    }
    words.append(clock.matter() == Matter.ORDER ? "orders" : "cases");
    among(words, " of ", clock.categories());
    among(words, " by ", clock.channels());
    among(words, " at ", clock.departments());
    return words.toString();
  }

  private static void among(StringBuilder words, String how, List<String> which) {
    if (!which.isEmpty()) {
      words.append(how).append(listed(which));
    }
  }

  private static String listed(List<String> words) {
    return String.join(", ", words);
  }

  /** What starts it. */
  static String start(ClockDefinition clock) {
    if (clock.startedBy() != null) {
      return word(clock.startedBy());
    }
    return clock.matter() == Matter.ORDER ? "issued" : "reported";
  }

  /** What keeps it, with what is on the way. */
  static String stop(ClockDefinition clock) {
    if (clock.matter() == Matter.ORDER) {
      return clock.attendance() == null
          ? "checked in"
          : "checked in, %s led by %s or above"
              .formatted(clock.attendance().people(), word(clock.attendance().rank()));
    }
    String stop = word(clock.stoppedBy());
    return clock.through().isEmpty()
        ? stop
        : stop + " via " + listed(clock.through().stream().map(ClockWords::word).toList());
  }

  /** {@code JUDICIAL_APPLIED} is written {@code judicial applied}. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** How long it runs: {@code 10 min}, {@code 60 working days, 30 more if extended}. */
  static String term(ClockDefinition clock) {
    if (clock.term() == null) {
      return "until it is due";
    }
    String term = length(clock.term());
    if (clock.extension() != null) {
      term += ", " + more(clock.extension()) + " more if extended";
    }
    return clock.renewedBy() == null ? term : term + ", anew when " + word(clock.renewedBy());
  }

  private static String length(Term term) {
    if (term.time() != null) {
      return Lengths.words(term.time());
    }
    if (term.workingDays() != null) {
      return Lengths.count(term.workingDays(), "working day");
    }
    return term.days() == 0 ? "the same day" : Lengths.count(term.days(), "day");
  }

  /** In the unit of the term, which needs no naming again. */
  private static String more(Term extension) {
    if (extension.time() != null) {
      return Lengths.words(extension.time());
    }
    return Integer.toString(extension.days() == null ? extension.workingDays() : extension.days());
  }

  /** When it warns: {@code 50 %, 80 %}. */
  static String warnings(ClockDefinition clock) {
    if (clock.warnAt().isEmpty()) {
      return VersionCells.UNKNOWN;
    }
    return listed(clock.warnAt().stream().map(ClockWords::percent).toList());
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  /** To whom a breach is taken: {@code community at once, street 10 min}. */
  static String ladder(ClockDefinition clock) {
    if (clock.escalation().isEmpty()) {
      return VersionCells.UNKNOWN;
    }
    return listed(clock.escalation().stream().map(ClockWords::rung).toList());
  }

  private static String rung(Rung rung) {
    return word(rung.to())
        + " "
        + (rung.after().isZero() ? "at once" : Lengths.words(rung.after()));
  }
}
