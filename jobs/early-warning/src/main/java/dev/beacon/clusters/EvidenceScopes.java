package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule.Scope;
import dev.beacon.contract.Grade;
import dev.beacon.intake.CaseEvent;
import dev.beacon.intake.Places;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends a report to every story it belongs to: that of its subject, of the contractor above, of the
 * community, of the cell, of the neighbourhoods around. Plain, but for the H3 library.
 *
 * <p>The key of a story is the key of what it is about: {@code site:…}, {@code employer:…}, {@code
 * contractor:…} for a subject, {@code under:contractor:…}, {@code community:…}, {@code cell:…},
 * {@code around:…}.
 *
 * <p>Decision: a contractor has two stories, one of the reports about itself, one of those about
 * all its sites as well. A rule of scope {@code subject} must not see the second, or every site's
 * cluster would be told twice.
 */
public final class EvidenceScopes {
  static final String UNDER = "under:";
  static final String COMMUNITY = "community:";
  static final String CELL = "cell:";
  static final String AROUND = "around:";
  private static final String CONTRACTOR = "contractor:";
  private static final int NEIGHBOURS = 1;

  private final EvidenceLimits limits;
  private final Set<Scope> scopes;
  private final Places places;

  /** Gathers what {@code limits} lists. */
  public EvidenceScopes(EvidenceLimits limits) {
    this.limits = limits;
    scopes = EnumSet.copyOf(limits.scopes());
    places = scopes.contains(Scope.NEIGHBOURHOOD) ? new Places() : null;
  }

  /**
   * Whom and where a case is about; what is unknown is null, or NaN.
   *
   * @param category of the case
   */
  public record Concerned(
      String category,
      String subject,
      String subjectName,
      String contractor,
      String contractorName,
      String community,
      double lat,
      double lon,
      String cell) {}

  /** Whether news of a case of this category can be evidence; of one not yet known they may be. */
  public boolean mayConcern(String category) {
    return category == null || limits.categories().contains(category);
  }

  /**
   * Hands a report on to the stories it belongs to.
   *
   * @param grading tells how grave it is; not asked about a report that is no evidence
   */
  public void report(
      CaseEvent event, Function<CaseEvent, Grade> grading, Consumer<ScopedEvidence> out) {
    if (!limits.concerns(event)) {
      return;
    }
    Grade grade = grading.apply(event);
    Concerned concerned =
        new Concerned(
            event.category(),
            event.subject(),
            event.subjectName(),
            event.contractor(),
            event.contractorName(),
            event.community(),
            event.lat(),
            event.lon(),
            event.cell());
    long subject = hash(event.subject());
    long cell = hash(event.cell());
    Evidence of = Evidence.of(event, grade, subject);
    // At one site, or within one cell, the subjects are the places; around a cell, the cells are.
    Evidence ofCell = cell == subject ? of : Evidence.of(event, grade, cell);
    tell(of, ofCell, concerned, event.currency(), event.appendedAt(), out);
  }

  /**
   * Hands news of a case on to the stories it belongs to.
   *
   * @param time event time, epoch milliseconds
   */
  public void news(
      CaseTurn turn,
      String id,
      long time,
      String caseId,
      Concerned concerned,
      long appendedAt,
      Consumer<ScopedEvidence> out) {
    if (limits.categories().contains(concerned.category)) {
      Evidence news = Evidence.news(turn.kind, time, id, concerned.category, Hashes.of(caseId));
      tell(news, news, concerned, null, appendedAt, out);
    }
  }

  private void tell(
      Evidence evidence,
      Evidence ofCell,
      Concerned about,
      String currency,
      long appendedAt,
      Consumer<ScopedEvidence> out) {
    if (about.subject != null) {
      send(about.subject, about.subjectName, evidence, about, currency, appendedAt, out);
    }
    String contractor = contractorOf(about);
    if (contractor != null && scopes.contains(Scope.CONTRACTOR)) {
      String name = about.contractor == null ? about.subjectName : about.contractorName;
      send(UNDER + contractor, name, evidence, about, currency, appendedAt, out);
    }
    if (about.community != null && scopes.contains(Scope.COMMUNITY)) {
      send(
          COMMUNITY + about.community, about.community, evidence, about, currency, appendedAt, out);
    }
    if (about.cell != null) {
      if (scopes.contains(Scope.CELL)) {
        send(CELL + about.cell, about.cell, evidence, about, currency, appendedAt, out);
      }
      if (places != null) {
        for (String near : places.disk(about.cell, NEIGHBOURS)) {
          send(AROUND + near, near, ofCell, about, currency, appendedAt, out);
        }
      }
    }
  }

  private static void send(
      String key,
      String name,
      Evidence evidence,
      Concerned about,
      String currency,
      long appendedAt,
      Consumer<ScopedEvidence> out) {
    out.accept(
        new ScopedEvidence(
            key,
            evidence,
            new About(
                evidence.time(),
                evidence.id(),
                name,
                about.community,
                about.lat,
                about.lon,
                currency),
            appendedAt));
  }

  private static String contractorOf(Concerned about) {
    if (about.contractor != null) {
      return about.contractor;
    }
    return about.subject != null && about.subject.startsWith(CONTRACTOR) ? about.subject : null;
  }

  private static long hash(String place) {
    return place == null ? 0 : Hashes.of(place);
  }

  /** What a story is about, as alerts name it. */
  static String subjectOf(String key) {
    if (key.startsWith(UNDER)) {
      return key.substring(UNDER.length());
    }
    return key.startsWith(AROUND) ? CELL + key.substring(AROUND.length()) : key;
  }

  /** The cell in the middle of a neighbourhood, as {@link Evidence#place} names it. */
  static long middleOf(String key) {
    return Hashes.of(key.substring(AROUND.length()));
  }

  /** Whether rules of a scope are about the story with this key. */
  static boolean covers(Scope scope, String key) {
    return switch (scope) {
      case SUBJECT ->
          key.startsWith("site:") || key.startsWith("employer:") || key.startsWith(CONTRACTOR);
      case SITE -> key.startsWith("site:");
      case EMPLOYER -> key.startsWith("employer:");
      case CONTRACTOR -> key.startsWith(UNDER);
      case COMMUNITY -> key.startsWith(COMMUNITY);
      case CELL -> key.startsWith(CELL);
      case NEIGHBOURHOOD -> key.startsWith(AROUND);
    };
  }
}
