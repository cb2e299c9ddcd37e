package dev.beacon.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How risk is scored; published on {@code beacon.risk-models} and in force within a second. The
 * score of a place is
 *
 * <pre>
 * score  = 100 * (1 - exp(-weight / scale))                          0 (calm) to 100
 * weight = sum over open matters of w + sum over settled ones of w * 2^(-age / half-life)
 * w of a case    = category * (grade + people * log10(heads) + amount * log10(1 + money / unit))
 * w of a cluster = category * severity,   w of a broken promise = severity
 * </pre>
 *
 * <p>Decision: a sum of weights with a saturating scale, so that many small matters add up and no
 * number of them leaves the range. People and money count by their logarithm: three hundred workers
 * are graver than thirty, but thirty must not vanish beside them. The unit of amounts and their
 * currency are the job's configuration.
 *
 * @param model its name; the job scores by {@value #DISTRICT}
 * @param version counts up with each publication; an older version never replaces a newer one
 * @param enabled false: the model Beacon comes with is in force instead
 * @param title what it is called
 * @param cases what an open case weighs, by its grade
 * @param people what ten times as many people add to a case
 * @param amount what ten times as much money adds to a case
 * @param categories factors of categories; of others 1
 * @param clusters what an open cluster weighs, by severity
 * @param breaches what a broken promise weighs until it is made good, by severity
 * @param halfLives how long it takes until what is settled weighs half, by grade or severity
 * @param scales the weight at which the score is 63, by kind of place
 * @param limits the scores from which on a place is RED, and YELLOW
 * @param author who published this version
 * @param publishedAt when
 * @param note why
 */
public record RiskModel(
    String model,
    long version,
    boolean enabled,
    Text title,
    ByGrade cases,
    double people,
    double amount,
    List<Factor> categories,
    ByGrade clusters,
    ByGrade breaches,
    HalfLives halfLives,
    Scales scales,
    Limits limits,
    String author,
    Instant publishedAt,
    String note)
    implements Publishable<RiskModel> {
  /** The one model a job scores by. */
  public static final String DISTRICT = "district";

  /** A weight for each grade, not negative. */
  public record ByGrade(double red, double yellow, double green) {
    /** The weight of a grade. */
    public double of(Grade grade) {
      return switch (grade) {
        case RED -> red;
        case YELLOW -> yellow;
        case GREEN -> green;
      };
    }
  }

  /** A half-life for each grade, positive. */
  public record HalfLives(Duration red, Duration yellow, Duration green) {
    /** The half-life of a grade. */
    public Duration of(Grade grade) {
      return switch (grade) {
        case RED -> red;
        case YELLOW -> yellow;
        case GREEN -> green;
      };
    }
  }

  /**
   * By what matters of a category are multiplied.
   *
   * @param category its code
   * @param factor not negative
   */
  public record Factor(String category, double factor) {}

  /**
   * The weight at which the score is 63, positive. The larger a place, the more it takes to colour
   * it.
   *
   * @param cell a cell of resolution 9, some 0.1 km²
   * @param wideCell a cell of resolution 8, seven times that
   */
  public record Scales(
      double cell, double wideCell, double community, double street, double subject) {}

  /** From which score on a place is RED, and YELLOW; above 0, below 100. */
  public record Limits(double red, double yellow) {}

  /** The factor of a category; null is one that is not known. */
  public double factor(String category) {
    for (Factor factor : categories) {
      if (factor.category.equals(category)) {
        return factor.factor;
      }
    }
    return 1;
  }

  @Override
  public String name() {
    return model;
  }

  @Override
  public RiskModel published(
      long newVersion, String newAuthor, Instant newPublishedAt, String newNote) {
    return with(newVersion, enabled, scales, newAuthor, newPublishedAt, newNote);
  }

  @Override
  public RiskModel withEnabled(boolean on) {
    return with(version, on, scales, author, publishedAt, note);
  }

  /** The same for places of other scales. */
  public RiskModel withScales(Scales others) {
    return with(version, enabled, others, author, publishedAt, note);
  }

  private RiskModel with(
      long newVersion,
      boolean newEnabled,
      Scales newScales,
      String newAuthor,
      Instant newPublishedAt,
      String newNote) {
    return new RiskModel(
        model,
        newVersion,
        newEnabled,
        title,
        cases,
        people,
        amount,
        categories,
        clusters,
        breaches,
        halfLives,
        newScales,
        limits,
        newAuthor,
        newPublishedAt,
        newNote);
  }
}
