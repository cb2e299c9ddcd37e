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

/**
 * The mappings of Beacon's indices, kept as JSON beside this class. Explicit and strict: a field
 * that the mapping does not know is an error, not a guess.
 *
 * <p>Decision: keyword fields ignore values beyond 1,024 characters (they stay in the document and
 * are not searchable), so that an absurd name from a feed poisons nothing.
 */
public final class IndexTemplates {
  /** One node has nowhere to put a replica. */
  public static final int DEFAULT_REPLICAS = 0;

  private IndexTemplates() {}

  /**
   * As {@link #install(ElasticsearchClient, int)}, with {@value #DEFAULT_REPLICAS} replicas.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public static void install(ElasticsearchClient client) throws IOException {
    install(client, DEFAULT_REPLICAS);
  }

  /**
   * Puts the templates, creates the indices that are missing and brings new fields to those that
   * are there. May be repeated, and by several at once.
   *
   * @param replicas copies beside the first, for indices created from now on; those that exist keep
   *     what their operators gave them
   * @throws IOException if Elasticsearch does not answer
   * @throws ElasticsearchException if an index exists with a mapping that contradicts ours
   */
  public static void install(ElasticsearchClient client, int replicas) throws IOException {
    for (String index : Indices.ALL) {
      ObjectNode template = template(index);
      settings(template).put("number_of_replicas", replicas);
      client.indices().putIndexTemplate(t -> t.name(index).withJson(reader(template)));
      create(client, index);
      JsonNode mappings = template.at("/template/mappings");
      client.indices().putMapping(m -> m.index(index).withJson(reader(mappings)));
    }
  }

  private static void create(ElasticsearchClient client, String index) throws IOException {
    if (client.indices().exists(e -> e.index(index)).value()) {
      return;
    }
    try {
      client.indices().create(c -> c.index(index));
    } catch (ElasticsearchException e) {
      // Somebody else was a moment earlier.
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      }
    }
  }

  /** The template of one of {@link Indices#ALL}, a fresh copy. */
  static ObjectNode template(String index) {
    String resource = "templates/" + index + ".json";
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
