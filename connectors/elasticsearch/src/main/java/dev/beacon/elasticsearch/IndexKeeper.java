package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Sees to it that an index of Beacon's is there, with our template, before the first document goes
 * to it: Elasticsearch would make one up. Of other indices it knows nothing.
 */
final class IndexKeeper {
  /** Seldom needed, and not for long. */
  private static final Executor OWN_THREAD =
      task -> {
        Thread thread = new Thread(task, "beacon-index-keeper");
        thread.setDaemon(true);
        thread.start();
      };

  private final ElasticsearchClient client;
  private final IndexConfig config;
  private final Set<String> ready = ConcurrentHashMap.newKeySet();

  IndexKeeper(ElasticsearchAsyncClient client, IndexConfig config) {
    this.client = new ElasticsearchClient(client._transport());
    this.config = config;
  }

  /** Completes when the documents can be sent; fails if an index cannot be made ready for now. */
  CompletableFuture<Void> ready(List<Document> documents) {
    List<String> unknown =
        documents.stream()
            .map(Document::index)
            .distinct()
            .filter(index -> !ready.contains(index) && Indices.aliasOf(index).isPresent())
            .toList();
    return unknown.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(() -> prepare(unknown), OWN_THREAD);
  }

  /** An index turned out not to be there. */
  void missing(String index) {
    ready.remove(index);
  }

  private void prepare(List<String> indices) {
    for (String index : indices) {
      try {
        IndexTemplates.prepare(client, index, config, Instant.now());
      } catch (IOException e) {
        throw new CompletionException(e);
      }
      ready.add(index);
    }
  }
}
