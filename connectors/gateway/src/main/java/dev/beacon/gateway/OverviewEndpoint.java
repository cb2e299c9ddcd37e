package dev.beacon.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import dev.beacon.contract.PlatformClock;
import dev.beacon.elasticsearch.CaseCounts;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/overview}: the counters of the screen. Alerts are counted in the gateway's own
 * book, cases in Elasticsearch; without it, what it would tell is null.
 */
final class OverviewEndpoint {
  /** However many screens ask, Elasticsearch is asked this often. */
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final AlertBook alerts;
  private final Archive archive;
  private final PlatformClock clock;
  private final ZoneId zone;

  private Standing lastSeen;

  OverviewEndpoint(AlertBook alerts, Archive archive, PlatformClock clock, ZoneId zone) {
    this.alerts = alerts;
    this.archive = archive;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * The answer.
   *
   * @param at the platform's time
   * @param open open cases by grade
   * @param today cases since the local midnight
   * @param clusters open live alerts of clusters, by severity
   * @param clocks open live alerts of clocks
   * @param byStreet open cases by sub-district
   * @param byCategory open cases by category
   * @param byDepartment open cases and broken promises by department
   * @param elasticsearch whether it answered
   */
  @JsonInclude
  record Overview(
      Instant at,
      Map<Grade, Long> open,
      Today today,
      Map<Grade, Long> clusters,
      Clocks clocks,
      List<Map<String, Object>> byStreet,
      List<Map<String, Object>> byCategory,
      List<Department> byDepartment,
      boolean elasticsearch) {}

  /** Cases received and resolved since midnight. */
  record Today(long received, long resolved) {}

  /** Clocks about to break, and broken. */
  record Clocks(long warning, long breach) {}

  /** Open cases of a department, and its open alerts of broken promises. */
  record Department(String department, long open, long breaches) {}

  /**
   * What Elasticsearch said.
   *
   * @param counts null if it did not answer
   * @param nanos when, by {@link System#nanoTime}
   */
  private record Standing(CaseCounts.Standing counts, long nanos) {}

  void get(Context ctx) {
    Instant now = clock.now();
    ctx.json(overview(now, alerts.open(), standing(now)));
  }

  private CaseCounts.Standing standing(Instant now) {
    synchronized (this) {
      if (lastSeen != null && System.nanoTime() - lastSeen.nanos() < REMEMBERED.toNanos()) {
        return lastSeen.counts();
      }
    }
    // Not under the lock: who asks a silent Elasticsearch waits alone.
    CaseCounts.Standing counts = ask(now);
    synchronized (this) {
      lastSeen = new Standing(counts, System.nanoTime());
    }
    return counts;
  }

  private CaseCounts.Standing ask(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Instant midnight = today.atStartOfDay(zone).toInstant();
    Instant nextMidnight = today.plusDays(1).atStartOfDay(zone).toInstant();
    try {
      return archive.ask(client -> new CaseCounts(client).standing(midnight, nextMidnight));
    } catch (RequestRefused silent) {
      return null;
    }
  }

  /** The answer from its sources; {@code cases} is null if Elasticsearch does not answer. */
  static Overview overview(Instant now, List<Alert> openAlerts, CaseCounts.Standing cases) {
    Map<Grade, Long> clusters = new EnumMap<>(Grade.class);
    for (Grade grade : Grade.values()) {
      clusters.put(grade, 0L);
    }
    long warnings = 0;
    long breaches = 0;
    for (Alert alert : openAlerts) {
      if (alert.kind() == Alert.Kind.CLUSTER) {
        clusters.merge(alert.severity(), 1L, Long::sum);
      } else if (alert.phase() == Alert.Phase.BREACH) {
        breaches++;
      } else {
        warnings++;
      }
    }
    Clocks clocks = new Clocks(warnings, breaches);
    return cases == null
        ? new Overview(now, null, null, clusters, clocks, null, null, null, false)
        : new Overview(
            now,
            cases.open(),
            new Today(cases.received(), cases.resolved()),
            clusters,
            clocks,
            groups("street", cases.byStreet()),
            groups("category", cases.byCategory()),
            departments(cases),
            true);
  }

  private static List<Map<String, Object>> groups(String name, List<CaseCounts.Group> groups) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (CaseCounts.Group group : groups) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(name, group.name());
      one.put("open", group.open());
      group.byGrade().forEach((grade, count) -> one.put(grade.name(), count));
      all.add(one);
    }
    return all;
  }

  /** Those with the most broken promises first, then those with the most to do. */
  private static List<Department> departments(CaseCounts.Standing cases) {
    Map<String, Long> breaches = new HashMap<>(cases.breaches());
    List<Department> departments = new ArrayList<>();
    for (CaseCounts.Group group : cases.byDepartment()) {
      Long broken = breaches.remove(group.name());
      departments.add(new Department(group.name(), group.open(), broken == null ? 0 : broken));
    }
    breaches.forEach((name, broken) -> departments.add(new Department(name, 0, broken)));
    departments.sort(
        Comparator.comparingLong(Department::breaches)
            .thenComparingLong(Department::open)
            .reversed()
            .thenComparing(Department::department));
    return departments;
  }
}
