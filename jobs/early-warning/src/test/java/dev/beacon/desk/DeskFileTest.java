package dev.beacon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.contract.Alert;
import dev.beacon.contract.OperatorAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of alerts and what operators do about them. */
class DeskFileTest {
  private static final int LIVES = 2_000;
  private static final DeskConfig CONFIG = DeskConfig.defaults();
  private static final OperatorAction.Action[] ACTIONS = OperatorAction.Action.values();

  /** Something comes in, or time passes. */
  private record Step(AlertEmission alert, ReceivedAction action, long minute) {}

  /** Keeps what the desk says. */
  private static final class Told implements DeskFile.Desk {
    private final List<Alert> alerts = new ArrayList<>();
    private int applied;
    private int repeated;

    @Override
    public void tell(AlertEmission emission) {
      alerts.add(emission.alert());
    }

    @Override
    public void applied() {
      applied++;
    }

    @Override
    public void repeated() {
      repeated++;
    }

    @Override
    public void unmatched(ReceivedAction received) {
      throw new AssertionError("the alert is known from the beginning");
    }
  }

  private static List<Step> draw(Random random, boolean withActions) {
    List<Step> steps = new ArrayList<>();
    List<ReceivedAction> taken = new ArrayList<>();
    steps.add(new Step(Desks.alert(1, Alert.Status.OPEN, 0), null, 0));
    long now = 0;
    int version = 1;
    for (int i = 0; i < 25; i++) {
      now += random.nextInt(10);
      int what = random.nextInt(withActions ? 10 : 6);
      if (what < 5) {
        // Now and then one that came in before.
        version = random.nextInt(12) == 0 ? version : version + 1 + random.nextInt(2);
        long at = Math.max(0, now + 2 - random.nextInt(6));
        steps.add(new Step(Desks.alert(version, status(random), at), null, now));
      } else if (what < 6) {
        steps.add(new Step(null, null, now));
      } else if (!taken.isEmpty() && random.nextInt(6) == 0) {
        steps.add(new Step(null, taken.get(random.nextInt(taken.size())), now));
      } else {
        long at = Math.max(0, now + 2 - random.nextInt(5));
        ReceivedAction action = action(random, at, taken.size());
        taken.add(action);
        steps.add(new Step(null, action, now));
      }
    }
    return steps;
  }

