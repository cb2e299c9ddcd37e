package dev.beacon.scorecards;

import dev.beacon.gathering.Deltas;
import java.util.function.Consumer;

/**
 * Deals what a slice adds to all its cards.
 *
 * <p>Decision: events are summed by slice first and dealt to up to 16 cards after that, half a
 * second of them at once. To deal every event would cost 16 times as much, and the largest cards
 * would be told of every slice by itself.
 */
final class Dealing implements Deltas<SliceDelta, CardDelta> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deltas(SliceDelta slice, Consumer<CardDelta> out) {
    CardKey.of(
        slice.slice(),
        card -> {
          Scorecard sum = slice.sum().copy();
          if (!card.isOfADay()) {
            sum.forgetOpen();
          }
          out.accept(new CardDelta(card, sum, slice.at()));
        });
  }

  @Override
  public Object key(CardDelta delta) {
    return delta.card();
  }

  @Override
  public CardDelta plus(CardDelta first, CardDelta second) {
    first.sum().plus(second.sum());
    return new CardDelta(first.card(), first.sum(), Math.max(first.at(), second.at()));
  }

  @Override
  public long at(CardDelta delta) {
    return delta.at();
  }
}
