package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a status line asks of Elasticsearch. */
public final class ElasticsearchQueries {
  private final ElasticsearchClient client;

  /** Asks through {@code client}, which stays the caller's to close. */
  public ElasticsearchQueries(ElasticsearchClient client) {
    this.client = client;
  }

  /**
   * How many documents each index shows, in the order given; 0 for an index that is not there. What
   * was written since the last refresh, a second by default, is not yet counted.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public Map<String, Long> counts(List<String> indices) throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String index : indices) {
      counts.put(index, client.count(c -> c.index(index).ignoreUnavailable(true)).count());
    }
    return counts;
  }

  /**
   * How many of these documents an index has.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public long present(String index, List<String> ids) throws IOException {
    return client
        .count(
            c ->
                c.index(index)
                    .ignoreUnavailable(true)
                    .query(q -> q.ids(wanted -> wanted.values(ids))))
        .count();
  }

  /**
   * Makes everything written so far visible to searches and counts.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public void refresh(List<String> indices) throws IOException {
    client.indices().refresh(r -> r.index(indices).ignoreUnavailable(true));
  }
}
