package dev.beacon.clusters;

import dev.beacon.intake.CaseEvent;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the earliest report says of a subject: the same whatever the order of arrival.
 *
 * @param time event time of that report
 * @param id its id
 * @param name the subject's name as written there
 * @param community code; may be null
 * @param lat latitude in degrees; NaN if unknown
 * @param lon longitude in degrees; NaN if unknown
 * @param currency of the amounts; may be null
 */
public record About(
    long time, String id, String name, String community, double lat, double lon, String currency) {
  static About of(CaseEvent event) {
    return new About(
        event.reportedAt(),
        event.id(),
        event.subjectName(),
        event.community(),
        event.lat(),
        event.lon(),
        event.currency());
  }

  /** Of two, the one from the earlier report. */
  About earlier(About other) {
    if (time != other.time) {
      return time < other.time ? this : other;
    }
    return id.compareTo(other.id) <= 0 ? this : other;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(time);
    Fields.writeString(id, out);
    Fields.writeString(name, out);
    Fields.writeString(community, out);
    out.writeDouble(lat);
    out.writeDouble(lon);
    Fields.writeString(currency, out);
  }

  static About read(DataInput in) throws IOException {
    return new About(
        in.readLong(),
        Fields.readString(in),
        Fields.readString(in),
        Fields.readString(in),
        in.readDouble(),
        in.readDouble(),
        Fields.readString(in));
  }
}
