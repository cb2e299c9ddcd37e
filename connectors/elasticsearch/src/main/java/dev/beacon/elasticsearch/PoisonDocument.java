package dev.beacon.elasticsearch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * A document that Elasticsearch will never take.
 *
 * @param at when it was set aside
 * @param index where it was to go
 * @param id its id
 * @param version its version
 * @param status the HTTP status it got; 0 if it was never sent
 * @param reason what is wrong with it, in Elasticsearch's words, which may quote a value
 * @param original the bytes as they were to be written, Base64 in JSON
 */
// A record because it is only ever carried and written, never compared.
@SuppressWarnings("ArrayRecordComponent")
@JsonPropertyOrder({"at", "index", "id", "version", "status", "reason", "original"})
public record PoisonDocument(
    Instant at,
    String index,
    String id,
    long version,
    int status,
    String reason,
    byte[] original) {}
