package dev.beacon.local.scores;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.Json;
import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cards that a backtest has written to its directory. */
public final class CardFile implements CardSource {
  /** The file of cards, one a line. */
  public static final String SCORECARDS = "scorecards.jsonl";

  private static final String CASES = "cases.jsonl";

  private final Path directory;
  private final List<ScorecardDocument> cards = new ArrayList<>();

  private CardFile(Path directory) {
    this.directory = directory;
  }

  /**
   * Reads the cards of a backtest.
   *
   * @throws UserError if there are none, or a line is no card
   */
  public static CardFile in(Path directory) {
    Path file = directory.resolve(SCORECARDS);
    if (!Files.isDirectory(directory)) {
      throw new UserError("no such directory: " + directory);
    }
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          directory + " holds no " + SCORECARDS + "; ./beacon backtest --out writes one");
    }
    CardFile read = new CardFile(directory);
    lines(file, ScorecardDocument.class, read.cards::add);
    return read;
  }

  private static <T> void lines(Path file, Class<T> type, Consumer<T> into) {
    int number = 0;
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        number++;
        into.accept(Json.mapper().readValue(line, type));
      }
    } catch (JsonProcessingException e) {
      throw new UserError(
          "%s:%d: is not as a backtest writes it: %s"
              .formatted(file, number, e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    } catch (IOException | UncheckedIOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String place() {
    return directory.toString();
  }

  @Override
  public List<ScorecardDocument> cards(Collection<ScorePeriod> periods) {
    Set<String> labels = periods.stream().map(ScorePeriod::label).collect(Collectors.toSet());
    return cards.stream().filter(card -> labels.contains(card.period())).toList();
  }

  @Override
  public List<ScorecardDocument> days(UnitKind kind, String unit, LocalDate from, LocalDate until) {
    return cards.stream()
        .filter(
            card ->
                card.periodKind() == ScorePeriod.Kind.DAY
                    && card.unitKind() == kind
                    && card.unit().equals(unit))
        .filter(
            card -> {
              LocalDate day = LocalDate.parse(card.period());
              return !day.isBefore(from) && day.isBefore(until);
            })
        .toList();
  }

  @Override
  public Map<String, CaseDocument> cases(Collection<String> ids) {
    Path file = directory.resolve(CASES);
    Map<String, CaseDocument> found = new HashMap<>();
    if (!ids.isEmpty() && Files.isRegularFile(file)) {
      Set<String> wanted = new HashSet<>(ids);
      lines(
          file,
          CaseDocument.class,
          document -> {
            if (wanted.contains(document.caseId())) {
              found.put(document.caseId(), document);
            }
          });
    }
    return found;
  }

  @Override
  public Optional<Span> span() {
    List<LocalDate> days =
        cards.stream()
            .filter(card -> card.periodKind() == ScorePeriod.Kind.DAY)
            .map(card -> LocalDate.parse(card.period()))
            .sorted(Comparator.naturalOrder())
            .toList();
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span(days.get(0), days.get(days.size() - 1)));
  }
}
