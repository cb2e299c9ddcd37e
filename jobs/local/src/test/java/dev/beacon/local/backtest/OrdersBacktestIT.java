package dev.beacon.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Json;
import dev.beacon.contract.OrderDocument;
import dev.beacon.contract.OrderDocument.Attendance;
import dev.beacon.contract.OrderDocument.Department;
import dev.beacon.contract.OrderDocument.Presence;
import dev.beacon.contract.Step;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.local.simulate.SimulateCommand;
import dev.beacon.local.simulate.Truth.Called;
import dev.beacon.local.simulate.Truth.Manner;
import dev.beacon.local.simulate.Truth.Ordered;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Orders of the simulated district, judged by the job as the simulator planned them. */
class OrdersBacktestIT {
  @TempDir private Path directory;

  @Test
  void everyDepartmentIsJudgedAsItCame() throws Exception {
    Path events = directory.resolve("events.jsonl");
    Path truth = directory.resolve("truth.jsonl");
    int exit =
        new CommandLine(new SimulateCommand())
            .setOut(new PrintWriter(Writer.nullWriter(), true))
            .execute(
                "--out",
                events.toString(),
                "--truth",
                truth.toString(),
                "--for",
                "3d",
                "--rate",
                "0.02");
    assertThat(exit).isZero();
    TimeOrdered history = EventsFile.read(events);
    Instant until = Backtest.lastEvent(history);
    Path out = directory.resolve("result");
    BacktestSummary summary =
        new Backtest(
                history,
                "simulated",
                ZoneOffset.UTC,
                ClusterRules.shipped(),
                ClockDefinitions.shipped(),
                until,
                out)
            .run();

    Map<String, OrderDocument> courses = new HashMap<>();
    for (OrderDocument course : read(out.resolve("orders.jsonl"), OrderDocument.class)) {
      courses.put(course.orderId(), course);
    }
    Set<String> breaches = standingBreaches(out);
    Set<Manner> seen = new HashSet<>();
    for (Ordered told : orders(truth)) {
      // What is still under way at the end has not been decided.
      if (told.endedAt().isAfter(until.minus(Duration.ofHours(2)))) {
        continue;
      }
      OrderDocument course = courses.get(told.orderId());
      assertThat(course.status())
          .isEqualTo(
              told.end() == Step.CANCELLED
                  ? OrderDocument.Status.WITHDRAWN
                  : OrderDocument.Status.COMPLETED);
      for (int i = 0; i < told.called().size(); i++) {
        Called called = told.called().get(i);
        Department part = course.departments().get(i);
        assertThat(part.department()).isEqualTo(called.department());
        boolean released = !told.endedAt().isAfter(part.deadline());
        if (!released) {
          assertThat(manner(part)).as(told + " " + part).isEqualTo(called.manner());
          seen.add(called.manner());
        }
        String name = told.orderId() + "/" + called.department();
        assertThat(breaches.contains(part.clock() + ":" + name))
            .isEqualTo(part.presence() == Presence.LATE || part.presence() == Presence.MISSING);
        assertThat(breaches.contains(part.clock() + ".attendance:" + name))
            .isEqualTo(part.attendance() != null && part.attendance() != Attendance.OK);
      }
    }
    assertThat(seen).contains(Manner.values());
    assertThat(summary.orders()).isEqualTo(courses.size());
  }

  private static Manner manner(Department part) {
    return switch (part.presence()) {
      case MISSING -> Manner.MISSING;
      case LATE -> Manner.LATE;
      default ->
          switch (part.attendance()) {
            case OK -> Manner.IN_TIME;
            case TOO_FEW -> Manner.TOO_FEW;
            default -> Manner.TOO_JUNIOR;
          };
    };
  }

  /** The alerts that tell of a breach in the end, by what follows {@code clock:} in their ids. */
  private static Set<String> standingBreaches(Path out) throws IOException {
    Map<String, Alert> last = new HashMap<>();
    for (Alert alert : read(out.resolve("alerts.jsonl"), Alert.class)) {
      last.merge(alert.alertId(), alert, (a, b) -> a.version() > b.version() ? a : b);
    }
    Set<String> breaches = new HashSet<>();
    last.forEach(
        (id, alert) -> {
          if (alert.phase() == Alert.Phase.BREACH && alert.status() != Alert.Status.RETRACTED) {
            breaches.add(id.substring("clock:".length()));
          }
        });
    return breaches;
  }

  private static List<Ordered> orders(Path truth) throws IOException {
    List<Ordered> orders = new ArrayList<>();
    for (String line : Files.readAllLines(truth)) {
      ObjectNode node = (ObjectNode) Json.mapper().readTree(line);
      if (node.get("type").asText().equals("order")) {
        node.remove("type");
        orders.add(Json.mapper().treeToValue(node, Ordered.class));
      }
    }
    return orders;
  }

  private static <T> List<T> read(Path file, Class<T> type) throws IOException {
    List<T> values = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      values.add(Json.mapper().readValue(line, type));
    }
    return values;
  }
}
