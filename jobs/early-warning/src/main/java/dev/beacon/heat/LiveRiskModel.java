package dev.beacon.heat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.beacon.contract.Json;
import dev.beacon.contract.RiskModel;
import dev.beacon.contract.RiskModels;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model in force in an operator: the one it started with, or the last one published since. */
final class LiveRiskModel implements Serializable {
  /** The published model by its name, as JSON. */
  static final MapStateDescriptor<String, String> STATE =
      new MapStateDescriptor<>("risk-model", Types.STRING, Types.STRING);

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LiveRiskModel.class);

  private final String initial;
  private transient RiskScore score;
  private transient boolean restored;
  private transient long newest;
  private transient Counter bad;

  LiveRiskModel(RiskModel initial) {
    try {
      this.initial = Json.mapper().writeValueAsString(initial);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the risk model cannot be written as JSON", e);
    }
  }

  /** To be called when the operator opens. */
  void open(MetricGroup metrics) {
    score = new RiskScore(read(initial));
    newest = score.model().version();
    restored = false;
    bad = metrics.counter("badRiskModels");
  }

  /** Scores by the model in force. */
  RiskScore score(ReadOnlyBroadcastState<String, String> state) throws Exception {
    if (!restored) {
      String published = state.get(RiskModel.DISTRICT);
      if (published != null) {
        adopt(read(published));
      }
      restored = true;
    }
    return score;
  }

  /** Takes in what was published; false if nothing changes. */
  boolean publish(String published, BroadcastState<String, String> state) throws Exception {
    score(state);
    try {
      RiskModel model = read(published);
      // The shipped model is version 1, and so may be the first that is published.
      if (model.version() < newest
          || (state.contains(RiskModel.DISTRICT) && model.version() == newest)) {
        return false;
      }
      state.put(RiskModel.DISTRICT, published);
      adopt(model);
      return true;
    } catch (IllegalArgumentException e) {
      // Publishing validates; this guards the job against whoever writes to the topic by hand.
      LOG.error("a published risk model cannot be used and is ignored: {}", e.getMessage());
      bad.inc();
      return false;
    }
  }

  private void adopt(RiskModel model) {
    newest = model.version();
    score = new RiskScore(model.enabled() ? model : read(initial));
  }

  private static RiskModel read(String json) {
    return RiskModels.readJson(json.getBytes(StandardCharsets.UTF_8));
  }
}
