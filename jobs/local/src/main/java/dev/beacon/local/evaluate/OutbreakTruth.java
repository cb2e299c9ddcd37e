package dev.beacon.local.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Json;
import dev.beacon.contract.Subject;
import dev.beacon.intake.Subjects;
import dev.beacon.local.simulate.Truth;
import dev.beacon.local.terminal.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The outbreaks that a simulation says it played.
 *
 * @param outbreaks all of them, in order of the file
 * @param period from the first event to the last, where the simulation's summary lies beside the
 *     file; else from the first report of an outbreak to the last agreement
 */
record OutbreakTruth(List<Played> outbreaks, Period period) {

  /**
   * An outbreak and how to know it again.
   *
   * @param truth what the simulation says
   * @param subjects keys of all its spellings
   * @param tips ids of its tips
   * @param begin its first report
   */
  record Played(Truth.Outbreak truth, Set<String> subjects, Set<String> tips, Instant begin) {
    /** An alert this long after the agreement is still about it. */
    private static final Duration AFTERMATH = Duration.ofDays(30);

    /** Whether an alert is about it: the same subject or one of its tips, while it lasts. */
    boolean isAbout(ClusterAlert alert) {
      boolean same =
          subjects.contains(alert.subject()) || alert.evidence().stream().anyMatch(tips::contains);
      return same
          && !alert.openedAt().isBefore(begin)
          && !alert.openedAt().isAfter(truth.agreementAt().plus(AFTERMATH));
    }
  }

  /** Whether a file is such a truth: its first line is a JSON object with a type. */
  static boolean isOne(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      return first != null && Json.mapper().readTree(first).path("type").isTextual();
    } catch (JsonProcessingException | MalformedInputException e) {
      return false;
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the file that {@code simulate --truth} wrote.
   *
   * @throws UserError if it cannot be read, a line is wrong, or it has no outbreak
   */
  static OutbreakTruth read(Path file) {
    List<Played> outbreaks = new ArrayList<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        Played played = line.isBlank() ? null : played(line);
        if (played != null) {
          outbreaks.add(played);
        }
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UserError("%s:%d: is no line of a simulation's truth".formatted(file, number), e);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
    }
    if (outbreaks.isEmpty()) {
      throw new UserError(file + " holds no outbreak");
    }
    return new OutbreakTruth(List.copyOf(outbreaks), period(file, outbreaks));
  }

  /** The outbreak of a line; null where the line tells of something else or of no report. */
  private static Played played(String line) throws JsonProcessingException {
    JsonNode node = Json.mapper().readTree(line);
    if (!(node instanceof ObjectNode object) || !object.path("type").isTextual()) {
      throw new IllegalArgumentException("no type");
    }
    if (!object.remove("type").asText().equals("outbreak")) {
      return null;
    }
    Truth.Outbreak truth = Json.mapper().treeToValue(object, Truth.Outbreak.class);
    Set<String> subjects = new HashSet<>();
    Stream.concat(Stream.of(truth.subject()), truth.spellings().stream())
        .forEach(
            name -> subjects.add(Subjects.keyOf(new Subject(truth.subjectKind(), null, name))));
    Set<String> tips = new HashSet<>();
    truth.tips().forEach(tip -> tips.add(tip.id()));
    return Stream.concat(
            truth.tips().stream().map(Truth.TipSeen::reportedAt), truth.complaints().stream())
        .min(Instant::compareTo)
        .map(begin -> new Played(truth, subjects, tips, begin))
        .orElse(null);
  }

  private static Period period(Path file, List<Played> outbreaks) {
    Path absolute = file.toAbsolutePath();
    String name = absolute.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    Path summary = absolute.resolveSibling(stem + "-summary.json");
    if (Files.isRegularFile(summary)) {
      try {
        Truth.Summary told =
            Json.mapper().readValue(Files.readAllBytes(summary), Truth.Summary.class);
        if (told.firstAt() != null) {
          return new Period(told.firstAt(), told.lastAt().plusMillis(1));
        }
      } catch (IOException e) {
        throw new UserError(summary + " is no summary of a simulation", e);
      }
    }
    return new Period(
        outbreaks.stream().map(Played::begin).min(Instant::compareTo).orElseThrow(),
        outbreaks.stream()
            .map(played -> played.truth().agreementAt())
            .max(Instant::compareTo)
            .orElseThrow());
  }
}
