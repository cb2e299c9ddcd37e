package dev.beacon.local.bench;

import dev.beacon.contract.Channel;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Json;
import dev.beacon.contract.Request;
import dev.beacon.contract.Urgency;
import dev.beacon.local.simulate.SimulatedEvent;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Requests that each run one clock: the due time that their source promised. */
final class ClockLoad {
  private static final List<String> DEPARTMENTS = List.of("区住房和建设局", "区人力资源局", "区城市管理局", "街道办");

  private final SplittableRandom random = new SplittableRandom(1);
  private long made;

  /**
   * A case that is open from now on.
   *
   * @param group what its id begins with, see {@link #caseId}
   * @param dueAt when its clock strikes
   * @param urgency CRITICAL makes it RED; null: GREEN
   */
  SimulatedEvent open(String group, Instant now, Instant dueAt, Urgency urgency) {
    String id = caseId(group, made++);
    Request request =
        new Request(
            id,
            null,
            "bench",
            Channel.HOTLINE,
            now,
            null,
            "PROPERTY_MANAGEMENT",
            "小区电梯停用多日，老人上下楼不便",
            "小区电梯停用多日，老人上下楼不便，希望尽快修复",
            "p:%016x000000".formatted(random.nextLong()),
            null,
            null,
            null,
            null,
            "440311001%03d".formatted(random.nextInt(31)),
            new GeoPoint(
                22.70 + random.nextInt(100) / 1000.0, 113.90 + random.nextInt(90) / 1000.0),
            null,
            DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size())),
            urgency,
            dueAt,
            List.of("due"));
    return new SimulatedEvent(
        EventKind.REQUEST, id, id, now, now, Json.bytes(request), SimulatedEvent.Nature.NEW);
  }

  /** What the ids of the cases of a group begin with. */
  static String prefix(String group) {
    return "request:bench:" + group + "-";
  }

  private static String caseId(String group, long number) {
    return prefix(group) + number;
  }
}
