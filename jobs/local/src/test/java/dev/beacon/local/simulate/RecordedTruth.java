package dev.beacon.local.simulate;

import java.util.ArrayList;
import java.util.List;

/** Keeps the truth for a test to look at. */
final class RecordedTruth implements Truth {
  final List<Outbreak> outbreaks = new ArrayList<>();
  final List<RedCase> redCases = new ArrayList<>();
  final List<Ordered> orders = new ArrayList<>();
  Summary summary;

  @Override
  public void outbreak(Outbreak outbreak) {
    outbreaks.add(outbreak);
  }

  @Override
  public void red(RedCase red) {
    redCases.add(red);
  }

  @Override
  public void order(Ordered order) {
    orders.add(order);
  }

  @Override
  public void end(Summary end) {
    summary = end;
  }
}
