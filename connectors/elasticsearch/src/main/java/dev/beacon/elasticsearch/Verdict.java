package dev.beacon.elasticsearch;

/**
 * What became of a document.
 *
 * @param status the HTTP status that decided; 0 if there was no answer
 * @param reason in Elasticsearch's words, or the transport's; null where all went well
 */
record Verdict(Document document, Outcome outcome, int status, String reason) {}
