package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Writes case documents as Jackson would by reflection, field by field. One is written for nearly
 * every event, and reflection was the largest single cost of an event; a test holds this to what
 * reflection writes.
 */
final class CaseDocumentWriter extends StdSerializer<CaseDocument> {
  private static final long serialVersionUID = 1L;

  private static final SerializableString CASE_ID = name("caseId");
  private static final SerializableString VERSION = name("version");
  private static final SerializableString STATUS = name("status");
  private static final SerializableString GRADE = name("grade");
  private static final SerializableString CATEGORY = name("category");
  private static final SerializableString FEED = name("feed");
  private static final SerializableString CHANNELS = name("channels");
  private static final SerializableString OPENED_AT = name("openedAt");
  private static final SerializableString UPDATED_AT = name("updatedAt");
  private static final SerializableString REVIEWED_AT = name("reviewedAt");
  private static final SerializableString ACCEPTED_AT = name("acceptedAt");
  private static final SerializableString RESOLVED_AT = name("resolvedAt");
  private static final SerializableString CLOSED_AT = name("closedAt");
  private static final SerializableString DUE_AT = name("dueAt");
  private static final SerializableString PEOPLE = name("people");
  private static final SerializableString AMOUNT = name("amount");
  private static final SerializableString CURRENCY = name("currency");
  private static final SerializableString SUBJECT = name("subject");
  private static final SerializableString SUBJECT_NAME = name("subjectName");
  private static final SerializableString COMMUNITY = name("community");
  private static final SerializableString STREET = name("street");
  private static final SerializableString LOCATION = name("location");
  private static final SerializableString LAT = name("lat");
  private static final SerializableString LON = name("lon");
  private static final SerializableString CELL = name("cell");
  private static final SerializableString STATION = name("station");
  private static final SerializableString DEPARTMENT = name("department");
  private static final SerializableString TITLE = name("title");
  private static final SerializableString REPORTS = name("reports");
  private static final SerializableString TIPS = name("tips");
  private static final SerializableString EVIDENCE = name("evidence");

  CaseDocumentWriter() {
    super(CaseDocument.class);
  }

  private static SerializableString name(String name) {
    return new SerializedString(name);
  }

  @Override
  public void serialize(CaseDocument document, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeStartObject();
    text(json, CASE_ID, document.caseId());
    number(json, VERSION, document.version());
    constant(json, STATUS, document.status());
    constant(json, GRADE, document.grade());
    text(json, CATEGORY, document.category());
    text(json, FEED, document.feed());
    texts(json, CHANNELS, document.channels());
    instant(json, OPENED_AT, document.openedAt());
    instant(json, UPDATED_AT, document.updatedAt());
    instant(json, REVIEWED_AT, document.reviewedAt());
    instant(json, ACCEPTED_AT, document.acceptedAt());
    instant(json, RESOLVED_AT, document.resolvedAt());
    instant(json, CLOSED_AT, document.closedAt());
    instant(json, DUE_AT, document.dueAt());
    if (document.people() != null) {
      number(json, PEOPLE, document.people());
    }
    if (document.amount() != null) {
      real(json, AMOUNT, document.amount());
    }
    text(json, CURRENCY, document.currency());
    text(json, SUBJECT, document.subject());
    text(json, SUBJECT_NAME, document.subjectName());
    text(json, COMMUNITY, document.community());
    text(json, STREET, document.street());
    if (document.location() != null) {
      json.writeFieldName(LOCATION);
      json.writeStartObject();
      real(json, LAT, document.location().lat());
      real(json, LON, document.location().lon());
      json.writeEndObject();
    }
    text(json, CELL, document.cell());
    text(json, STATION, document.station());
    text(json, DEPARTMENT, document.department());
    text(json, TITLE, document.title());
    number(json, REPORTS, document.reports());
    number(json, TIPS, document.tips());
    texts(json, EVIDENCE, document.evidence());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, SerializableString name, String value)
      throws IOException {
    if (value != null) {
      json.writeFieldName(name);
      json.writeString(value);
    }
  }

  private static void constant(JsonGenerator json, SerializableString name, Enum<?> value)
      throws IOException {
    text(json, name, value == null ? null : value.name());
  }

  private static void instant(JsonGenerator json, SerializableString name, Instant value)
      throws IOException {
    text(json, name, value == null ? null : InstantWriter.text(value));
  }

  private static void number(JsonGenerator json, SerializableString name, long value)
      throws IOException {
    json.writeFieldName(name);
    json.writeNumber(value);
  }

  private static void real(JsonGenerator json, SerializableString name, double value)
      throws IOException {
    json.writeFieldName(name);
    json.writeNumber(value);
  }

  private static void texts(JsonGenerator json, SerializableString name, List<String> values)
      throws IOException {
    if (values == null) {
      return;
    }
    json.writeFieldName(name);
    json.writeStartArray();
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
