package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mappings of Beacon's indices, kept as JSON beside this class. Explicit and strict: a field
 * that the mapping does not know is an error, not a guess. The sink prepares each index before it
 * first writes to it; who reads before anything was written calls {@link #install}.
 *
 * <p>Decision: keyword fields ignore values beyond 1,024 characters (they stay in the document and
 * are not searchable), so that an absurd name from a feed poisons nothing.
 *
 * <p>Decision: cases and alerts can be searched half a second after they were written, not one:
 * what else happens to an event on its way has then a second of the one and a half it may take.
 * What nobody waits for takes longer, up to half a minute: every refresh costs Elasticsearch work.
 */
public final class IndexTemplates {
  private static final Logger LOG = LoggerFactory.getLogger(IndexTemplates.class);

  private IndexTemplates() {}

  /**
   * As {@link #install(ElasticsearchClient, IndexConfig)}, with the defaults.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public static void install(ElasticsearchClient client) throws IOException {
    install(client, IndexConfig.DEFAULT);
  }

  /**
   * Puts the templates, creates the indices and aliases that are missing and brings new fields to
   * those that are there. May be repeated, and by several at once.
   *
   * @throws IOException if Elasticsearch does not answer, or an index of an earlier version cannot
   *     be moved behind its alias
   * @throws ElasticsearchException if an index exists with a mapping that contradicts ours
   */
  public static void install(ElasticsearchClient client, IndexConfig config) throws IOException {
    for (String alias : Indices.ALL) {
      prepare(client, alias, config, Instant.now());
    }
  }

  /**
   * Makes an index of Beacon's ready to be written to; beginning a month, deletes those that are
   * over.
   *
   * @param index one of {@link Indices#ALL}, or the index of a month
   * @param now the time
   * @throws IOException as {@link #install}
   * @throws ElasticsearchException as {@link #install}
   */
  static void prepare(ElasticsearchClient client, String index, IndexConfig config, Instant now)
      throws IOException {
    String alias = Indices.aliasOf(index).orElseThrow();
    ObjectNode template = template(alias);
    settings(template).put("number_of_replicas", config.replicas());
    client.indices().putIndexTemplate(t -> t.name(alias).withJson(reader(template)));
    if (Indices.CURRENT.contains(alias)) {
      CurrentIndex.behind(client, alias);
    } else if (index.equals(alias)) {
      unlessThere(() -> client.indices().create(c -> c.index(emptyIndex(alias))));
    } else {
      unlessThere(() -> client.indices().create(c -> c.index(index)));
      deleteOver(client, alias, index, config, now);
    }
    JsonNode mappings = template.at("/template/mappings");
    client.indices().putMapping(m -> m.index(alias).withJson(reader(mappings)));
  }

  /**
   * An index that stays empty, so that the alias of the months is there, and can be searched,
   * before the first of them is.
   */
  static String emptyIndex(String alias) {
    return alias + "-empty";
  }

  private static void deleteOver(
      ElasticsearchClient client, String alias, String index, IndexConfig config, Instant now)
      throws IOException {
    Collection<String> behind = client.indices().getAlias(a -> a.name(alias)).result().keySet();
    List<String> over =
        MonthRetention.over(
            alias, behind, Indices.monthOf(alias, index).orElseThrow(), now, config.keep(alias));
    if (!over.isEmpty()) {
      LOG.info("Deleting {}, kept for {}", over, config.keep(alias));
      client.indices().delete(d -> d.index(over).ignoreUnavailable(true));
    }
  }

  /** Creates an index, unless it is there, for instance because somebody else was earlier. */
  static void unlessThere(Creation creation) throws IOException {
    try {
      creation.create();
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      }
    }
  }

  /** A request that creates an index. */
  interface Creation {
    /** Sends it. */
    void create() throws IOException;
  }

  /** The template of one of {@link Indices#ALL}, a fresh copy. */
  static ObjectNode template(String alias) {
    String resource = "templates/" + alias + ".json";
    try (InputStream in = IndexTemplates.class.getResourceAsStream(resource)) {
      return (ObjectNode) Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static ObjectNode settings(ObjectNode template) {
    return (ObjectNode) template.at("/template/settings");
  }

  private static StringReader reader(JsonNode json) {
    return new StringReader(json.toString());
  }
}
