package dev.beacon.local.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Json;
import dev.beacon.local.terminal.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Alerts as a backtest writes them: a version a line. */
final class AlertsFile {
  private static final ObjectReader ALERT = Json.mapper().readerFor(Alert.class);

  private AlertsFile() {}

  /**
   * The clusters' alerts in a file.
   *
   * @throws UserError if it cannot be read, a line is no alert, or there is no cluster among them
   */
  static List<ClusterAlert> read(Path file) {
    List<Alert> versions = new ArrayList<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          versions.add(alert(file, number, line));
        }
      }
    } catch (CharacterCodingException e) {
      throw new UserError("%s:%d: is not UTF-8".formatted(file, number + 1), e);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
    }
    if (versions.isEmpty()) {
      throw new UserError(file + " holds no alert");
    }
    List<ClusterAlert> clusters = ClusterAlert.of(versions);
    if (clusters.isEmpty()) {
      throw new UserError(file + " holds no cluster's alert, only clocks'");
    }
    return clusters;
  }

  private static Alert alert(Path file, int number, String line) {
    Alert alert;
    try {
      alert = ALERT.readValue(line);
    } catch (JsonProcessingException e) {
      throw new UserError(
          "%s:%d: is no alert: %s".formatted(file, number, firstLine(e.getOriginalMessage())), e);
    }
    if (alert == null
        || alert.alertId() == null
        || alert.kind() == null
        || alert.status() == null
        || alert.rule() == null
        || alert.at() == null
        || alert.openedAt() == null
        || alert.severity() == null) {
      throw new UserError(
          "%s:%d: is no alert: it needs alertId, kind, status, severity, rule, at and openedAt"
              .formatted(file, number));
    }
    return alert;
  }

  private static String firstLine(String message) {
    return message == null ? "not JSON" : message.lines().findFirst().orElse("not JSON");
  }
}
