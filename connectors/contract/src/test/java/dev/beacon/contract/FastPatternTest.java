package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FastPatternTest {
  private static final String ALPHABET =
      "AZaz09_-:. ,/&'()pTZ+\t\n\u007f\u0085\u00a0\u2028\u3000é中龥\ud83d\ude00٣";

  static Set<String> regexes() {
    return new TreeSet<>(FastPattern.BY_REGEX.keySet());
  }

  @ParameterizedTest
  @MethodSource("regexes")
  void neverSaysYesWhereTheRegexSaysNo(String regex) {
    // Date-times are checked by Timestamps first; only text that has passed it may be asked about.
    boolean dateTime = regex.contains("T[0-9]{2}");
    Pattern pattern = Pattern.compile(regex.replaceFirst("\\$$", "\\\\z"));
    FastPattern fast = FastPattern.of(regex);
    Random random = new Random(7);
    int yes = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = dateTime ? dateTime(random) : text(regex, random);
      char[] padded = ("xx" + text + "xx").toCharArray();
      if (fast.surelyMatches(padded, 2, text.length())) {
        yes++;
        assertThat(pattern.matcher(text).find()).as(text).isTrue();
      }
    }
    assertThat(yes).isPositive();
  }

  @Test
  void knowsThePatternsOfTheSchemasAndNoOther() {
    Set<String> used = new TreeSet<>();
    for (EventKind kind : EventKind.values()) {
      SchemaFile.of(kind.prefix())
          .tree()
          .findValues("pattern")
          .forEach(p -> used.add(p.textValue()));
    }

    assertThat(regexes()).isEqualTo(used);
  }

  private static String dateTime(Random random) {
    int year = 1950 + random.nextInt(200);
    return year + "-11-05T02:10:00Z";
  }

  private static String text(String regex, Random random) {
    StringBuilder text = new StringBuilder();
    if (random.nextBoolean()) {
      for (String prefix :
          new String[] {"request:", "tip:", "progress:", "order:", "check-in:", "p:"}) {
        text.append(regex.startsWith("^" + prefix) ? prefix : "");
      }
    }
    int length = random.nextInt(4) == 0 ? random.nextInt(130) : random.nextInt(25);
    boolean tame = random.nextBoolean();
    for (int i = 0; i < length; i++) {
      boolean colon = regex.contains(":[^:") && i == 1;
      int among = tame ? 6 : ALPHABET.length();
      char c = colon ? ':' : ALPHABET.charAt(random.nextInt(among));
      text.append(tame && random.nextInt(3) == 0 ? 'A' : c);
    }
    return text.toString();
  }
}
