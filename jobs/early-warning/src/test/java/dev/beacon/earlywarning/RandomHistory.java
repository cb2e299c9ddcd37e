package dev.beacon.earlywarning;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Step;
import dev.beacon.contract.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A history of six days, drawn by a seed: requests and tips about a few sites that go through
 * outbreaks and silences, cases reported over several channels, progress before and after its case,
 * in time and too late, and steps told of long after they were taken; orders and those who check in
 * to them; exact repeats and rubbish in between. Times are whole minutes, so that many events share
 * one and deadlines are met to the millisecond.
 */
final class RandomHistory {
  static final Instant START = Instant.parse("2019-11-04T00:00:00Z");
  static final Duration LENGTH = Duration.ofDays(6);

  private static final int MINUTES = (int) LENGTH.toMinutes();
  private static final List<String> SITES =
      List.of("宏达建筑", "Horton Inc", "顺安工地", "Calacci Construction", "光明制衣厂");
  private static final List<String> LEGAL_FORMS = List.of("", "有限公司", "（有限公司）");
  private static final List<String> DEPARTMENTS = List.of("区人力资源局", "公安光明分局", "区司法局");
  private static final List<String> RUBBISH =
      List.of("", "not json", "{}", "[1]", "{\"id\":\"request:test:x\"}", "\u0000\u0001");

  private final Random random;
  private final List<RawEvent> events = new ArrayList<>();
  private int next;

  private RandomHistory(long seed) {
    random = new Random(seed);
  }

  /** A history in order of event time. */
  static List<RawEvent> draw(long seed, int cases) {
    RandomHistory history = new RandomHistory(seed);
    for (int i = 0; i < cases; i++) {
      history.drawCase();
    }
    for (int i = 0; i < cases / 10; i++) {
      history.drawOrder();
    }
    history.events.sort(Comparator.comparingLong(RawEvent::time));
    return List.copyOf(history.events);
  }

  /**
   * The same events, each arriving up to {@code lateness} after its time, less than the lateness so
   * that none is late.
   */
  static List<RawEvent> shuffled(List<RawEvent> ordered, Duration lateness, long seed) {
    Random random = new Random(seed);
    double[] arrivals = new double[ordered.size()];
    Integer[] order = new Integer[ordered.size()];
    for (int i = 0; i < arrivals.length; i++) {
      arrivals[i] = ordered.get(i).time() + random.nextDouble() * lateness.toMillis();
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> arrivals[i]));
    return Arrays.stream(order).map(ordered::get).toList();
  }

  private void add(RawEvent event) {
    events.add(event);
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(Math.floorMod(minute, MINUTES)));
  }

  private void drawCase() {
    int number = next++;
    int site = random.nextInt(SITES.size());
    // A site has its bad half-days, and long silences in between.
    int outbreak = (site * 1_000 + random.nextInt(3) * 2_400) % (MINUTES - 1_440);
    int minute = outbreak + random.nextInt(900);
    String caseId = random.nextInt(3) == 0 ? "case-" + number : null;
    boolean tipFirst = caseId == null && random.nextInt(4) == 0;
    String named = report(number + "-0", caseId, minute, site, tipFirst);
    if (caseId != null) {
      for (int i = 1; i <= random.nextInt(3); i++) {
        report(number + "-" + i, caseId, minute + random.nextInt(60), site, random.nextBoolean());
      }
    }
    int news = random.nextInt(5);
    for (int i = 0; i < news; i++) {
      int at = minute - 3 + random.nextInt(i == 0 ? 20 : 120);
      Instant takenAt = random.nextInt(3) == 0 ? minute(at - random.nextInt(15)) : null;
      Step step = oneOf(List.of(Step.values()));
      Grade grade = step == Step.REGRADED ? oneOf(List.of(Grade.values())) : null;
      add(
          RawEvent.of(
              events.size(),
              Reports.progress(number + "-p" + i, named, minute(at), takenAt, step, grade)));
      repeatSometimes();
    }
    if (random.nextInt(10) == 0) {
      add(rubbish());
    }
  }

  private void drawOrder() {
    int number = next++;
    String orderId = "order:test:" + number;
    int minute = random.nextInt(MINUTES - 1_440);
    List<String> departments = DEPARTMENTS.subList(0, 1 + random.nextInt(DEPARTMENTS.size()));
    Grade level = oneOf(List.of(Grade.values()));
    int told = minute + random.nextInt(2) * random.nextInt(20);
    add(
        RawEvent.of(
            events.size(),
            Reports.order(orderId, minute(told), minute(minute), level, departments)));
    repeatSometimes();
    int checkIns = random.nextInt(2 * departments.size() + 1);
    for (int i = 0; i < checkIns; i++) {
      int taken = minute + random.nextInt(90);
      add(
          RawEvent.of(
              events.size(),
              Reports.checkIn(
                  number + "-" + i,
                  orderId,
                  minute(taken + random.nextInt(2) * random.nextInt(40)),
                  minute(taken),
                  oneOf(departments),
                  oneOf(List.of(LeaderRank.values())),
                  1 + random.nextInt(6))));
      repeatSometimes();
    }
    if (random.nextBoolean()) {
      Step end = random.nextInt(3) == 0 ? Step.CANCELLED : Step.RESOLVED;
      int at = minute + random.nextInt(200);
      add(
          RawEvent.of(
              events.size(),
              Reports.progress(number + "-end", orderId, minute(at), null, end, null)));
    }
  }

  /** Adds a report and returns the name of its case. */
  private String report(String id, String caseId, int minute, int site, boolean tip) {
    Instant at = minute(minute);
    String name = SITES.get(site) + oneOf(LEGAL_FORMS);
    int reporter = random.nextInt(60);
    Integer people = random.nextInt(4) == 0 ? Integer.valueOf(1 + random.nextInt(40)) : null;
    if (tip) {
      Observation seen = oneOf(List.of(Observation.values()));
      add(RawEvent.of(events.size(), Reports.tip(id, caseId, at, reporter, name, seen, people)));
    } else {
      String category = random.nextInt(5) == 0 ? "NOISE" : "WAGE_ARREARS";
      Double amount = random.nextBoolean() ? Double.valueOf(random.nextInt(60_000)) : null;
      Urgency urgency = random.nextInt(5) == 0 ? Urgency.CRITICAL : null;
      Instant dueAt = random.nextInt(3) == 0 ? at.plus(Duration.ofMinutes(45)) : null;
      add(
          RawEvent.of(
              events.size(),
              Reports.request(
                  id,
                  caseId,
                  at,
                  category,
                  reporter,
                  Reports.site(name),
                  people,
                  amount,
                  urgency,
                  dueAt)));
    }
    repeatSometimes();
    return caseId != null ? caseId : (tip ? "tip:test:" : "request:test:") + id;
  }

  private void repeatSometimes() {
    if (random.nextInt(8) == 0) {
      RawEvent last = events.get(events.size() - 1);
      add(new RawEvent(last.topic(), events.size(), last.time(), last.bytes()));
    }
  }

  private RawEvent rubbish() {
    EventKind kind = oneOf(List.of(EventKind.values()));
    String text = oneOf(RUBBISH);
    return RawEvent.rubbish(events.size(), kind, minute(random.nextInt(MINUTES)), text);
  }
}
