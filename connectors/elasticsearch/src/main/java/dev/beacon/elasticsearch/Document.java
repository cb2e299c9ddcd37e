package dev.beacon.elasticsearch;

import dev.beacon.contract.Alert;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.HealthDocument;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import dev.beacon.contract.OrderDocument;
import dev.beacon.contract.ScorecardDocument;
import java.io.Serializable;
import java.util.Objects;

/**
 * One version of one document on its way to an index. Carries JSON bytes, not an object: its size
 * is known, its state needs no Kryo.
 *
 * @param index the index it belongs to: of {@link Indices#CURRENT} the alias, of a month its own
 * @param id deterministic, so that a repeated write meets the first one; Elasticsearch takes at
 *     most 512 bytes of UTF-8
 * @param version not negative; a lower version never replaces a higher one
 * @param json the document, UTF-8
 */
// A record because it is only ever carried and written, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Document(String index, String id, long version, byte[] json) implements Serializable {

  /**
   * @throws IllegalArgumentException if the index or the id is empty or the version negative
   */
  public Document {
    Objects.requireNonNull(json, "json");
    if (index.isEmpty() || id.isEmpty()) {
      throw new IllegalArgumentException("a document needs an index and an id");
    }
    if (version < 0) {
      throw new IllegalArgumentException("version must not be negative but is " + version);
    }
  }

  /** The case in {@link Indices#CASES}. */
  public static Document of(CaseDocument document) {
    return new Document(Indices.CASES, document.caseId(), document.version(), Json.bytes(document));
  }

  /** The order's course in {@link Indices#ORDERS}. */
  public static Document of(OrderDocument document) {
    return new Document(
        Indices.ORDERS, document.orderId(), document.version(), Json.bytes(document));
  }

  /** The alert in {@link Indices#ALERTS}. */
  public static Document of(Alert alert) {
    return new Document(Indices.ALERTS, alert.alertId(), alert.version(), Json.bytes(alert));
  }

  /** The place's risk in {@link Indices#HEAT}. */
  public static Document of(HeatDocument document) {
    return new Document(Indices.HEAT, document.heatId(), document.version(), Json.bytes(document));
  }

  /**
   * The place's risk as it was at {@link HeatDocument#at}, in the month's index behind {@link
   * Indices#HEAT_HISTORY}, as {@code <heatId>@<at>}. Its version is {@code at} in epoch
   * milliseconds, so a repeat meets its like.
   */
  public static Document ofHistory(HeatDocument document) {
    return new Document(
        Indices.ofMonth(Indices.HEAT_HISTORY, document.at()),
        document.heatId() + "@" + document.at(),
        document.at().toEpochMilli(),
        Json.bytes(document));
  }

  /** The measurement, in the month's index behind {@link Indices#HEALTH}. */
  public static Document of(HealthDocument document) {
    return new Document(
        Indices.ofMonth(Indices.HEALTH, document.at()),
        document.healthId(),
        document.version(),
        Json.bytes(document));
  }

  /** The card in {@link Indices#SCORECARDS}. */
  public static Document of(ScorecardDocument document) {
    return new Document(
        Indices.SCORECARDS, document.cardId(), document.version(), Json.bytes(document));
  }

  /** Which version of what, for logs. */
  @Override
  public String toString() {
    return index + "/" + id + " version " + version + " (" + json.length + " bytes)";
  }
}
