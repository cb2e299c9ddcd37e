package dev.beacon.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.HeatDocument.Contributor;
import dev.beacon.contract.HeatDocument.Source;
import dev.beacon.contract.RiskModel;
import dev.beacon.contract.RiskModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the way matters took, a place is as hot as a sum over how they stand last says: written
 * down here once more, slowly, from the formula of {@link RiskModel}.
 */
class HeatAgainstReferenceTest {
  private static final RiskModel MODEL = RiskModels.shipped();
  private static final String[] CELLS = {"8941186ca2fffff", "8941186ca27ffff", "8941186ca23ffff"};
  private static final String[] CATEGORIES = {"WAGE_ARREARS", "NOISE", null};
  private static final List<Grade> GRADES = List.of(Grade.values());
  private static final int END = 3_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyPlaceIsAsHotAsHowItsMattersStandLast(long seed) throws Exception {
    Random random = new Random(seed);
    Map<String, Hazard> standing = new TreeMap<>();
    try (HeatHarness heat = HeatHarness.open()) {
      Map<String, HeatDelta> gathered = new LinkedHashMap<>();
      HeatDeltas deltas = new HeatDeltas(HeatConfig.defaults());
      for (int minute = 0; minute < END; minute += 1 + random.nextInt(20)) {
        String id = "m" + random.nextInt(40);
        Hazard before = standing.get(id);
        Hazard after = next(id, before, minute, random);
        if (after == null) {
          standing.remove(id);
        } else {
          standing.put(id, after);
        }
        HazardChange.between(before, after, HeatHarness.at(minute))
            .ifPresent(
                change ->
                    deltas.deltas(
                        change, delta -> gathered.merge(delta.place, delta, HeatDelta::plus)));
        if (random.nextInt(3) == 0) {
          send(gathered, heat);
        }
        heat.wall(minute * 1_000L);
        if (random.nextInt(5) == 0) {
          heat.time(minute);
        }
      }
      send(gathered, heat);
      heat.time(END).wall(END * 1_000L + 120_000);

      compare(standing, heat);
    }
  }

  private static void send(Map<String, HeatDelta> gathered, HeatHarness heat) throws Exception {
    for (HeatDelta delta : gathered.values()) {
      heat.send(delta);
    }
    gathered.clear();
  }

  private static Hazard next(String id, Hazard before, int minute, Random random) {
    int what = random.nextInt(10);
    if (before != null && what < 3) {
      return Hazards.settled(before, HeatHarness.at(minute - random.nextInt(30)));
    }
    if (before != null && what == 3) {
      return null;
    }
    boolean isCase = id.hashCode() % 3 != 0;
    String category = CATEGORIES[Math.floorMod(id.hashCode(), 3)];
    Hazard.Where where =
        new Hazard.Where(
            random.nextInt(4) == 0 ? null : "44031100" + (1 + random.nextInt(2)) + "001",
            CELLS[random.nextInt(CELLS.length)],
            random.nextBoolean() ? "site:" + random.nextInt(3) : null,
            "A site",
            22.75,
            113.94);
    return new Hazard(
        isCase ? Source.CASE : id.hashCode() % 2 == 0 ? Source.CLUSTER : Source.BREACH,
        id,
        isCase ? id : null,
        category,
        GRADES.get(random.nextInt(GRADES.size())),
        Hazard.OPEN,
        isCase ? random.nextInt(400) : 0,
        isCase ? random.nextInt(3_000_000) : 0,
        isCase ? random.nextInt(8) == 0 ? "USD" : "CNY" : null,
        where);
  }

  private static void compare(Map<String, Hazard> standing, HeatHarness heat) {
    Map<String, List<Hazard>> byPlace = new HashMap<>();
    for (Hazard hazard : standing.values()) {
      for (String place : places(hazard.where())) {
        byPlace.computeIfAbsent(place, any -> new ArrayList<>()).add(hazard);
      }
    }
    assertThat(byPlace).isNotEmpty();
    for (Map.Entry<String, List<Hazard>> entry : byPlace.entrySet()) {
      HeatDocument told = heat.last(entry.getKey());
      List<Hazard> open = entry.getValue().stream().filter(Hazard::open).toList();
      double scale = scale(entry.getKey());
      double weight =
          entry.getValue().stream()
              .mapToDouble(hazard -> weight(hazard, told.at().toEpochMilli()))
              .sum();
      double score = 100 * (1 - Math.exp(-weight / scale));
      // A tenth by rounding, a little for what was forgotten because it had faded away.
      assertThat(told.score()).as(entry.getKey()).isCloseTo(score, within(0.3));
      assertThat(told.open()).isEqualTo(count(open, Source.CASE));
      assertThat(told.clusters()).isEqualTo(count(open, Source.CLUSTER));
      assertThat(told.breaches()).isEqualTo(count(open, Source.BREACH));
      assertThat(told.people()).isEqualTo(open.stream().mapToLong(Hazard::people).sum());
      assertThat(told.contributors().stream().map(Contributor::id))
          .containsExactlyElementsOf(
              open.stream()
                  .sorted(
                      Comparator.comparingDouble((Hazard hazard) -> -weight(hazard, 0))
                          .thenComparing(Hazard::id))
                  .limit(5)
                  .map(Hazard::id)
                  .toList());
    }
  }

  private static int count(List<Hazard> open, Source kind) {
    return (int) open.stream().filter(hazard -> hazard.kind() == kind).count();
  }

  private static List<String> places(Hazard.Where where) {
    List<String> places = new ArrayList<>();
    places.add("cell:" + where.cell());
    places.add("cell:8841186ca3fffff");
    if (where.community() != null) {
      places.add("community:" + where.community());
      places.add("street:" + where.community().substring(0, 9));
    }
    if (where.subject() != null) {
      places.add("subject:" + where.subject());
    }
    return places;
  }

  private static double scale(String place) {
    return switch (place.substring(0, place.indexOf(':'))) {
      case "cell" -> place.startsWith("cell:89") ? 40 : 70;
      case "community" -> 150;
      case "street" -> 500;
      default -> 40;
    };
  }

  private static double weight(Hazard hazard, long instant) {
    double factor = "WAGE_ARREARS".equals(hazard.category()) ? 1.5 : 1;
    double whole =
        switch (hazard.kind()) {
          case CASE ->
              factor
                  * (MODEL.cases().of(hazard.grade())
                      + 6 * Math.log10(Math.max(1, hazard.people()))
                      + 4
                          * ("CNY".equals(hazard.currency())
                              ? Math.log10(1 + hazard.amount() / 10_000)
                              : 0));
          case CLUSTER -> factor * MODEL.clusters().of(hazard.grade());
          case BREACH -> MODEL.breaches().of(hazard.grade());
        };
    if (hazard.open()) {
      return whole;
    }
    Duration halfLife = MODEL.halfLives().of(hazard.grade());
    long since = Math.floorDiv(hazard.settledAt(), 60_000L) * 60_000L;
    double age = Math.max(0, instant - since) / (double) halfLife.toMillis();
    return whole * Math.pow(2, -age);
  }
}
