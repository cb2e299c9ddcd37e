package dev.beacon.clusters;

import dev.beacon.contract.Observation;

/** Builds evidence for tests. */
final class Evidences {
  private Evidences() {}

  static Evidence request(long time, String id, String reporter) {
    return of(
        Evidence.Kind.REQUEST, time, id, reporter, "WAGE_ARREARS", 0, 1000, null, false, id, "");
  }

  static Evidence of(
      Evidence.Kind kind,
      long time,
      String id,
      String reporter,
      String category,
      int people,
      double amount,
      Observation seen,
      boolean grave,
      String caseId,
      String place) {
    return new Evidence(
        kind,
        time,
        id,
        Hashes.of(reporter),
        category,
        people,
        amount,
        seen,
        grave,
        Hashes.of(caseId),
        Hashes.of(place),
        false);
  }
}
