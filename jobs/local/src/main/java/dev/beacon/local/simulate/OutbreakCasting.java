package dev.beacon.local.simulate;

import dev.beacon.contract.SubjectKind;
import dev.beacon.local.simulate.District.Community;
import dev.beacon.local.simulate.District.ServicePoint;
import dev.beacon.local.simulate.OutbreakScript.Cast;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which outbreaks there are: at the start some that are at different stages, later one now
 * and then. No subject has two.
 */
final class OutbreakCasting {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long CASTS = 5;

  /** Coprime to the number of companies: those of one run do not look alike. */
  private static final long STRIDE = 1237;

  private static final String INVENTED = "invented";

  /** When the outbreaks of the start get their fourth reporter: minutes after the start. */
  private static final int[] FOURTH_REPORTER_MINUTES = {7, 22, 45, 70, 100, 140};

  private static final int SPACING_OF_FURTHER_MINUTES = 45;

  private final long seed;
  private final District district;
  private final List<ServicePoint> sites;
  private int next;

  OutbreakCasting(long seed, District district) {
    this.seed = seed;
    this.district = district;
    this.sites = district.servicePoints(District.ServicePointKind.CONSTRUCTION_SITE);
  }

  /** The outbreaks under way or about to begin at the start, epoch millis. */
  List<Cast> atStart(SimulationConfig config, long start) {
    List<Cast> casts = new ArrayList<>();
    if (config.scenarios().trueCases()) {
      casts.add(trueSite(start));
      casts.add(trueFactory(start));
    }
    if (config.scenarios().outbreaks()) {
      for (int i = 0; i < config.outbreaks(); i++) {
        casts.add(atStage(start, i));
      }
    }
    return casts;
  }

  /** One more, some hours or days before its gathering. */
  Cast later(long onset) {
    int number = next++;
    Draw draw = draw(number);
    int workers = workers(draw);
    long ramp = (long) draw.spread(3 * HOUR, 72 * HOUR);
    return invented(number, draw, onset, onset + ramp, workers);
  }

  /** November 2019: a site, more than 300 workers, 2.1 million yuan, solved in half an hour. */
  private Cast trueSite(long start) {
    int number = next++;
    long gathering = start + 80 * MINUTE;
    ServicePoint site = site(number);
    return new Cast(
        number,
        "true-case-construction-site",
        start + 5 * MINUTE,
        gathering,
        gathering + 25 * MINUTE,
        312,
        2_100_000,
        SubjectKind.SITE,
        site.name(),
        district.community(site.community()),
        site.cell(),
        site.location(),
        site.id());
  }

  /** May 2020: a factory, 94 workers, agreement in two days. */
  private Cast trueFactory(long start) {
    int number = next++;
    Draw draw = draw(number);
    long onset = start + 15 * MINUTE;
    Community community = draw.pick(district.communities());
    District.Cell cell = draw.pick(community.cells());
    return new Cast(
        number,
        "true-case-factory",
        onset,
        onset + 5 * HOUR,
        onset + 5 * HOUR + 47 * HOUR,
        94,
        880_000,
        SubjectKind.EMPLOYER,
        Companies.ofOutbreak(companyNumber(number), false),
        community,
        cell.h3(),
        cell.centre(),
        community.servicePoints().get(0).id());
  }

  private Cast atStage(long start, int index) {
    int number = next++;
    Draw draw = draw(number);
    int workers = workers(draw);
    int last = FOURTH_REPORTER_MINUTES.length - 1;
    long fourth =
        index <= last
            ? FOURTH_REPORTER_MINUTES[index]
            : FOURTH_REPORTER_MINUTES[last] + (long) (index - last) * SPACING_OF_FURTHER_MINUTES;
    long onset = start + 30_000L + draw.between(0, MINUTE);
    long ramp =
        OutbreakScript.untilGathering(
            OutbreakScript.earlyComplaints(workers), start + fourth * MINUTE - onset);
    return invented(number, draw, onset, onset + ramp, workers);
  }

  private Cast invented(int number, Draw draw, long onset, long gathering, int workers) {
    double amount = (double) StrictMath.round(workers * draw.spread(4_000, 18_000));
    long agreement = gathering + (long) draw.spread(HOUR, 30 * HOUR);
    if (number % 2 == 0 && number / 2 < sites.size()) {
      ServicePoint site = site(number);
      return new Cast(
          number,
          INVENTED,
          onset,
          gathering,
          agreement,
          workers,
          amount,
          SubjectKind.SITE,
          site.name(),
          district.community(site.community()),
          site.cell(),
          site.location(),
          site.id());
    }
    boolean contractor = draw.chance(0.4);
    Community community = draw.pick(district.communities());
    District.Cell cell = draw.pick(community.cells());
    return new Cast(
        number,
        INVENTED,
        onset,
        gathering,
        agreement,
        workers,
        amount,
        contractor ? SubjectKind.CONTRACTOR : SubjectKind.EMPLOYER,
        Companies.ofOutbreak(companyNumber(number), contractor),
        community,
        cell.h3(),
        cell.centre(),
        community.servicePoints().get(0).id());
  }

  private static int workers(Draw draw) {
    return (int) draw.spread(25, 480);
  }

  /** Every site once, in an order of the seed's. */
  private ServicePoint site(int number) {
    int first = Math.floorMod(Draw.mix(seed), sites.size());
    return sites.get((first + number / 2 * 31) % sites.size());
  }

  /** Every company once, in an order of the seed's. */
  private long companyNumber(int number) {
    long first = Math.floorMod(Draw.mix(~seed), Companies.OUTBREAK_CAPACITY);
    return (first + number * STRIDE) % Companies.OUTBREAK_CAPACITY;
  }

  private Draw draw(int number) {
    return Draw.of(seed, CASTS, number);
  }
}
