package dev.beacon.local.simulate;

import java.util.List;

/**
 * A case of a history.
 *
 * @param facts its first report
 * @param further reports of the same case by others
 * @param course what becomes of it, in the order in which it is reported
 * @param order the order about it; null: none is issued
 */
record HistoryCase(
    CaseFacts facts, List<CaseFacts> further, List<CasePlan.Item> course, OrderPlan order) {}
