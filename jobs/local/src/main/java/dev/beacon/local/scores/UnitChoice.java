package dev.beacon.local.scores;

import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.local.terminal.UserError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Of whom a report tells.
 *
 * @param kind only the ranking of this kind; null: of every kind, or a unit is named
 * @param named the name or code of one unit; null: the whole district
 */
public record UnitChoice(UnitKind kind, String named) {
  /** The whole district, with every ranking. */
  public static final UnitChoice EVERYBODY = new UnitChoice(null, null);

  /** Reads a kind of unit in lower or upper case, or else a name or code. */
  public static UnitChoice parse(String choice) {
    for (UnitKind kind : UnitKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(choice.toLowerCase(Locale.ROOT))) {
        return new UnitChoice(kind, null);
      }
    }
    return new UnitChoice(null, choice);
  }

  /** The kinds to be ranked. */
  List<UnitKind> rankings() {
    return kind == null
        ? List.of(UnitKind.DEPARTMENT, UnitKind.STREET, UnitKind.COMMUNITY)
        : kind == UnitKind.DISTRICT ? List.of() : List.of(kind);
  }

  /**
   * Who is meant among those who have a card.
   *
   * @throws UserError if none of them is, or several are
   */
  Standing among(Collection<Standing> units) {
    if (named == null) {
      return units.stream().filter(unit -> unit.kind() == UnitKind.DISTRICT).findFirst().get();
    }
    Optional<Standing> exact =
        units.stream()
            .filter(unit -> unit.unit().equals(named) || unit.name().zh().equals(named))
            .findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    List<Standing> byName =
        units.stream().filter(unit -> unit.name().zh().contains(named)).toList();
    if (byName.size() == 1) {
      return byName.get(0);
    }
    if (byName.isEmpty()) {
      throw new UserError(
          "nobody of that period is called "
              + named
              + "; --unit department, street or community lists who there is");
    }
    throw new UserError(
        "several are called %s: %s"
            .formatted(
                named,
                String.join(
                    ", ", byName.stream().map(u -> u.name().zh() + " " + u.unit()).toList())));
  }
}
