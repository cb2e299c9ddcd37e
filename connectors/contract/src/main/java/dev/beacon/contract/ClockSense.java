package dev.beacon.contract;

import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.ClockDefinition.Rung;
import dev.beacon.contract.ClockDefinition.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with a clock that its schema cannot see. */
final class ClockSense {
  /** A case is remembered for somewhat longer; see the job's {@code retention.openFor}. */
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Steps that turn a case rather than bring it forward: nobody promises them. */
  private static final Set<Step> TURNS =
      EnumSet.of(
          Step.REOPENED, Step.CANCELLED, Step.REGRADED, Step.PAUSED, Step.RESUMED, Step.EXTENDED);

  private final ClockDefinition clock;
  private final List<Problem> found = new ArrayList<>();

  private ClockSense(ClockDefinition clock) {
    this.clock = clock;
  }

  static List<Problem> problems(ClockDefinition clock) {
    ClockSense sense = new ClockSense(clock);
    if (clock.matter() == Matter.ORDER) {
      sense.ofOrders();
    } else {
      sense.ofCases();
    }
    sense.terms();
    sense.warnings();
    sense.ladder();
    return sense.found;
  }

  private void ofOrders() {
    refuse("startedBy", clock.startedBy() != null);
    refuse("stoppedBy", clock.stoppedBy() != null);
    refuse("through", !clock.through().isEmpty());
    refuse("channels", !clock.channels().isEmpty());
    refuse("extension", clock.extension() != null);
    refuse("pausedBy", !clock.pausedBy().isEmpty());
    refuse("renewedBy", clock.renewedBy() != null);
    if (clock.term() == null) {
      add("term", "is missing but a clock of orders needs it");
    }
  }

  private void refuse(String field, boolean given) {
    if (given) {
      add(field, "says nothing to a clock of orders");
    }
  }

  private void ofCases() {
    if (clock.attendance() != null) {
      add("attendance", "says nothing to a clock of cases");
    }
    if (clock.stoppedBy() == null) {
      add("stoppedBy", "is missing but a clock of cases needs it");
    }
    promised("startedBy", clock.startedBy());
    promised("stoppedBy", clock.stoppedBy());
    for (int i = 0; i < clock.through().size(); i++) {
      promised("through[" + i + "]", clock.through().get(i));
    }
    if (clock.renewedBy() != null && TURNS.contains(clock.renewedBy())) {
      add("renewedBy", "must be a step that brings a case forward");
    }
    List<Step> steps =
        Stream.concat(
                Stream.of(clock.startedBy(), clock.stoppedBy(), clock.renewedBy())
                    .filter(Objects::nonNull),
                clock.through().stream())
            .toList();
    if (steps.stream().distinct().count() < steps.size()) {
      add(
          "stoppedBy",
          "must be another step than startedBy, renewedBy and those of through, and they of each other");
    }
  }

  /** Updates can be many, of which the older are forgotten: the first of them is not known. */
  private void promised(String field, Step step) {
    if (step != null && (TURNS.contains(step) || step == Step.UPDATED)) {
      add(field, "must be a step that brings a case forward, and not one of many updates");
    }
  }

  private void terms() {
    Term term = clock.term();
    Term extension = clock.extension();
    if (term == null) {
      needsTerm("extension", extension != null);
      needsTerm("pausedBy", !clock.pausedBy().isEmpty() && clock.matter() == Matter.CASE);
      needsTerm("renewedBy", clock.renewedBy() != null);
      return;
    }
    bounded("term", term);
    if (clock.renewedBy() != null && term.time() == null) {
      add("renewedBy", "needs a term of time");
    }
    if (extension != null) {
      bounded("extension", extension);
      if (parts(term) == 1 && parts(extension) == 1 && !sameUnit(term, extension)) {
        add("extension", "must be given as the term is, in time, days or workingDays");
      }
    }
  }

  private void needsTerm(String field, boolean given) {
    if (given) {
      add(field, "says nothing without a term");
    }
  }

  private void bounded(String field, Term term) {
    if (parts(term) != 1) {
      add(field, "must be exactly one of time, days and workingDays");
    }
    if (term.time() != null && (term.time().isZero() || term.time().compareTo(LONGEST) > 0)) {
      add(field + ".time", "must be more than zero, at most P366D");
    }
  }

  private static int parts(Term term) {
    return (term.time() == null ? 0 : 1)
        + (term.days() == null ? 0 : 1)
        + (term.workingDays() == null ? 0 : 1);
  }

  private static boolean sameUnit(Term one, Term other) {
    return (one.time() == null) == (other.time() == null)
        && (one.days() == null) == (other.days() == null);
  }

  private void warnings() {
    for (int i = 1; i < clock.warnAt().size(); i++) {
      if (clock.warnAt().get(i) <= clock.warnAt().get(i - 1)) {
        add("warnAt[" + i + "]", "must be more than the one before it");
      }
    }
  }

  private void ladder() {
    List<Rung> rungs = clock.escalation();
    for (int i = 0; i < rungs.size(); i++) {
      String rung = "escalation[" + i + "]";
      if (rungs.get(i).after().compareTo(LONGEST) > 0) {
        add(rung + ".after", "must be at most P366D");
      }
      if (i > 0 && rungs.get(i).after().compareTo(rungs.get(i - 1).after()) <= 0) {
        add(rung + ".after", "must be later than that of the rung before it");
      }
      if (i > 0 && rungs.get(i).to().compareTo(rungs.get(i - 1).to()) <= 0) {
        add(rung + ".to", "must be higher up than the rung before it");
      }
    }
  }

  private void add(String path, String text) {
    String pointer = "/" + path.replace("]", "").replace('[', '/').replace('.', '/');
    found.add(new Problem(pointer, path, "sense", text));
  }
}
