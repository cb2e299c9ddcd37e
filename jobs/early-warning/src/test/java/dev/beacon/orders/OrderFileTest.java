package dev.beacon.orders;

import static dev.beacon.orders.OrderEvents.checkIn;
import static dev.beacon.orders.OrderEvents.order;
import static dev.beacon.orders.OrderEvents.progress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.cases.Absorbed;
import dev.beacon.cases.CaseEvents;
import dev.beacon.clocks.ClockBook;
import dev.beacon.clocks.ClockCatalog;
import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.OrderDocument.Department;
import dev.beacon.contract.Step;
import dev.beacon.intake.OrderEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class OrderFileTest {
  private static final String O = "order:t:1";
  private static final ClockCatalog CATALOG =
      new ClockCatalog(Matter.ORDER, CalendarsConfig.defaults(), ClockDefinitions.shipped());

  private static OrderFile file(List<OrderEvent> events) {
    OrderFile file = new OrderFile(O);
    events.forEach(file::absorb);
    return file;
  }

  private static OrderStanding standing(OrderFile file) {
    return OrderStanding.of(file, CATALOG, file.updatedAt());
  }

  private static List<OrderEvent> course(int checkIns) {
    List<OrderEvent> events = new ArrayList<>();
    events.add(order(O, 5, "labour", "police").taken(0).build());
    Random random = new Random(checkIns);
    for (int i = 0; i < checkIns; i++) {
      events.add(
          checkIn(O, "c" + i, 6 + random.nextInt(50), List.of("labour", "police", "x").get(i % 3))
              .taken(random.nextInt(40))
              .with(CaseEvents.any(random, LeaderRank.values()), 1 + random.nextInt(5))
              .build());
    }
    events.add(progress(O, "u", 50, Step.UPDATED).build());
    events.add(progress(O, "e1", 90, Step.RESOLVED).build());
    events.add(progress(O, "e2", 95, Step.CANCELLED).taken(90).build());
    return events;
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    Random random = new Random(7);
    for (int checkIns : new int[] {3, 20, 90}) {
      List<OrderEvent> events = course(checkIns);
      OrderStanding expected = standing(file(events));
      for (int i = 0; i < 200; i++) {
        Collections.shuffle(events, random);
        assertThat(standing(file(events))).isEqualTo(expected);
      }
    }
  }

  @Test
  void itIsBounded() {
    List<OrderEvent> events = course(90);
    for (int i = 0; i < 100; i++) {
      events.add(checkIn(O, "s" + i, 60, "stranger %03d".formatted(i)).build());
    }
    Collections.shuffle(events, new Random(3));
    OrderFile file = file(events);

    assertThat(file.checkIns("labour")).hasSize(OrderFile.MOST_CHECK_INS).isSorted();
    assertThat(file.uncalled()).hasSizeLessThanOrEqualTo(OrderFile.MOST_DEPARTMENTS);
    assertThat(standing(file).course().departments())
        .extracting(Department::department)
        .startsWith("labour", "police", "stranger 000");
  }

  @Test
  void aRepeatIsKnown() {
    OrderFile file = file(course(3));
    for (OrderEvent event : course(3)) {
      assertThat(file.absorb(event)).isEqualTo(Absorbed.REPEATED);
    }
  }

  @Test
  void stateSurvivesItsBinaryForm() throws Exception {
    for (List<OrderEvent> events :
        List.of(course(20), course(0), List.of(checkIn(O, "1", 3, "x").build()))) {
      OrderState state = new OrderState(file(events));
      state.version = 4;
      state.timerAt = 17;
      state.touchedAt = 18;
      state.judgedAt = state.file.updatedAt();
      for (CalledDepartment called : state.file.called()) {
        ClockBook book = state.book(called);
        book.judge(CATALOG, called, state.file.updatedAt());
      }
      OrderState back = OrderStateSerializer.INSTANCE.copy(state);

      assertThat(standing(back.file)).isEqualTo(standing(state.file));
      assertThat(bytes(back)).isEqualTo(bytes(state));
      assertThat(back.books.keySet()).isEqualTo(state.books.keySet());
      for (OrderEvent event : events) {
        assertThat(back.file.absorb(event)).isEqualTo(Absorbed.REPEATED);
      }
    }
  }

  private static byte[] bytes(OrderState state) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    OrderStateSerializer.INSTANCE.serialize(state, out);
    byte[] bytes = out.getCopyOfBuffer();
    OrderStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    return bytes;
  }
}
