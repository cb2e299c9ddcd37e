package dev.beacon.earlywarning;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.elasticsearch.Document;

/**
 * A version of an alert, written once for every sink.
 *
 * @param document the alert as JSON
 * @param triggerAppendedAt see {@link AlertEmission#triggerAppendedAt}
 */
public record AlertDocument(Document document, long triggerAppendedAt) {
  static AlertDocument of(AlertEmission emission) {
    return new AlertDocument(Document.of(emission.alert()), emission.triggerAppendedAt());
  }
}
