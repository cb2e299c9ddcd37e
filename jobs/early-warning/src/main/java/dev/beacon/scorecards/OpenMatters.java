package dev.beacon.scorecards;

import dev.beacon.contract.ScorecardDocument.Clearing;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which matters of a day are open, as signed counts by matter: opened adds one, closed takes one
 * away, in whatever order they are summed.
 *
 * <p>Decision: a card keeps the {@value #MOST_KEPT} that have waited longest and only counts the
 * others. Were more open at once, some that stay open may be missing from the list when the rest
 * has been cleared; their number is still told. That bounds a card's size, and a day of this
 * district has some 33 matters in all.
 */
final class OpenMatters {
  /** How many a card keeps. */
  static final int MOST_KEPT = 1000;

  /** How many a document lists. */
  static final int MOST_LISTED = 100;

  private final NavigableMap<Matter, Integer> matters;

  OpenMatters() {
    this(new TreeMap<>());
  }

  private OpenMatters(NavigableMap<Matter, Integer> matters) {
    this.matters = matters;
  }

  OpenMatters copy() {
    return new OpenMatters(new TreeMap<>(matters));
  }

  private record Matter(long receivedAt, String id) implements Comparable<Matter> {
    private static final Comparator<Matter> LONGEST_WAITING_FIRST =
        Comparator.comparingLong(Matter::receivedAt).thenComparing(Matter::id);

    @Override
    public int compareTo(Matter other) {
      return LONGEST_WAITING_FIRST.compare(this, other);
    }
  }

  void add(long receivedAt, String id, int times) {
    add(new Matter(receivedAt, id), times);
  }

  private void add(Matter matter, int times) {
    matters.merge(matter, times, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
  }

  void plus(OpenMatters other) {
    other.matters.forEach(this::add);
  }

  /** Forgets what a card need not keep: what is not open, and what is beyond its bound. */
  void bound() {
    matters.values().removeIf(times -> times < 0);
    while (matters.size() > MOST_KEPT) {
      matters.pollLastEntry();
    }
  }

  /**
   * The list as it is shown.
   *
   * @param open how many there are in truth
   */
  Clearing clearing(long open) {
    var listed = matters.keySet().stream().limit(MOST_LISTED).map(Matter::id).toList();
    return new Clearing(listed, open - listed.size());
  }

  void write(DataOutput out) throws IOException {
    Fields.writeNumber(matters.size(), out);
    for (Map.Entry<Matter, Integer> entry : matters.entrySet()) {
      out.writeLong(entry.getKey().receivedAt);
      Fields.writeString(entry.getKey().id, out);
      Fields.writeNumber(entry.getValue(), out);
    }
  }

  static OpenMatters read(DataInput in) throws IOException {
    OpenMatters open = new OpenMatters();
    for (long left = Fields.readNumber(in); left > 0; left--) {
      Matter matter = new Matter(in.readLong(), Fields.readString(in));
      open.matters.put(matter, (int) Fields.readNumber(in));
    }
    return open;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpenMatters that && matters.equals(that.matters);
  }

  @Override
  public int hashCode() {
    return matters.hashCode();
  }

  @Override
  public String toString() {
    return matters.toString();
  }
}
