package dev.beacon.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A cluster pattern with its thresholds, as the intelligence unit publishes it on {@code
 * beacon.rules}. The shape of a pattern is code, everything else about it is here. Limits that a
 * pattern does not know are null.
 *
 * @param rule its name, such as {@code wage-arrears-emerging}
 * @param version counts up with each publication; an older version never replaces a newer one
 * @param enabled false switches it off
 * @param mode live or shadow
 * @param title what it is called
 * @param pattern its shape
 * @param scope about what reports are gathered
 * @param categories the categories whose reports count
 * @param reporters how many distinct reporters it takes, 1 to 64: in the window (surge, anomaly),
 *     between tip and crowd (escalation), after the silence (unanswered), at each place
 *     (contagion), after the settlement (relapse)
 * @param people surge: how many people some report must speak of, or as many reporters
 * @param amount surge: how much money, summed over the latest report of each reporter
 * @param tips surge: how many of the reports must be tips
 * @param match surge: whether all of its limits must be met, or any
 * @param places contagion: at how many places, at least 2
 * @param unansweredFor unanswered: how long a grave case must have waited
 * @param recurrence anomaly: opens at a reading that chance alone would show, about some subject,
 *     once in this time or more rarely, so that a rule at {@code T} days costs {@code 365 / T}
 *     false alerts a year
 * @param reportsPerDay anomaly: how many reports of the category come in a day, about all subjects
 *     together, from which the interval is reckoned; null: 26,000 a year
 * @param within inside this length of event time, exclusive: reports exactly this far apart do not
 *     meet
 * @param quiet a cluster without a new report for this long is over; at least {@code within}
 * @param severity from which size on a cluster is RED or YELLOW, gravest first; the first step that
 *     is met counts, GREEN if none is
 * @param author who published this version
 * @param publishedAt when
 * @param note why
 */
public record ClusterRule(
    String rule,
    long version,
    boolean enabled,
    Alert.Mode mode,
    Text title,
    Pattern pattern,
    Scope scope,
    List<String> categories,
    Integer reporters,
    Integer people,
    Double amount,
    Integer tips,
    Match match,
    Integer places,
    Duration unansweredFor,
    Duration recurrence,
    Double reportsPerDay,
    Duration within,
    Duration quiet,
    List<SeverityStep> severity,
    String author,
    Instant publishedAt,
    String note)
    implements Publishable<ClusterRule> {

  /** The shapes. */
  public enum Pattern {
    /** Enough reports by distinct reporters within the window. */
    SURGE,
    /** Wages seen late, then complaints, then a gathering or a stoppage, in this order. */
    ESCALATION,
    /** A grave case that nobody takes on, and then further reports. */
    UNANSWERED,
    /** Reports at several places of one contractor, community or neighbourhood. */
    CONTAGION,
    /** New reports after a settlement. */
    RELAPSE,
    /** More reports than the subject's own history makes likely. */
    ANOMALY;

    /** The lower-case word used in JSON and YAML. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The pattern a word stands for. */
    @JsonCreator
    public static Pattern ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** About what reports are gathered. */
  public enum Scope {
    /** Whoever a report is about, of whatever kind. */
    SUBJECT,
    /** Construction sites. */
    SITE,
    /** Employers. */
    EMPLOYER,
    /** Contractors: reports about them, and about the sites and employers under them. */
    CONTRACTOR,
    /** Communities. */
    COMMUNITY,
    /** H3 cells at resolution 9, about 0.1 km². */
    CELL,
    /** An H3 cell and the six around it. */
    NEIGHBOURHOOD;

    /** The lower-case word used in JSON and YAML. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The scope a word stands for. */
    @JsonCreator
    public static Scope ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** How several limits go together. */
  public enum Match {
    ALL,
    ANY;

    /** The lower-case word used in JSON and YAML. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What a word stands for. */
    @JsonCreator
    public static Match ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A step on the scale of severity; null does not count.
   *
   * @param grade the severity reached
   * @param match whether any one of its limits suffices, or all must be met
   * @param reporters distinct reporters, at least
   * @param people people involved, at least
   * @param amount money involved, at least
   */
  public record SeverityStep(
      Grade grade, Match match, Integer reporters, Integer people, Double amount) {

    /** Any one limit suffices where nothing else is said. */
    public SeverityStep {
      match = match == null ? Match.ANY : match;
    }

    /** A step of which any one limit suffices. */
    public SeverityStep(Grade grade, Integer reporters, Integer people, Double amount) {
      this(grade, Match.ANY, reporters, people, amount);
    }

    /** Whether a cluster has come so far. */
    public boolean isMetBy(Metrics metrics) {
      return met(
          match,
          reporters == null ? null : metrics.reporters() >= reporters,
          people == null ? null : metrics.people() >= people,
          amount == null ? null : metrics.amount() >= amount);
    }
  }

  /** A surge of reporters about a subject, which is what most rules are. */
  public static ClusterRule surge(
      String rule,
      long version,
      boolean enabled,
      Alert.Mode mode,
      Text title,
      List<String> categories,
      int reporters,
      Duration within,
      Duration quiet,
      List<SeverityStep> severity) {
    return new ClusterRule(
        rule,
        version,
        enabled,
        mode,
        title,
        Pattern.SURGE,
        Scope.SUBJECT,
        categories,
        reporters,
        null,
        null,
        null,
        Match.ALL,
        null,
        null,
        null,
        null,
        within,
        quiet,
        severity,
        null,
        null,
        null);
  }

  /** Whether a surge's window suffices: all of its limits, or any, as the rule says. */
  public boolean isMetBy(Metrics window) {
    return met(
        match,
        reporters == null ? null : window.reporters() >= reporters,
        people == null ? null : window.people() >= people,
        amount == null ? null : window.amount() >= amount,
        tips == null ? null : window.tips() >= tips);
  }

  private static boolean met(Match match, Boolean... limits) {
    boolean any = false;
    boolean all = true;
    for (Boolean limit : limits) {
      if (limit != null) {
        any |= limit;
        all &= limit;
      }
    }
    return match == Match.ANY ? any : any && all;
  }

  /** How many distinct reporters it takes where the pattern has to have some: 1 if not said. */
  @JsonIgnore
  public int reportersAtLeast() {
    return reporters == null ? 1 : reporters;
  }

  @Override
  public String name() {
    return rule;
  }

  @Override
  public ClusterRule published(long version, String author, Instant publishedAt, String note) {
    return with(rule, version, enabled, author, publishedAt, note);
  }

  @Override
  public ClusterRule withEnabled(boolean enabled) {
    return with(rule, version, enabled, author, publishedAt, note);
  }

  /** The same rule under another name. */
  public ClusterRule named(String name) {
    return with(name, version, enabled, author, publishedAt, note);
  }

  private ClusterRule with(
      String rule, long version, boolean enabled, String author, Instant publishedAt, String note) {
    return new ClusterRule(
        rule,
        version,
        enabled,
        mode,
        title,
        pattern,
        scope,
        categories,
        reporters,
        people,
        amount,
        tips,
        match,
        places,
        unansweredFor,
        recurrence,
        reportsPerDay,
        within,
        quiet,
        severity,
        author,
        publishedAt,
        note);
  }
}
