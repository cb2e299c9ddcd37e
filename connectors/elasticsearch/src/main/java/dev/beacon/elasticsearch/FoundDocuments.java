package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The documents of an answer, in its order. */
final class FoundDocuments {
  private FoundDocuments() {}

  /**
   * Reads them.
   *
   * @throws IOException if one is not of this type
   */
  static <T> List<T> of(SearchResponse<JsonNode> response, Class<T> type) throws IOException {
    ObjectReader reader = Json.tolerantReader(type);
    List<T> documents = new ArrayList<>();
    for (Hit<JsonNode> hit : response.hits().hits()) {
      documents.add(reader.readValue(hit.source()));
    }
    return documents;
  }
}
