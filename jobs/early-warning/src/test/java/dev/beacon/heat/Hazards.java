package dev.beacon.heat;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument.Source;

/** Makes hazards for tests. */
final class Hazards {
  static final String CELL = "8941186ca2fffff";
  static final String COMMUNITY = "440311001001";
  static final String SUBJECT = "site:one";

  private Hazards() {}

  static Hazard openCase(String id, Grade grade) {
    return openCase(id, grade, "NOISE", 0, 0);
  }

  static Hazard openCase(String id, Grade grade, String category, int people, double amount) {
    return new Hazard(
        Source.CASE,
        id,
        id,
        category,
        grade,
        Hazard.OPEN,
        people,
        amount,
        amount > 0 ? "CNY" : null,
        where(CELL));
  }

  static Hazard cluster(String id, Grade severity) {
    return new Hazard(
        Source.CLUSTER, id, null, "NOISE", severity, Hazard.OPEN, 0, 0, null, where(CELL));
  }

  static Hazard breach(String id, String caseId, Grade severity) {
    return new Hazard(
        Source.BREACH, id, caseId, "NOISE", severity, Hazard.OPEN, 0, 0, null, where(CELL));
  }

  static Hazard settled(Hazard open, long at) {
    return new Hazard(
        open.kind(),
        open.id(),
        open.caseId(),
        open.category(),
        open.grade(),
        at,
        open.people(),
        open.amount(),
        open.currency(),
        open.where());
  }

  static Hazard at(Hazard hazard, Hazard.Where where) {
    return new Hazard(
        hazard.kind(),
        hazard.id(),
        hazard.caseId(),
        hazard.category(),
        hazard.grade(),
        hazard.settledAt(),
        hazard.people(),
        hazard.amount(),
        hazard.currency(),
        where);
  }

  static Hazard.Where where(String cell) {
    return new Hazard.Where(COMMUNITY, cell, SUBJECT, "One", 22.75, 113.94);
  }
}
