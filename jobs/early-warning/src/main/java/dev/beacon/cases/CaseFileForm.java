package dev.beacon.cases;

import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.readStrings;
import static dev.beacon.serialization.Fields.writeString;
import static dev.beacon.serialization.Fields.writeStrings;

import dev.beacon.clocks.ClockedCase;
import dev.beacon.clocks.Turn;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.CommunityCode;
import dev.beacon.contract.Step;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The two forms of a case file: bytes in state, and the published document. */
final class CaseFileForm {
  /** Goes up when the bytes change their meaning; {@link #read} then still reads the older ones. */
  private static final int VERSION = 3;

  /** What a claim begins with: nobody makes it, the case's first report does, or another does. */
  private enum Claimant {
    NOBODY,
    FIRST,
    OTHER
  }

  private static final Claimant[] CLAIMANTS = Claimant.values();

  private CaseFileForm() {}

  @FunctionalInterface
  private interface Writer<T> {
    void write(T value, DataOutput out) throws IOException;
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static void write(CaseFile file, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeString(file.caseId, out);
    file.seen.write(out);
    out.writeLong(file.version);
    out.writeLong(file.updatedAt);
    file.course.write(out);
    file.feedback.write(out);
    out.writeInt(file.reports);
    if (file.reports == 0) {
      return;
    }
    out.writeInt(file.tips);
    out.writeInt(file.people);
    out.writeDouble(file.amount);
    writeString(file.currency, out);
    for (long since : file.gradedSince) {
      out.writeLong(since);
    }
    file.first.write(out);
    out.writeByte(file.channels.size());
    for (String channel : file.channels) {
      writeString(channel, out);
    }
    // The feed is never null, so the first report is the one that claims it.
    Claim<?> first = file.feed;
    out.writeLong(first.at());
    writeString(first.id(), out);
    writeString(file.feed.value(), out);
    Writer<String> text = (value, to) -> writeString(value, to);
    write(file.category, first, text, out);
    write(file.title, first, text, out);
    write(file.community, first, text, out);
    write(file.station, first, text, out);
    write(file.department, first, text, out);
    write(
        file.subject,
        first,
        (value, to) -> {
          writeString(value.key(), to);
          writeString(value.name(), to);
          writeString(value.contractor(), to);
          writeString(value.contractorName(), to);
        },
        out);
    write(
        file.place,
        first,
        (value, to) -> {
          to.writeDouble(value.lat());
          to.writeDouble(value.lon());
          writeString(value.cell(), to);
        },
        out);
    write(file.due, first, (value, to) -> to.writeLong(value), out);
    write(file.clockNames, first, (value, to) -> writeStrings(value.names(), to), out);
    write(file.channel, first, text, out);
  }

  static CaseFile read(DataInput in) throws IOException {
    int form = in.readByte();
    if (form != VERSION) {
      throw new IOException("cannot read a case in form " + form + ", only in form " + VERSION);
    }
    CaseFile file = new CaseFile(readString(in));
    file.seen = SeenIds.read(in);
    file.version = in.readLong();
    file.updatedAt = in.readLong();
    file.course = Course.read(in);
    file.feedback = Feedback.read(in);
    file.reports = in.readInt();
    if (file.reports == 0) {
      return file;
    }
    file.tips = in.readInt();
    file.people = in.readInt();
    file.amount = in.readDouble();
    file.currency = readString(in);
    for (int i = 0; i < file.gradedSince.length; i++) {
      file.gradedSince[i] = in.readLong();
    }
    file.first = FirstReports.read(in);
    int channels = in.readByte();
    for (int i = 0; i < channels; i++) {
      file.channels.add(readString(in));
    }
    file.feed = new Claim<>(in.readLong(), readString(in), readString(in));
    Claim<?> first = file.feed;
    Reader<String> text = from -> readString(from);
    file.category = read(first, text, in);
    file.title = read(first, text, in);
    file.community = read(first, text, in);
    file.station = read(first, text, in);
    file.department = read(first, text, in);
    file.subject =
        read(
            first,
            from ->
                new CaseFile.Subject(
                    readString(from), readString(from), readString(from), readString(from)),
            in);
    file.place =
        read(
            first,
            from -> new CaseFile.Place(from.readDouble(), from.readDouble(), readString(from)),
            in);
    file.due = read(first, from -> from.readLong(), in);
    file.clockNames = read(first, from -> new CaseFile.ClockNames(readStrings(from)), in);
    file.channel = read(first, text, in);
    return file;
  }

