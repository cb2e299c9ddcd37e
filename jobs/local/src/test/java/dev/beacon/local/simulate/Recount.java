package dev.beacon.local.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.beacon.contract.CheckIn;
import dev.beacon.contract.Json;
import dev.beacon.contract.Order;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Subject;
import dev.beacon.contract.Tip;
import dev.beacon.intake.Subjects;
import dev.beacon.local.simulate.SimulatedEvent.Nature;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads events back from their bytes, as the platform would, and counts by brute force what the
 * simulator claims to be true.
 */
final class Recount {
  private static final Duration WINDOW = Duration.ofDays(7);

  final List<Request> requests = new ArrayList<>();
  final List<Tip> tips = new ArrayList<>();
  final List<Progress> progress = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();
  final List<CheckIn> checkIns = new ArrayList<>();
  final Map<String, List<Report>> wageReports = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  int exactRepeats;
  int invalid;

  record Report(String id, Instant reportedAt, String reporter) {}

  void add(SimulatedEvent event) {
    if (event.nature() == Nature.INVALID) {
      invalid++;
      return;
    }
    if (!ids.add(event.id())) {
      exactRepeats++;
      return;
    }
    try {
      switch (event.kind()) {
        case REQUEST -> request(Json.mapper().readValue(event.value(), Request.class));
        case TIP -> tip(Json.mapper().readValue(event.value(), Tip.class));
        case PROGRESS -> progress.add(Json.mapper().readValue(event.value(), Progress.class));
        case ORDER -> orders.add(Json.mapper().readValue(event.value(), Order.class));
        case CHECK_IN -> checkIns.add(Json.mapper().readValue(event.value(), CheckIn.class));
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError("not the contract's JSON: " + event.id(), e);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void request(Request request) {
    requests.add(request);
    report(
        request.category(),
        request.subject(),
        new Report(request.id(), request.reportedAt(), request.reporter()));
  }

  private void tip(Tip tip) {
    tips.add(tip);
    report(tip.category(), tip.subject(), new Report(tip.id(), tip.reportedAt(), tip.volunteer()));
  }

  private void report(String category, Subject subject, Report report) {
    if ("WAGE_ARREARS".equals(category)) {
      wageReports.computeIfAbsent(Subjects.keyOf(subject), key -> new ArrayList<>()).add(report);
    }
  }

  /** By subject, the report by which four distinct reporters had spoken within the window. */
  Map<String, Report> fourthReports() {
    Map<String, Report> fourth = new LinkedHashMap<>();
    wageReports.forEach(
        (subject, unsorted) -> {
          List<Report> reports = new ArrayList<>(unsorted);
          reports.sort(Comparator.comparing(Report::reportedAt));
          for (int i = 0; i < reports.size() && !fourth.containsKey(subject); i++) {
            Report last = reports.get(i);
            Set<String> reporters = new HashSet<>();
            for (int j = 0; j <= i; j++) {
              Report earlier = reports.get(j);
              if (Duration.between(earlier.reportedAt, last.reportedAt).compareTo(WINDOW) < 0) {
                reporters.add(earlier.reporter);
              }
            }
            if (reporters.size() >= 4) {
              fourth.put(subject, last);
            }
          }
        });
    return fourth;
  }
}
