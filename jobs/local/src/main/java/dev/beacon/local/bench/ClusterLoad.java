package dev.beacon.local.bench;

import dev.beacon.contract.Channel;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Json;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Step;
import dev.beacon.contract.Subject;
import dev.beacon.contract.SubjectKind;
import dev.beacon.contract.Tip;
import dev.beacon.local.simulate.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A load for the cluster stage: of five events one is about unpaid wages at one of 20,000 sites,
 * one is news of a case, three are other requests. In order of event time, over {@link #SPAN}.
 *
 * <p>Wage reports are spread over the sites by chance alone, so that a few per cent of the sites
 * come to four reporters within a week and most never do; one of eight is a volunteer's tip.
 */
final class ClusterLoad {
  static final int SITES = 20_000;
  private static final Duration SPAN = Duration.ofDays(300);
  private static final Instant START = Instant.parse("2019-01-01T00:00:00Z");
  private static final List<String> OTHER =
      List.of("NOISE", "TRAFFIC", "SANITATION", "PROPERTY_MANAGEMENT", "NEIGHBOUR_DISPUTE");
  private static final List<String> SEEN =
      List.of("工地上有人反映工资一直没有发", "晚上十二点以后还在施工，吵得睡不着", "楼道里堆满杂物，消防通道也被占了");
  private static final int EVENTS_IN_TURN = 5;

  private final SplittableRandom random;
  private final long events;
  private final int hotSitePerMille;
  private long made;

  /**
   * @param events how many there will be
   * @param hotSitePerMille so many of a thousand wage reports are about one and the same site
   */
  ClusterLoad(long events, long seed, int hotSitePerMille) {
    this.events = events;
    this.hotSitePerMille = hotSitePerMille;
    random = new SplittableRandom(seed);
  }

  SimulatedEvent next() {
    long number = made++;
    Instant at = START.plusMillis(SPAN.toMillis() / events * number);
    return switch ((int) (number % EVENTS_IN_TURN)) {
      case 0 -> random.nextInt(8) == 0 ? tip(number, at) : wages(number, at);
      case 1 -> progress(number, at);
      default -> other(number, at);
    };
  }

  private SimulatedEvent wages(long number, Instant at) {
    return request(number, at, "WAGE_ARREARS", site());
  }

  private SimulatedEvent other(long number, Instant at) {
    return request(number, at, OTHER.get(random.nextInt(OTHER.size())), null);
  }

  private SimulatedEvent request(long number, Instant at, String category, Subject subject) {
    String id = "request:bench:" + number;
    Request request =
        new Request(
            id,
            null,
            "bench",
            Channel.HOTLINE,
            at,
            at.minusSeconds(random.nextInt(86_400)),
            category,
            SEEN.get(random.nextInt(SEEN.size())),
            SEEN.get(random.nextInt(SEEN.size())) + "，希望尽快处理",
            person(),
            null,
            subject == null ? null : (Double) (double) random.nextInt(60_000),
            null,
            subject,
            "440311001%03d".formatted(random.nextInt(31)),
            place(),
            null,
            "街道办",
            null,
            null,
            null);
    return event(EventKind.REQUEST, id, id, at, Json.bytes(request));
  }

  private SimulatedEvent tip(long number, Instant at) {
    String id = "tip:bench:" + number;
    Tip tip =
        new Tip(
            id,
            null,
            "bench",
            at,
            null,
            "WAGE_ARREARS",
            Observation.WAGES_LATE,
            null,
            person(),
            null,
            SEEN.get(0),
            null,
            site(),
            "440311001%03d".formatted(random.nextInt(31)),
            place(),
            null);
    return event(EventKind.TIP, id, id, at, Json.bytes(tip));
  }

  private SimulatedEvent progress(long number, Instant at) {
    String about = "request:bench:" + Math.max(2, number - random.nextInt(1000));
    Progress progress =
        new Progress(
            "progress:bench:" + number,
            about,
            "bench",
            at,
            at.minusSeconds(60),
            Step.ACCEPTED,
            "街道办",
            null,
            null,
            null,
            null,
            null,
            null);
    return event(EventKind.PROGRESS, progress.id(), about, at, Json.bytes(progress));
  }

  private static SimulatedEvent event(
      EventKind kind, String id, String key, Instant at, byte[] value) {
    return new SimulatedEvent(kind, id, key, at, at, value, SimulatedEvent.Nature.NEW);
  }

  private Subject site() {
    int number = random.nextInt(1000) < hotSitePerMille ? 0 : 1 + random.nextInt(SITES - 1);
    return new Subject(SubjectKind.SITE, null, "光明科技园" + number + "号工地");
  }

  private String person() {
    return "p:%016x000000".formatted(random.nextLong());
  }

  private GeoPoint place() {
    return new GeoPoint(22.70 + random.nextInt(100) / 1000.0, 113.90 + random.nextInt(90) / 1000.0);
  }
}
