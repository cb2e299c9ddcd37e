package dev.beacon.orders;

import static dev.beacon.serialization.Fields.readEnum;
import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.readStrings;
import static dev.beacon.serialization.Fields.writeEnum;
import static dev.beacon.serialization.Fields.writeString;
import static dev.beacon.serialization.Fields.writeStrings;

import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.intake.OrderEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What an order says. What it does not say is null.
 *
 * @param issuedAt when it was issued, epoch milliseconds
 * @param knownAt when the platform received it, epoch milliseconds
 * @param departments who is called
 */
record Issue(
    long issuedAt,
    long knownAt,
    String feed,
    String caseId,
    String category,
    Grade level,
    List<String> departments,
    String community,
    GeoPoint location,
    String title,
    String issuer) {
  private static final Grade[] GRADES = Grade.values();

  static Issue of(OrderEvent order) {
    return new Issue(
        order.takenAt(),
        order.reportedAt(),
        order.feed(),
        order.caseId(),
        order.category(),
        order.level(),
        order.departments(),
        order.community(),
        Double.isNaN(order.lat()) ? null : new GeoPoint(order.lat(), order.lon()),
        order.title(),
        order.issuer());
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(issuedAt);
    out.writeLong(knownAt);
    writeString(feed, out);
    writeString(caseId, out);
    writeString(category, out);
    writeEnum(level, out);
    writeStrings(departments, out);
    writeString(community, out);
    out.writeDouble(location == null ? Double.NaN : location.lat());
    out.writeDouble(location == null ? Double.NaN : location.lon());
    writeString(title, out);
    writeString(issuer, out);
  }

  static Issue read(DataInput in) throws IOException {
    return new Issue(
        in.readLong(),
        in.readLong(),
        readString(in),
        readString(in),
        readString(in),
        readEnum(GRADES, in),
        List.copyOf(readStrings(in)),
        readString(in),
        point(in.readDouble(), in.readDouble()),
        readString(in),
        readString(in));
  }

  private static GeoPoint point(double lat, double lon) {
    return Double.isNaN(lat) ? null : new GeoPoint(lat, lon);
  }
}
