package dev.beacon.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import dev.beacon.contract.Pseudonyms;
import dev.beacon.contract.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Events and alerts to test with. */
final class Samples {
  static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("a key for tests, of 32 bytes or so".getBytes(StandardCharsets.UTF_8));
  static final Instant NOON = Instant.parse("2019-11-05T04:00:00Z");

  private Samples() {}

  /** The least that makes a tip. */
  static ObjectNode tip() {
    return Json.mapper()
        .createObjectNode()
        .put("category", "WAGE_ARREARS")
        .put("observation", "WAGES_LATE");
  }

  /** The least that makes a request. */
  static ObjectNode request() {
    return Json.mapper()
        .createObjectNode()
        .put("category", "WAGE_ARREARS")
        .put("channel", "HOTLINE");
  }

  static ObjectNode progress(String caseId) {
    return Json.mapper().createObjectNode().put("caseId", caseId).put("step", "ACCEPTED");
  }

  /** The least that makes an order. */
  static ObjectNode order() {
    ObjectNode order =
        Json.mapper().createObjectNode().put("kind", "WAGE_ARREARS").put("level", "RED");
    order.putArray("departments").add("区人力资源局");
    return order;
  }

  static ObjectNode checkIn(String orderId) {
    return Json.mapper().createObjectNode().put("orderId", orderId).put("department", "区人力资源局");
  }

  static Alert alert(String alertId, long version, Instant at) {
    return alert(alertId, version, at, Alert.Status.OPEN, Grade.RED, Alert.Mode.LIVE);
  }

  static Alert alert(
      String alertId,
      long version,
      Instant at,
      Alert.Status status,
      Grade severity,
      Alert.Mode mode) {
    return new Alert(
        alertId,
        version,
        Alert.Kind.CLUSTER,
        status,
        severity,
        at,
        at,
        mode,
        "wage-arrears-emerging",
        1,
        "WAGE_ARREARS",
        "site:jinlong garden",
        "锦龙花园二期",
        "440310004007",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of("tip:gateway:1"),
        new Text("有人反映欠薪", "Wages are said to be owed"));
  }

  static HeatDocument heat(String heatId, long version, double score) {
    return heat(heatId, version, score, NOON, HeatDocument.Kind.CELL, 9, null);
  }

  static HeatDocument heat(
      String heatId,
      long version,
      double score,
      Instant at,
      HeatDocument.Kind kind,
      Integer resolution,
      String street) {
    return new HeatDocument(
        heatId,
        version,
        kind,
        resolution,
        null,
        null,
        street,
        null,
        null,
        null,
        at,
        score,
        Grade.RED,
        1,
        1,
        0,
        0,
        12,
        96_000,
        0,
        0,
        new HeatDocument.Parts(score, 0, 0, 0, 0, 0),
        List.of(),
        new Text("一起红色案件", "one RED case"),
        1);
  }
}
