package dev.beacon.clocks.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.beacon.clocks.ClockCatalog;
import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.Json;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clocks in force in an operator: those it started with, and those published since. */
public final class LiveClocks implements Serializable {
  /** Published definitions by name and version, as JSON. */
  public static final MapStateDescriptor<String, String> STATE =
      new MapStateDescriptor<>("clocks", Types.STRING, Types.STRING);

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LiveClocks.class);

  private final Matter matter;
  private final CalendarsConfig calendars;
  private final List<String> initial;
  private transient ClockCatalog catalog;
  private transient boolean restored;
  private transient Counter bad;

  /**
   * @param matter for which kind of matter
   * @param calendars on which terms are counted
   * @param initial in force before any is published
   */
  public LiveClocks(Matter matter, CalendarsConfig calendars, Collection<ClockDefinition> initial) {
    this.matter = matter;
    this.calendars = calendars;
    this.initial = initial.stream().map(LiveClocks::json).toList();
  }

  /** To be called when the operator opens. */
  public void open(MetricGroup metrics) {
    catalog = new ClockCatalog(matter, calendars, initial.stream().map(LiveClocks::read).toList());
    restored = false;
    bad = metrics.counter("badClocks");
  }

  /** The clocks in force. */
  public ClockCatalog catalog(ReadOnlyBroadcastState<String, String> state) throws Exception {
    if (!restored) {
      for (Map.Entry<String, String> published : state.immutableEntries()) {
        catalog.publish(read(published.getValue()));
      }
      restored = true;
    }
    return catalog;
  }

  /**
   * Takes in what was published.
   *
   * @return what has changed; null if nothing has
   */
  public ClockDefinition publish(String published, BroadcastState<String, String> state)
      throws Exception {
    catalog(state);
    try {
      ClockDefinition definition = read(published);
      if (!catalog.publish(definition)) {
        return null;
      }
      state.put(key(definition.clock(), definition.version()), published);
      state.remove(key(definition.clock(), definition.version() - ClockCatalog.MOST_VERSIONS));
      return definition;
    } catch (IllegalArgumentException e) {
      // Publishing validates; this guards the job against whoever writes to the topic by hand.
      LOG.error("a published clock cannot be used and is ignored: {}", e.getMessage());
      bad.inc();
      return null;
    }
  }

  private static String key(String clock, long version) {
    return clock + "@" + version;
  }

  private static ClockDefinition read(String json) {
    return ClockDefinitions.readJson(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(ClockDefinition definition) {
    try {
      return Json.mapper().writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "clock " + definition.clock() + " cannot be written as JSON", e);
    }
  }
}
