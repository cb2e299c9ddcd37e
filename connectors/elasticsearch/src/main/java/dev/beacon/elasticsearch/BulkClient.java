package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.elasticsearch.client.ResponseException;

/**
 * Writes documents by the bulk API and says of each what became of it.
 *
 * <p>Decision: version type {@code external_gte}, not {@code external}. After a crash the job may
 * compute version 7 of a case a second time with other content, since events of two partitions may
 * meet in another order. The last run is the one whose state lives on, so its content must win over
 * an equal version; with {@code external} the crashed run's would stay until version 8. The price
 * is that a repeated write is indexed again, to the same content and the same version.
 */
final class BulkClient implements Closeable {
  private static final String NO_SUCH_INDEX = "index_not_found_exception";

  private final ElasticsearchAsyncClient client;
  private final IndexKeeper indices;

  BulkClient(ElasticsearchAsyncClient client, IndexConfig config) {
    this.client = client;
    this.indices = new IndexKeeper(client, config);
  }

  /**
   * Writes {@code documents}, at least one, once their indices are ready. The answer has one
   * verdict each, in the same order; it fails only for what is neither a document's nor the
   * server's fault.
   *
   * <p>A request that is refused as a whole because of what is in it (too large, or a document that
   * fails the request's validation) is halved until the culprit stands alone, so that no neighbour
   * is lost: about {@code 2 log2(n)} more requests for one culprit, one after another.
   */
  CompletableFuture<List<Verdict>> send(List<Document> documents) {
    return indices
        .ready(documents)
        .handle((ready, failure) -> Optional.ofNullable(failure))
        .thenCompose(
            failure ->
                failure.isPresent() ? waiting(documents, unwrap(failure.get())) : write(documents));
  }

  /** No document is at fault if its index cannot be made ready. */
  private static CompletableFuture<List<Verdict>> waiting(
      List<Document> documents, Throwable failure) {
    int status = failure instanceof ElasticsearchException refused ? refused.status() : 0;
    return CompletableFuture.completedFuture(
        all(documents, Outcome.RETRY, status, "the index is not ready: " + failure));
  }

  private CompletableFuture<List<Verdict>> write(List<Document> documents) {
    CompletableFuture<BulkResponse> answer;
    try {
      answer = client.bulk(request(documents));
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer
        .thenApply(response -> verdicts(documents, response))
        .exceptionallyCompose(failure -> afterFailure(documents, unwrap(failure)));
  }

  private static BulkRequest request(List<Document> documents) {
    BulkRequest.Builder request = new BulkRequest.Builder();
    for (Document document : documents) {
      BinaryData json = BinaryData.of(oneLine(document.json()), ContentType.APPLICATION_JSON);
      request.operations(
          operation ->
              operation.index(
                  index ->
                      index
                          .index(document.index())
                          .requireAlias(Indices.CURRENT.contains(document.index()))
                          .id(document.id())
                          .versionType(VersionType.ExternalGte)
                          .version(document.version())
                          .document(json)));
    }
    return request.build();
  }

  /**
   * A line break would end the document in the middle of a bulk request and garble its neighbours.
   * In JSON it can only stand between tokens, where a blank does as well.
   */
  private static byte[] oneLine(byte[] json) {
    byte[] line = json;
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        if (line == json) {
          line = json.clone();
        }
        line[i] = ' ';
      }
    }
    return line;
  }

  private List<Verdict> verdicts(List<Document> documents, BulkResponse response) {
    List<BulkResponseItem> items = response.items();
    if (items.size() != documents.size()) {
      throw new IllegalStateException(
          "sent " + documents.size() + " documents, got " + items.size() + " answers");
    }
    List<Verdict> verdicts = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      BulkResponseItem item = items.get(i);
      ErrorCause error = item.error();
      Outcome outcome = Outcome.ofDocument(item.status(), error == null ? null : error.type());
      String reason = error == null ? null : describe(error);
      if (error != null && NO_SUCH_INDEX.equals(error.type())) {
        indices.missing(documents.get(i).index());
      }
      verdicts.add(new Verdict(documents.get(i), outcome, item.status(), reason));
    }
    return verdicts;
  }

  private CompletableFuture<List<Verdict>> afterFailure(
      List<Document> documents, Throwable failure) {
    int status;
    String reason;
    boolean ofElasticsearch = false;
    if (failure instanceof ElasticsearchException refused) {
      status = refused.status();
      reason = describe(refused.error());
      ofElasticsearch = true;
    } else if (failure instanceof TransportException answered) {
      status = answered.response() == null ? 0 : answered.statusCode();
      reason = answered.getMessage();
    } else if (failure instanceof ResponseException answered) {
      // So the transport below reports what is not in Elasticsearch's words, a proxy's refusal.
      status = answered.getResponse().getStatusLine().getStatusCode();
      reason = answered.getResponse().getStatusLine().toString();
    } else if (failure instanceof IOException unreachable) {
      status = 0;
      reason = unreachable.toString();
    } else {
      return CompletableFuture.failedFuture(failure);
    }
    Outcome outcome = Outcome.ofRequest(status, ofElasticsearch);
    if (outcome == Outcome.POISON && documents.size() > 1) {
      int half = documents.size() / 2;
      return write(documents.subList(0, half))
          .thenCompose(
              first ->
                  write(documents.subList(half, documents.size()))
                      .thenApply(second -> joined(first, second)));
    }
    return CompletableFuture.completedFuture(all(documents, outcome, status, reason));
  }

  private static List<Verdict> all(
      List<Document> documents, Outcome outcome, int status, String reason) {
    return documents.stream().map(d -> new Verdict(d, outcome, status, reason)).toList();
  }

  private static List<Verdict> joined(List<Verdict> first, List<Verdict> second) {
    List<Verdict> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static String describe(ErrorCause error) {
    StringBuilder text = new StringBuilder();
    for (ErrorCause cause = error; cause != null; cause = cause.causedBy()) {
      text.append(text.isEmpty() ? "" : "; caused by ").append(cause.type());
      text.append(cause.reason() == null ? "" : ": " + cause.reason());
    }
    return text.toString();
  }

  private static Throwable unwrap(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
