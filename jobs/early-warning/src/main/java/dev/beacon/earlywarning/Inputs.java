package dev.beacon.earlywarning;

import dev.beacon.desk.ReceivedAction;
import dev.beacon.intake.IntakeResult;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes into the topology.
 *
 * @param events requests, tips, progress, orders and check-ins, with their event times
 * @param rules published cluster rules, as JSON
 * @param clocks published clocks, as JSON
 * @param riskModels published risk models, as JSON
 * @param actions what operators do about alerts
 */
public record Inputs(
    DataStream<IntakeResult> events,
    DataStream<String> rules,
    DataStream<String> clocks,
    DataStream<String> riskModels,
    DataStream<ReceivedAction> actions) {}
