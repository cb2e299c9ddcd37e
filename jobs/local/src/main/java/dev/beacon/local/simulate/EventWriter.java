package dev.beacon.local.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.beacon.contract.Channel;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Json;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Subject;
import dev.beacon.contract.Tip;
import dev.beacon.local.simulate.SimulatedEvent.Nature;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** Turns facts into the contract's records and these into bytes. */
final class EventWriter {
  /** The name of the simulator's feed in ids. */
  static final String FEED = "simulator";

  /** Those by which people say the same thing again; a petition would be a matter of its own. */
  private static final List<Channel> CHANNELS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Channel.PETITION)));

  private final ObjectWriter requests;
  private final ObjectWriter tips;
  private final ObjectWriter progress;

  EventWriter() {
    ObjectMapper mapper = Json.mapper();
    requests = mapper.writerFor(Request.class);
    tips = mapper.writerFor(Tip.class);
    progress = mapper.writerFor(Progress.class);
  }

  /**
   * The first report of a case ({@code copy} 0), or its repeat on another channel.
   *
   * @param reportedAt epoch millis
   * @param arrivesAt epoch millis
   */
  SimulatedEvent report(CaseFacts facts, int copy, long reportedAt, long arrivesAt) {
    return facts.tip()
        ? tip(facts, reportedAt, arrivesAt)
        : request(facts, copy, reportedAt, arrivesAt);
  }

  private SimulatedEvent request(CaseFacts facts, int copy, long reportedAt, long arrivesAt) {
    String id = copy == 0 ? facts.firstReportId() : facts.firstReportId() + "-r" + copy;
    Channel channel =
        copy == 0
            ? facts.channel()
            : CHANNELS.get((CHANNELS.indexOf(facts.channel()) + 2 * copy) % CHANNELS.size());
    String caseId = facts.caseId();
    Instant reported = Instant.ofEpochMilli(reportedAt);
    Request request =
        new Request(
            id,
            facts.group() == null ? null : caseId,
            FEED,
            channel,
            reported,
            null,
            facts.matter().name(),
            facts.title(),
            facts.text(),
            facts.reporter(),
            facts.people(),
            facts.amount(),
            null,
            subject(facts, copy),
            facts.community(),
            facts.location(),
            copy == 0 ? facts.station() : null,
            facts.matter().department(),
            facts.urgency(),
            facts.dueAt() == 0 ? null : Instant.ofEpochMilli(facts.dueAt()),
            null);
    return event(
        EventKind.REQUEST,
        id,
        caseId,
        reported,
        arrivesAt,
        bytes(requests, request),
        copy == 0 ? Nature.NEW : Nature.OTHER_CHANNEL);
  }

  private SimulatedEvent tip(CaseFacts facts, long reportedAt, long arrivesAt) {
    String id = facts.firstReportId();
    String caseId = facts.caseId();
    Instant reported = Instant.ofEpochMilli(reportedAt);
    Tip tip =
        new Tip(
            id,
            facts.group() == null ? null : caseId,
            FEED,
            reported,
            null,
            facts.matter().name(),
            facts.observation(),
            facts.patrol(),
            facts.reporter(),
            facts.volunteerKind().name(),
            facts.text(),
            facts.people(),
            subject(facts, 0),
            facts.community(),
            facts.location(),
            facts.station());
    return event(EventKind.TIP, id, caseId, reported, arrivesAt, bytes(tips, tip), Nature.NEW);
  }

  /** A step of progress; {@code index} tells the case's items apart. */
  SimulatedEvent progress(CaseFacts facts, CasePlan.Item item, int index, long arrivesAt) {
    String id = "progress:" + FEED + ":" + facts.number() + "-" + index;
    String caseId = facts.caseId();
    Instant reported = Instant.ofEpochMilli(item.reportedAt());
    Progress news =
        new Progress(
            id,
            caseId,
            FEED,
            reported,
            item.takenAt() == item.reportedAt() ? null : Instant.ofEpochMilli(item.takenAt()),
            item.step(),
            facts.matter().department(),
            "DUTY_OFFICER",
            null,
            null,
            null,
            item.mark(),
            item.online());
    return event(
        EventKind.PROGRESS, id, caseId, reported, arrivesAt, bytes(progress, news), Nature.NEW);
  }

  private static Subject subject(CaseFacts facts, int copy) {
    return facts.subjectName() == null
        ? null
        : new Subject(
            facts.subjectKind(),
            null,
            Companies.spelling(
                facts.subjectName(), (facts.spelling() + copy) % Companies.SPELLINGS));
  }

  private static SimulatedEvent event(
      EventKind kind,
      String id,
      String key,
      Instant reportedAt,
      long arrivesAt,
      byte[] value,
      Nature nature) {
    return new SimulatedEvent(
        kind, id, key, reportedAt, Instant.ofEpochMilli(arrivesAt), value, nature);
  }

  private static byte[] bytes(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
