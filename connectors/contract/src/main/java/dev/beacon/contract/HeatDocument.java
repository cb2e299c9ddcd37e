package dev.beacon.contract;

import java.time.Instant;
import java.util.List;

/**
 * The risk of a place or a subject: as it is now in {@code beacon.heat} and the index {@code
 * beacon-heat}, as it was every ten minutes in {@code beacon-heat-history}. Fields that do not
 * apply are null.
 *
 * @param heatId {@code cell:<H3 index>}, {@code community:<code>}, {@code street:<code>} or {@code
 *     subject:<key>}
 * @param version grows with every write
 * @param kind what it is the risk of
 * @param resolution of a cell, 8 or 9
 * @param cell H3 index of a cell
 * @param community code of a community; of a cell that in which it was last reported
 * @param street code of a sub-district, or of the sub-district of {@code community}
 * @param subject key of a subject
 * @param subjectName its name as last written
 * @param location centre of a cell; where a subject was last reported, if that is known
 * @param at the instant the score holds for
 * @param score risk, 0 (calm) to 100
 * @param grade the colour of that score
 * @param open open cases there
 * @param openRed open RED cases there
 * @param openYellow open YELLOW cases there
 * @param openGreen open GREEN cases there
 * @param people the people whom the open cases are about, as far as they are known
 * @param amount what the open cases are about, in the model's currency
 * @param clusters open alerts of clusters there
 * @param breaches promises broken there that nobody has made good yet
 * @param parts how many points of the score come from what
 * @param contributors what weighs most there, heaviest first, at most five
 * @param why the score in a sentence
 * @param modelVersion the version of the risk model it was scored by
 */
public record HeatDocument(
    String heatId,
    long version,
    Kind kind,
    Integer resolution,
    String cell,
    String community,
    String street,
    String subject,
    String subjectName,
    GeoPoint location,
    Instant at,
    double score,
    Grade grade,
    int open,
    int openRed,
    int openYellow,
    int openGreen,
    long people,
    double amount,
    int clusters,
    int breaches,
    Parts parts,
    List<Contributor> contributors,
    Text why,
    long modelVersion) {

  /** What there is a risk of. */
  public enum Kind {
    CELL,
    COMMUNITY,
    STREET,
    SUBJECT
  }

  /**
   * The points of a score by where they come from; they add up to the score.
   *
   * @param cases the grades of open cases
   * @param people the people they are about
   * @param amount the money they are about
   * @param clusters open clusters
   * @param breaches broken promises
   * @param settled what was settled lately and has not faded yet
   */
  public record Parts(
      double cases,
      double people,
      double amount,
      double clusters,
      double breaches,
      double settled) {}

  /**
   * Something that makes the place as hot as it is.
   *
   * @param kind a case, a cluster or a broken promise
   * @param id of the case, or of the alert
   * @param caseId the case, also of a broken promise; null for a cluster
   * @param category of the case or the cluster; null if unknown
   * @param grade of the case, severity of the alert
   * @param points how many points of the score come from it
   */
  public record Contributor(
      Source kind, String id, String caseId, String category, Grade grade, double points) {}

  /** What kind of thing contributes. */
  public enum Source {
    CASE,
    CLUSTER,
    BREACH
  }
}
