package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.indices.IndexSettingBlocks;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.add_block.IndicesBlockOptions;
import java.io.IOException;
import java.io.StringReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the one index of what is the case now behind its alias.
 *
 * <p>Decision: an index that bears the alias's own name, as earlier versions made them, is moved: a
 * clone, whose segments are linked and not copied, takes its place within seconds. Writes to it are
 * blocked until then, which the sink waits for; readers notice nothing.
 */
final class CurrentIndex {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentIndex.class);

  /** Less than a client waits for an answer. */
  private static final String READY_WITHIN = "20s";

  private CurrentIndex() {}

  /** The first index behind an alias; a later one is its operators'. */
  static String first(String alias) {
    return alias + "-v1";
  }

  /**
   * Creates the index behind {@code alias}, or moves the one that bears its name there, unless
   * there is one. May be repeated, and by several at once.
   *
   * @throws IOException if Elasticsearch does not answer, or the index cannot be moved
   */
  static void behind(ElasticsearchClient client, String alias) throws IOException {
    if (isAlias(client, alias)) {
      return;
    }
    try {
      if (isIndex(client, alias)) {
        move(client, alias);
        return;
      }
      IndexTemplates.unlessThere(
          () ->
              client
                  .indices()
                  .create(c -> c.index(first(alias)).aliases(alias, a -> a.isWriteIndex(true))));
      if (!isAlias(client, alias)) {
        client.indices().putAlias(a -> a.index(first(alias)).name(alias).isWriteIndex(true));
      }
    } catch (ElasticsearchException | IOException e) {
      // Whatever was in the way, somebody else may have been a moment earlier.
      if (!isAlias(client, alias)) {
        throw e;
      }
    }
  }

  private static void move(ElasticsearchClient client, String alias) throws IOException {
    String target = first(alias);
    if (isIndex(client, target) && !isBlocked(client, alias)) {
      throw new IOException(
          "%1$s is an index, of an earlier version of Beacon, and to be moved to %2$s behind the alias %1$s; but there is a %2$s already. Delete the one of them that is not needed"
              .formatted(alias, target));
    }
    LOG.info("Moving the index {} to {}, behind an alias of its name", alias, target);
    client.indices().addBlock(b -> b.index(alias).block(IndicesBlockOptions.Write));
    IndexTemplates.unlessThere(
        () ->
            client
                .indices()
                .clone(
                    c ->
                        c.index(alias)
                            .target(target)
                            // Who waits here while somebody else finishes the move waits in vain.
                            .waitForActiveShards(w -> w.count(0))
                            .withJson(
                                new StringReader("{\"settings\":{\"index.blocks.write\":null}}"))));
    boolean late =
        client
            .cluster()
            .health(
                h ->
                    h.index(target)
                        .waitForStatus(HealthStatus.Yellow)
                        .timeout(t -> t.time(READY_WITHIN)))
            .timedOut();
    if (late) {
      throw new IOException(target + ", a clone of " + alias + ", is not ready yet");
    }
    client
        .indices()
        .updateAliases(
            u ->
                u.actions(a -> a.removeIndex(r -> r.index(alias)))
                    .actions(a -> a.add(n -> n.index(target).alias(alias).isWriteIndex(true))));
    LOG.info("Moved the index {} to {}", alias, target);
  }

  private static boolean isAlias(ElasticsearchClient client, String name) throws IOException {
    return client.indices().existsAlias(a -> a.name(name)).value();
  }

  private static boolean isIndex(ElasticsearchClient client, String name) throws IOException {
    return client.indices().exists(e -> e.index(name)).value();
  }

  private static boolean isBlocked(ElasticsearchClient client, String index) throws IOException {
    IndexState state = client.indices().getSettings(s -> s.index(index)).get(index);
    IndexSettings settings = state == null ? null : state.settings().index();
    IndexSettingBlocks blocks = settings == null ? null : settings.blocks();
    return blocks != null && Boolean.TRUE.equals(blocks.write());
  }
}