  @SuppressWarnings("EnumOrdinal") // the order of the claimants is part of the form
  private static <T> void write(Claim<T> claim, Claim<?> first, Writer<T> writer, DataOutput out)
      throws IOException {
    if (claim == null) {
      out.writeByte(Claimant.NOBODY.ordinal());
      return;
    }
    boolean byFirst = claim.at() == first.at() && claim.id().equals(first.id());
    out.writeByte((byFirst ? Claimant.FIRST : Claimant.OTHER).ordinal());
    if (!byFirst) {
      out.writeLong(claim.at());
      writeString(claim.id(), out);
    }
    writer.write(claim.value(), out);
  }

  private static <T> Claim<T> read(Claim<?> first, Reader<T> reader, DataInput in)
      throws IOException {
    return switch (CLAIMANTS[in.readByte()]) {
      case NOBODY -> null;
      case FIRST -> new Claim<>(first.at(), first.id(), reader.read(in));
      case OTHER -> new Claim<>(in.readLong(), readString(in), reader.read(in));
    };
  }

  static CaseDocument document(CaseFile file) {
    CaseStatus status = file.status();
    CaseFile.Subject who = Claim.valueOf(file.subject);
    CaseFile.Place where = Claim.valueOf(file.place);
    String community = Claim.valueOf(file.community);
    boolean priced = file.amountKnown();
    return new CaseDocument(
        file.caseId,
        file.version,
        status,
        file.grade(),
        Claim.valueOf(file.category),
        Claim.valueOf(file.feed),
        List.copyOf(file.channels),
        CaseFile.instant(file.openedAt()),
        Instant.ofEpochMilli(file.updatedAt),
        taken(file, Step.REVIEWED),
        taken(file, Step.ACCEPTED),
        CaseFile.instant(resolvedAt(file, status)),
        CaseFile.instant(
            settled(file, status, CaseStatus.CLOSED, EnumSet.of(Step.CLOSED, Step.CANCELLED))),
        CaseFile.instant(file.dueAt()),
        file.people == 0 ? null : (Integer) file.people,
        priced ? (Double) file.amount : null,
        priced && !file.currency.isEmpty() ? file.currency : null,
        who == null ? null : who.key(),
        who == null ? null : who.name(),
        community,
        CommunityCode.streetOf(community),
        CaseFile.point(where),
        where == null ? null : where.cell(),
        Claim.valueOf(file.station),
        Claim.valueOf(file.department),
        Claim.valueOf(file.title),
        file.reports,
        file.tips,
        file.first.ids(Long.MAX_VALUE));
  }

  private static Instant taken(CaseFile file, Step step) {
    return CaseFile.instant(file.course.first(step));
  }

  /** When the matter was settled; never, if it was not, or was opened again since. */
  static long resolvedAt(CaseFile file, CaseStatus status) {
    return settled(
        file, status, CaseStatus.RESOLVED, EnumSet.of(Step.RESOLVED, Step.CONFIRMED, Step.CLOSED));
  }

  /**
   * When a case came to its end: the first time, or, where it was opened again since, for each way
   * the last.
   */
  private static long settled(
      CaseFile file, CaseStatus status, CaseStatus atLeast, Set<Step> ways) {
    if (status.compareTo(atLeast) < 0) {
      return ClockedCase.NEVER;
    }
    long reopenedAt = file.reopenedAt();
    Map<Step, Long> times = new EnumMap<>(Step.class);
    for (Turn turn : file.turns()) {
      if (ways.contains(turn.step()) && turn.takenAt() > reopenedAt) {
        if (reopenedAt == Long.MIN_VALUE) {
          times.putIfAbsent(turn.step(), turn.takenAt());
        } else {
          times.put(turn.step(), turn.takenAt());
        }
      }
    }
    return times.values().stream().min(Comparator.naturalOrder()).orElse(ClockedCase.NEVER);
  }
}
