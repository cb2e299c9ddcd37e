/**
 * Parse, validate, mask, find the place and the subject: what comes in becomes a {@code CaseEvent}
 * or a reject.
 */
package dev.beacon.intake;
