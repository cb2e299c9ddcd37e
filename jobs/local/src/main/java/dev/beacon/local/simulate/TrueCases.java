package dev.beacon.local.simulate;

import dev.beacon.contract.SubjectKind;
import dev.beacon.local.simulate.CasePlan.Confirmation;
import dev.beacon.local.simulate.CasePlan.Ending;
import dev.beacon.local.simulate.District.Community;
import dev.beacon.local.simulate.District.ServicePoint;
import dev.beacon.local.simulate.OutbreakScript.Cast;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The two cases of which the article tells, in a history: each is one case that a crowd reports,
 * after complaints of single workers in the days before, which are cases of their own.
 */
final class TrueCases {
  private static final LocalDateTime SITE_GATHERS = LocalDateTime.of(2019, 11, 19, 9, 40);
  private static final LocalDateTime FACTORY_GATHERS = LocalDateTime.of(2020, 5, 12, 9, 20);
  private static final Duration SITE_SETTLED_AFTER = Duration.ofMinutes(30);
  private static final Duration FACTORY_SETTLED_AFTER = Duration.ofHours(47);
  private static final Duration SITE_ONSET = Duration.ofDays(5);
  private static final Duration FACTORY_ONSET = Duration.ofDays(9);
  private static final int SITE = 0;
  private static final int FACTORY = 1;

  private final long seed;
  private final People people;
  private final District district;
  private final ZoneId zone;

  TrueCases(long seed, People people, District district, ZoneId zone) {
    this.seed = seed;
    this.people = people;
    this.district = district;
    this.zone = zone;
  }

  /**
   * What a true case is made of.
   *
   * @param complaints of single workers beforehand, each a case
   * @param gathering the crowd's case, as it is reported first
   * @param crowd its further reports
   * @param ending how it ends
   */
  record Told(
      List<CaseFacts> complaints, CaseFacts gathering, List<CaseFacts> crowd, Ending ending) {}

  /**
   * November 2019: a construction site, more than 300 workers, 2.1 million yuan, solved in half an
   * hour.
   */
  Told site() {
    ServicePoint site =
        district.servicePoints(District.ServicePointKind.CONSTRUCTION_SITE).get(SITE);
    long gathering = millis(SITE_GATHERS);
    long settled = gathering + SITE_SETTLED_AFTER.toMillis();
    return told(
        new Cast(
            SITE,
            "true-case-construction-site",
            gathering - SITE_ONSET.toMillis(),
            gathering,
            settled,
            312,
            2_100_000,
            SubjectKind.SITE,
            site.name(),
            district.community(site.community()),
            site.cell(),
            site.location(),
            site.id()));
  }

  /** May 2020: a factory, 94 workers, agreement in two days. */
  Told factory() {
    Community community = district.communities().get(FACTORY);
    District.Cell cell = community.cells().get(0);
    long gathering = millis(FACTORY_GATHERS);
    return told(
        new Cast(
            FACTORY,
            "true-case-factory",
            gathering - FACTORY_ONSET.toMillis(),
            gathering,
            gathering + FACTORY_SETTLED_AFTER.toMillis(),
            94,
            880_000,
            SubjectKind.EMPLOYER,
            Companies.ofOutbreak(FACTORY, false),
            community,
            cell.h3(),
            cell.centre(),
            community.servicePoints().get(0).id()));
  }

  private Told told(Cast cast) {
    List<CaseFacts> complaints = new ArrayList<>();
    List<CaseFacts> crowd = new ArrayList<>();
    for (CaseFacts report : OutbreakScript.reports(seed, cast, people)) {
      if (report.openedAt() >= cast.gatheringAt()) {
        crowd.add(report.inGroup("o" + cast.number()));
      } else if (!report.tip()) {
        complaints.add(report);
      }
    }
    long fedBack = cast.agreementAt() + Duration.ofHours(2).toMillis();
    return new Told(
        complaints,
        crowd.get(0),
        crowd.subList(1, crowd.size()),
        new Ending(cast.agreementAt(), Confirmation.IN_PERSON, fedBack, 5, true));
  }

  private long millis(LocalDateTime at) {
    return at.atZone(zone).toInstant().toEpochMilli();
  }
}
