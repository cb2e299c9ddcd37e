package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertBookTest {
  private static final AlertFilter ALL = AlertFilter.of(Map.of("mode", List.of("live,shadow")));

  @Test
  void onlyTheNewestVersionCountsInWhateverOrderTheyCome() {
    AlertBook book = new AlertBook(10);

    assertThat(book.put(Samples.alert("a", 2, Samples.NOON.plusSeconds(2)))).isTrue();
    assertThat(book.put(Samples.alert("a", 1, Samples.NOON))).isFalse();
    assertThat(book.put(Samples.alert("a", 2, Samples.NOON.plusSeconds(2)))).isFalse();

    assertThat(book.newest(ALL)).extracting(Alert::version).containsExactly(2L);
  }

  @Test
  void theNewestComeFirstAndTheOldestAreLetGo() {
    AlertBook book = new AlertBook(2);
    book.put(Samples.alert("old", 1, Samples.NOON));
    book.put(Samples.alert("new", 1, Samples.NOON.plusSeconds(2)));
    book.put(Samples.alert("middle", 1, Samples.NOON.plusSeconds(1)));

    assertThat(book.newest(ALL)).extracting(Alert::alertId).containsExactly("new", "middle");
    assertThat(book.find("old")).isEmpty();
    assertThat(book.size()).isEqualTo(2);
  }

  @Test
  void whatIsOverIsLetGoBeforeWhatIsOpen() {
    AlertBook book = new AlertBook(2);
    book.put(Samples.alert("open", 1, Samples.NOON));
    book.put(ended("over", 1, 1));
    book.put(Samples.alert("new", 1, Samples.NOON.plusSeconds(2)));
    book.put(ended("over at last", 1, 3));

    assertThat(book.newest(ALL)).extracting(Alert::alertId).containsExactly("new", "open");
    assertThat(book.open()).isEqualTo(book.newest(ALL));

    book.put(ended("open", 2, 4));
    assertThat(book.open()).extracting(Alert::alertId).containsExactly("new");
  }

  private static Alert ended(String alertId, long version, long second) {
    return Samples.alert(
        alertId,
        version,
        Samples.NOON.plusSeconds(second),
        Alert.Status.RESOLVED,
        Grade.RED,
        Alert.Mode.LIVE);
  }

  @Test
  void anUpdateMakesAnOldAlertNewAgain() {
    AlertBook book = new AlertBook(2);
    book.put(Samples.alert("a", 1, Samples.NOON));
    book.put(Samples.alert("b", 1, Samples.NOON.plusSeconds(1)));
    book.put(Samples.alert("a", 2, Samples.NOON.plusSeconds(2)));
    book.put(Samples.alert("c", 1, Samples.NOON.plusSeconds(3)));

    assertThat(book.newest(ALL)).extracting(Alert::alertId).containsExactly("c", "a");
  }

  @Test
  void theHistoryTellsHowItCameToBeSoAndStaysShort() {
    AlertBook book = new AlertBook(2);
    for (int version = 1; version <= AlertBook.LONGEST_HISTORY + 5; version++) {
      book.put(Samples.alert("a", version, Samples.NOON.plusSeconds(version)));
    }

    List<AlertBook.HistoryStep> history = book.find("a").orElseThrow().history();
    assertThat(history).hasSize(AlertBook.LONGEST_HISTORY);
    assertThat(history.get(0).version()).isEqualTo(1);
    assertThat(history.get(history.size() - 1).version()).isEqualTo(AlertBook.LONGEST_HISTORY + 5);
  }

  @Test
  void alertsOfShadowRulesAreNotShownUnasked() {
    AlertBook book = new AlertBook(2);
    book.put(Samples.alert("a", 1, Samples.NOON, Alert.Status.OPEN, Grade.RED, Alert.Mode.SHADOW));

    assertThat(book.newest(AlertFilter.of(Map.of()))).isEmpty();
    assertThat(book.newest(ALL)).hasSize(1);
  }
}
