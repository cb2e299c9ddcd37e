package dev.beacon.heat;

import dev.beacon.contract.CommunityCode;
import dev.beacon.gathering.Deltas;
import dev.beacon.intake.Places;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a change of a matter means for the places it concerns: at most five. */
final class HeatDeltas implements Deltas<HazardChange, HeatDelta> {
  private static final long serialVersionUID = 1L;

  private final HeatConfig config;
  private transient Places places;

  HeatDeltas(HeatConfig config) {
    this.config = config;
  }

  @Override
  public void deltas(HazardChange change, Consumer<HeatDelta> out) {
    Map<String, HeatDelta> deltas = new LinkedHashMap<>();
    Hazard before = change.before();
    if (before != null) {
      Sum sum = sum(before).negated();
      for (String place : concerned(before.where())) {
        delta(place, change, deltas).take(before, sum, false);
      }
    }
    Hazard after = change.after();
    if (after != null) {
      Sum sum = sum(after);
      for (String place : concerned(after.where())) {
        HeatDelta delta = delta(place, change, deltas);
        delta.take(after, sum, true);
        describe(delta, after);
      }
    }
    deltas.values().forEach(out);
  }

  private static HeatDelta delta(String place, HazardChange change, Map<String, HeatDelta> deltas) {
    return deltas.computeIfAbsent(place, id -> new HeatDelta(id, change.at()));
  }

  private static void describe(HeatDelta delta, Hazard hazard) {
    Hazard.Where where = hazard.where();
    if (HeatPlace.isCell(delta.place)) {
      delta.name = where.community();
    } else if (HeatPlace.isSubject(delta.place)) {
      delta.name = where.subjectName();
      delta.lat = where.lat();
      delta.lon = where.lon();
    }
  }

  private Sum sum(Hazard hazard) {
    double amount = config.currency().equals(hazard.currency()) ? hazard.amount() : 0;
    return Sum.of(hazard.people(), amount, config.amountUnit());
  }

  /** The ids of the places and the subject. */
  private Set<String> concerned(Hazard.Where where) {
    Set<String> concerned = new LinkedHashSet<>();
    String cell = where.cell();
    if (cell == null && !Double.isNaN(where.lat())) {
      cell = places().cellOf(where.lat(), where.lon());
    }
    if (cell != null) {
      concerned.add(HeatPlace.cell(cell));
      concerned.add(HeatPlace.cell(places().wideCellOf(cell)));
    }
    if (where.community() != null) {
      concerned.add(HeatPlace.community(where.community()));
      String street = CommunityCode.streetOf(where.community());
      if (street != null) {
        concerned.add(HeatPlace.street(street));
      }
    }
    if (where.subject() != null) {
      concerned.add(HeatPlace.subject(where.subject()));
    }
    return concerned;
  }

  private Places places() {
    if (places == null) {
      places = new Places();
    }
    return places;
  }

  @Override
  public Object key(HeatDelta delta) {
    return delta.place;
  }

  @Override
  public HeatDelta plus(HeatDelta first, HeatDelta second) {
    return first.plus(second);
  }

  @Override
  public long at(HeatDelta delta) {
    return delta.at;
  }
}
