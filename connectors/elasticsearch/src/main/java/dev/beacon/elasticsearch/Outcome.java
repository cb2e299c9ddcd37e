package dev.beacon.elasticsearch;

import java.util.Set;

/**
 * What became of a document, judged by what Elasticsearch answered.
 *
 * <p>The line between {@link #RETRY} and {@link #POISON} is whose fault it is: the surroundings'
 * (overload, a node gone, a block, a wrong password) pass or get repaired, and until then the
 * stream waits; the document's own never pass, and nothing waits for them.
 */
public enum Outcome {
  /** In the index. */
  WRITTEN,
  /** The index holds a newer version already, which is as good as written. */
  ALREADY_NEWER,
  /** Not now; to be sent again. */
  RETRY,
  /** Never; to be set aside. */
  POISON;

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int CONFLICT = 409;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /** Errors that have a 4xx status and still say nothing against the document. */
  private static final Set<String> SURROUNDINGS =
      Set.of("index_not_found_exception", "index_closed_exception", "cluster_block_exception");

  /**
   * What became of one document of a bulk request that was answered.
   *
   * <p>Decision: 401 and 403 are retried although they are 4xx. A password that has expired or an
   * index that is blocked would otherwise set the whole stream aside document by document; waiting
   * loses nothing and shows in {@code documentsRetried} and in the log.
   *
   * @param status the HTTP status of this document
   * @param error the type of its error, such as {@code strict_dynamic_mapping_exception}; null
   *     where there is none
   */
  public static Outcome ofDocument(int status, String error) {
    if (status < 300) {
      return WRITTEN;
    }
    return switch (status) {
      case CONFLICT -> ALREADY_NEWER;
      case UNAUTHORIZED, FORBIDDEN, REQUEST_TIMEOUT, TOO_MANY_REQUESTS -> RETRY;
      default ->
          status >= SERVER_ERROR || (error != null && SURROUNDINGS.contains(error))
              ? RETRY
              : POISON;
    };
  }

  /**
   * What a whole request that failed says of the documents in it: {@link #RETRY}, or {@link
   * #POISON} if one of them is at fault (all of them only where it is the only one).
   *
   * @param status its HTTP status
   * @param ofElasticsearch whether the answer is an error as Elasticsearch writes them, and not,
   *     for instance, a proxy's
   */
  public static Outcome ofRequest(int status, boolean ofElasticsearch) {
    boolean tooLarge = status == TOO_LARGE;
    return tooLarge || (status == BAD_REQUEST && ofElasticsearch) ? POISON : RETRY;
  }
}
