package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.HeatDocument;
import dev.beacon.elasticsearch.HeatFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatBookTest {
  private static final HeatFilter ALL = new HeatFilter(null, null, null, 0, 100);

  @Test
  void onlyTheNewestVersionCountsInWhateverOrderTheyCome() {
    HeatBook book = new HeatBook(10);

    assertThat(book.put(Samples.heat("cell:a", 2, 20))).isTrue();
    assertThat(book.put(Samples.heat("cell:a", 1, 90))).isFalse();
    assertThat(book.put(Samples.heat("cell:a", 2, 90))).isFalse();

    assertThat(book.hottest(ALL)).extracting(HeatDocument::score).containsExactly(20.0);
    assertThat(book.find("cell:a").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void theHottestComeFirstAndTheCoolestAreLetGo() {
    HeatBook book = new HeatBook(2);
    book.put(Samples.heat("cell:cool", 1, 10));
    book.put(Samples.heat("cell:hot", 1, 80));
    book.put(Samples.heat("cell:warm", 1, 40));

    assertThat(ids(book, ALL)).containsExactly("cell:hot", "cell:warm");
    assertThat(book.find("cell:cool")).isEmpty();
    assertThat(book.size()).isEqualTo(2);
  }

  @Test
  void aCalmPlaceLeavesAndAnOlderVersionDoesNotBringItBack() {
    HeatBook book = new HeatBook(10);
    book.put(Samples.heat("cell:a", 1, 50));
    book.put(Samples.heat("cell:a", 3, 0));

    assertThat(book.hottest(ALL)).isEmpty();
    assertThat(book.find("cell:a")).isEmpty();
    assertThat(book.put(Samples.heat("cell:a", 2, 50))).isFalse();
    assertThat(book.all()).as("who listens learns that it is calm").hasSize(1);
    assertThat(book.put(Samples.heat("cell:a", 4, 5))).isTrue();
    assertThat(ids(book, ALL)).containsExactly("cell:a");
  }

  @Test
  void calmPlacesMakeRoomForHotOnes() {
    HeatBook book = new HeatBook(2);
    book.put(Samples.heat("cell:calm", 1, 0));
    book.put(Samples.heat("cell:a", 1, 1));
    book.put(Samples.heat("cell:b", 1, 2));

    assertThat(book.all()).extracting(HeatDocument::heatId).containsExactly("cell:b", "cell:a");
  }

  @Test
  void eachPartOfAFilterRestricts() {
    HeatBook book = new HeatBook(10);
    HeatDocument.Kind cell = HeatDocument.Kind.CELL;
    book.put(Samples.heat("cell:9", 1, 50, Samples.NOON, cell, 9, "s"));
    book.put(Samples.heat("cell:8", 1, 60, Samples.NOON, cell, 8, "s"));
    book.put(Samples.heat("street:t", 1, 70, Samples.NOON, HeatDocument.Kind.STREET, null, "t"));

    assertThat(ids(book, new HeatFilter(cell, null, null, 0, 9)))
        .containsExactly("cell:8", "cell:9");
    assertThat(ids(book, new HeatFilter(cell, 9, null, 0, 9))).containsExactly("cell:9");
    assertThat(ids(book, new HeatFilter(null, null, "t", 0, 9))).containsExactly("street:t");
    assertThat(ids(book, new HeatFilter(null, null, null, 60, 9)))
        .containsExactly("street:t", "cell:8");
    assertThat(ids(book, new HeatFilter(null, null, null, 0, 1))).containsExactly("street:t");
  }

  private static List<String> ids(HeatBook book, HeatFilter filter) {
    return book.hottest(filter).stream().map(HeatDocument::heatId).toList();
  }
}