  private static Alert.Status status(Random random) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> Alert.Status.ESCALATED;
      case 2 -> Alert.Status.RESOLVED;
      case 3 -> Alert.Status.RETRACTED;
      case 4 -> Alert.Status.OPEN;
      default -> Alert.Status.UPDATED;
    };
  }

  private static ReceivedAction action(Random random, long minute, int number) {
    OperatorAction.Action what = ACTIONS[random.nextInt(ACTIONS.length)];
    Instant until =
        what == OperatorAction.Action.SNOOZED ? Desks.at(minute + 1 + random.nextInt(40)) : null;
    String note = random.nextInt(3) == 0 ? "note " + number : null;
    return Desks.action("" + number, what, minute, "duty-" + number, until, note);
  }

  /** Runs the steps, writing and reading the file back between any two. */
  private static Told run(List<Step> steps) {
    Told told = new Told();
    DeskFile file = new DeskFile();
    for (Step step : steps) {
      long now = Desks.millis(step.minute);
      if (step.alert != null) {
        file.arrive(step.alert, now, told);
      } else if (step.action != null) {
        file.act(step.action, now, CONFIG, told);
      } else {
        file.pass(now, told);
      }
      file = DeskFileSerializer.INSTANCE.copy(file);
    }
    return told;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theDeskTellsWhatBruteForceTells(long seed) {
    Random random = new Random(seed);
    for (int life = 0; life < LIVES; life++) {
      List<Step> steps = draw(random, true);
      ReferenceDesk reference = new ReferenceDesk();
      for (Step step : steps) {
        Instant now = Desks.at(step.minute);
        if (step.alert != null) {
          reference.arrive(step.alert.alert(), now);
        } else if (step.action != null) {
          reference.act(step.action.action(), now);
        } else {
          reference.pass(now);
        }
      }
      assertThat(inShort(run(steps).alerts))
          .as("life %d of seed %d", life, seed)
          .isEqualTo(inShort(reference.told));
    }
  }

  private static List<String> inShort(List<Alert> told) {
    return told.stream()
        .map(
            alert ->
                String.join(
                    " ",
                    Long.toString(alert.version()),
                    alert.status().name(),
                    alert.at().toString(),
                    alert.evidence().toString(),
                    String.valueOf(alert.handling())))
        .toList();
  }

  @Test
  void versionsRiseFromTheFirstActionOnAndNothingGraverIsHeldBack() {
    Random random = new Random(4);
    for (int life = 0; life < LIVES; life++) {
      List<Step> steps = draw(random, true);
      List<Alert> told = run(steps).alerts;
      for (int i = 1; i < told.size(); i++) {
        if (told.get(i).handling() != null) {
          assertThat(told.get(i).version()).isGreaterThan(told.get(i - 1).version());
        }
      }
      List<String> evidence = told.stream().flatMap(alert -> alert.evidence().stream()).toList();
      long highest = 0;
      for (Step step : steps) {
        if (step.alert != null && step.alert.alert().version() > highest) {
          highest = step.alert.alert().version();
          if (step.alert.alert().status() != Alert.Status.UPDATED) {
            assertThat(evidence).containsAll(step.alert.alert().evidence());
          }
        }
      }
    }
  }

  @Test
  void withoutAnActionWhatComesInGoesOutAsItCame() {
    Random random = new Random(5);
    for (int life = 0; life < LIVES; life++) {
      List<Step> steps = draw(random, false);
      List<Alert> told = run(steps).alerts;
      List<Alert> came =
          steps.stream()
              .filter(step -> step.alert != null)
              .map(step -> step.alert.alert())
              .toList();
      assertThat(told).hasSameSizeAs(came);
      for (int i = 0; i < came.size(); i++) {
        assertThat(told.get(i)).isSameAs(came.get(i));
      }
    }
  }

  @Test
  void everyActionIsAppliedOrARepeat() {
    Random random = new Random(6);
    for (int life = 0; life < LIVES; life++) {
      List<Step> steps = draw(random, true);
      Told told = run(steps);
      long actions = steps.stream().filter(step -> step.action != null).count();
      assertThat(told.applied + told.repeated).isEqualTo((int) actions);
    }
  }

  /** Versions keep their order, as do those of one key in Kafka; actions fall anywhere. */
  @Test
  void howAnAlertStandsInTheEndDoesNotDependOnHowItWasInterleaved() {
    Random random = new Random(7);
    for (int life = 0; life < LIVES; life++) {
      List<Step> alerts = new ArrayList<>();
      List<Step> actions = new ArrayList<>();
      for (Step step : draw(random, true)) {
        if (step.alert != null) {
          alerts.add(new Step(step.alert, null, 0));
        } else if (step.action != null
            && step.action.action().action() != OperatorAction.Action.FALSE_ALARM) {
          actions.add(new Step(null, step.action, 0));
        }
      }
      Step quietIsOver = new Step(null, null, 10_000);

      Alert first = last(alerts, actions, quietIsOver, random);
      Alert second = last(alerts, actions, quietIsOver, random);

      assertThat(second.handled(0, second.at(), second.handling()))
          .isEqualTo(first.handled(0, first.at(), first.handling()));
    }
  }

  private static Alert last(List<Step> alerts, List<Step> actions, Step end, Random random) {
    List<Step> shuffled = new ArrayList<>(actions);
    Collections.shuffle(shuffled, random);
    List<Step> steps = new ArrayList<>(alerts);
    for (Step action : shuffled) {
      steps.add(random.nextInt(steps.size() + 1), action);
    }
    steps.add(end);
    List<Alert> told = run(steps).alerts;
    return told.get(told.size() - 1);
  }

  @Test
  void manyActionsOnOneAlertTakeBoundedRoom() throws Exception {
    DeskFile file = new DeskFile();
    Told told = new Told();
    file.arrive(Desks.alert(1, Alert.Status.OPEN, 0), 0, told);
    for (int i = 0; i < 10 * DeskNotes.IDS_REMEMBERED; i++) {
      file.act(Desks.acknowledged("%05d".formatted(i), i, "duty"), 0, CONFIG, told);
    }
    // Long forgotten, but outrun by what came after it.
    file.act(Desks.acknowledged("00000", 0, "duty"), 0, CONFIG, told);

    assertThat(told.repeated).isEqualTo(1);
    DataOutputSerializer out = new DataOutputSerializer(64);
    DeskFileSerializer.INSTANCE.serialize(file, out);
    assertThat(out.length()).isLessThan(2_000);
  }
}
