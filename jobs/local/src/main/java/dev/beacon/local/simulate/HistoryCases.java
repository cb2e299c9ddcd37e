package dev.beacon.local.simulate;

import dev.beacon.contract.Urgency;
import dev.beacon.local.simulate.CasePlan.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All cases of a history. What they are is drawn as the everyday cases of the simulator are; then
 * the numbers of people and the amounts are scaled so that they add up to what the profile asks
 * for.
 */
final class HistoryCases {
  /** Who reports in the last hours of the history could not be answered within it. */
  private static final long QUIET_END = Duration.ofMinutes(90).toMillis();

  private static final long OPENINGS = 20;
  private static final int TRUE_CASES = 2;

  /** Cases of outbreaks are numbered beyond all others. */
  private static final long FROM_OUTBREAKS = 1L << 40;

  private final HistoryProfile profile;
  private final long seed;
  private final District district = District.load();
  private final People people;

  HistoryCases(HistoryProfile profile, long seed) {
    this.profile = profile;
    this.seed = seed;
    this.people = new People(seed);
  }

  /** All of them, in no particular order; as many as the profile asks for. */
  List<HistoryCase> all() {
    TrueCases trueCases = new TrueCases(seed, people, district, profile.zone());
    TrueCases.Told site = trueCases.site();
    TrueCases.Told factory = trueCases.factory();
    List<CaseFacts> told = new ArrayList<>(site.complaints());
    told.addAll(factory.complaints());
    List<CaseFacts> everyday = everyday(profile.received() - TRUE_CASES - told.size());

    long toldPeople = peopleOf(told) + crowd(site) + crowd(factory);
    double toldYuan = yuanOf(told) + amount(site) + amount(factory);
    List<CaseFacts> facts = new ArrayList<>(told);
    facts.addAll(scaled(everyday, profile.people() - toldPeople, profile.yuan() - (long) toldYuan));

    // The site's is settled on the day, the factory's is not.
    List<Ending> endings =
        new HistoryEndings(profile, seed, facts)
            .decide(List.of(site.ending(), factory.ending()), 1);
    List<HistoryCase> cases = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      CaseFacts matter = facts.get(i);
      cases.add(
          new HistoryCase(
              matter,
              List.of(),
              CasePlan.ending(seed, i, matter, endings.get(i)),
              OrderPlan.of(seed, i, matter, 0)));
    }
    cases.add(trueCase(FROM_OUTBREAKS, site));
    cases.add(trueCase(FROM_OUTBREAKS + 1, factory));
    return cases;
  }

  /** It is about what the crowd's speaker says that the community issues its order. */
  private HistoryCase trueCase(long ref, TrueCases.Told told) {
    CaseFacts speaker =
        told.crowd().stream()
            .filter(report -> report.urgency() == Urgency.CRITICAL)
            .findFirst()
            .orElseThrow();
    return new HistoryCase(
        told.gathering(),
        told.crowd(),
        CasePlan.ending(seed, ref, told.gathering(), told.ending()),
        OrderPlan.of(seed, ref, speaker, told.ending().resolvedAt()));
  }

  private List<CaseFacts> everyday(int count) {
    SimulationConfig config = SimulationConfig.defaults().withSeed(seed).withTipShare(0);
    DailyRhythm rhythm = new DailyRhythm(profile.zone());
    BackgroundCases background = new BackgroundCases(config, district, people, rhythm);
    double[] shares = Seasons.sharesUpTo(profile.from(), profile.until());
    Draw draw = Draw.of(seed, OPENINGS, 0);
    List<CaseFacts> cases = new ArrayList<>(count);
    int day = 0;
    for (int i = 0; i < count; i++) {
      double share = (i + draw.unit()) / count;
      while (day < shares.length - 1 && shares[day] <= share) {
        day++;
      }
      double before = day == 0 ? 0 : shares[day - 1];
      double ofTheDay = (share - before) / (shares[day] - before);
      long midnight =
          profile.from().plusDays(day).atStartOfDay(profile.zone()).toInstant().toEpochMilli();
      long openedAt = midnight + DailyRhythm.momentOfDay(ofTheDay);
      cases.add(background.of(i, Math.min(openedAt, profile.end() - QUIET_END)));
    }
    return cases;
  }

  /** The same with numbers that add up. Who came alone still comes alone. */
  private static List<CaseFacts> scaled(List<CaseFacts> cases, long people, long yuan) {
    long[] companions =
        LargestRemainder.part(
            people - cases.size(), cases.stream().mapToDouble(c -> c.people() - 1.0).toArray());
    long[] amounts =
        LargestRemainder.part(
            yuan, cases.stream().mapToDouble(c -> c.amount() == null ? 0 : c.amount()).toArray());
    List<CaseFacts> scaled = new ArrayList<>(cases.size());
    for (int i = 0; i < cases.size(); i++) {
      scaled.add(
          cases
              .get(i)
              .withMagnitude(
                  (int) companions[i] + 1, amounts[i] == 0 ? null : (double) amounts[i]));
    }
    return scaled;
  }

  private static long peopleOf(List<CaseFacts> cases) {
    return cases.stream().mapToLong(CaseFacts::people).sum();
  }

  private static double yuanOf(List<CaseFacts> cases) {
    return cases.stream().mapToDouble(c -> c.amount() == null ? 0 : c.amount()).sum();
  }

  /** The reports of a crowd speak of one matter: the largest number of any is that of the case. */
  private static long crowd(TrueCases.Told told) {
    return told.crowd().stream()
        .filter(report -> report.people() != null)
        .mapToLong(CaseFacts::people)
        .max()
        .orElseThrow();
  }

  private static double amount(TrueCases.Told told) {
    return told.crowd().stream()
        .filter(report -> report.amount() != null)
        .mapToDouble(CaseFacts::amount)
        .max()
        .orElseThrow();
  }
}
