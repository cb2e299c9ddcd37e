package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.beacon.contract.Json;
import dev.beacon.servers.ElasticsearchServer;
import dev.beacon.servers.ServerPaths;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Elasticsearch goes away in the middle of a stream and comes back with its data. */
class OutageIT {
  private static final String INDEX = "beacon-heat-outage";
  private static final int HEAP_MEGABYTES = 512;
  private static final int BEFORE = 2_000;
  private static final int ALL = 6_000;

  private static final SinkJobs JOBS = new SinkJobs();

  @RegisterExtension static final MiniClusterExtension FLINK = JOBS.cluster();

  /** What comes after the first {@link #BEFORE} documents waits for this. */
  private static CountDownLatch gate;

  @TempDir Path data;
  @TempDir Path poison;

  private ElasticsearchServer server;
  private ElasticsearchClient client;
  private ElasticsearchQueries queries;

  @BeforeEach
  void start() throws Exception {
    gate = new CountDownLatch(1);
    server = ElasticsearchServer.start(ServerPaths.fromSystemProperty(), data, 0, HEAP_MEGABYTES);
    client = ElasticsearchClients.create(ElasticsearchConfig.of(server.url()));
    queries = new ElasticsearchQueries(client);
    IndexTemplates.install(client);
  }

  @AfterEach
  void stop() throws Exception {
    gate.countDown();
    client.close();
    server.close();
  }

  @Test
  void everythingArrivesAfterElasticsearchWasGone() throws Exception {
    DataStream<Document> documents =
        SinkJobs.environment()
            .fromSequence(0, ALL - 1)
            .setParallelism(1)
            .map(new Gated())
            .setParallelism(1)
            .disableChaining();
    JobClient job =
        SinkJobs.start(
            SinkJobs.sink(server.url(), poison).maxBatchDocuments(200).maxBuffered(1_000).build(),
            documents,
            SinkJobs.PARALLELISM);
    SinkJobs.await("the first part is written", () -> count() == BEFORE);

    server.close();
    gate.countDown();
    SinkJobs.await(
        "the sink tries again",
        () -> JOBS.counted(job.getJobID(), SinkMetrics.RETRIED) > 3L * ALL / 2);
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    server =
        ElasticsearchServer.start(
            ServerPaths.fromSystemProperty(), data, server.port(), HEAP_MEGABYTES);
    SinkJobs.finish(job);

    assertThat(count()).isEqualTo(ALL);
    JOBS.assertCounted(job.getJobID(), ALL, 0, 0);
    assertThat(poison).isEmptyDirectory();
  }

  private long count() throws Exception {
    queries.refresh(List.of(INDEX));
    return queries.counts(List.of(INDEX)).get(INDEX);
  }

  private static Document document(long number) {
    String id = "cell:" + number;
    return new Document(INDEX, id, 1, Json.bytes(Samples.heat(id, 1)));
  }

  /** Makes documents, the later ones only once the gate is open. */
  private static final class Gated implements MapFunction<Long, Document> {
    @Override
    public Document map(Long number) throws InterruptedException {
      if (number >= BEFORE) {
        gate.await();
      }
      return document(number);
    }
  }
}
