/**
 * Parse, validate, mask, find the place and the subject: what comes in becomes a {@code CaseEvent},
 * an {@code OrderEvent} or a reject.
 */
package dev.beacon.intake;
