package dev.beacon.local.stack;

import dev.beacon.earlywarning.JobConfig;
import dev.beacon.local.terminal.UserError;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink in this JVM, with its REST interface and web page on 127.0.0.1, running one job that goes
 * on from its newest checkpoint.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkCluster.class);

  private static final String LOOPBACK = "127.0.0.1";
  // As many as the job's parts; the memory of a slot that nothing runs in would lie idle.
  private static final int SLOTS = JobConfig.defaults().parallelism();
  private static final MemorySize MANAGED_MEMORY = MemorySize.ofMebiBytes(512);
  private static final int CHECKPOINTS_KEPT = 2;
  private static final Duration METRICS_AGE = Duration.ofSeconds(1);
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final Duration LAST_CHECKPOINT_LIMIT = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private final MiniCluster cluster;
  private final Configuration configuration;
  private JobID job;
  private long failedWhileStarting;

  private FlinkCluster(MiniCluster cluster, Configuration configuration) {
    this.cluster = cluster;
    this.configuration = configuration;
  }

  /**
   * Starts the cluster.
   *
   * @param defaults what the job wants of Flink
   * @param port of the web page
   * @throws UserError if it does not start
   */
  public static FlinkCluster start(StackDirectory directory, Configuration defaults, int port)
      throws InterruptedException {
    Configuration configuration = configure(directory, defaults, port);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setCommonBindAddress(LOOPBACK)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
    try {
      cluster.start();
      return new FlinkCluster(cluster, configuration);
    } catch (Exception e) {
      end(cluster);
      ExceptionUtils.findThrowable(e, InterruptedException.class)
          .ifPresent(interrupted -> Thread.currentThread().interrupt());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new UserError("Flink did not start: " + rootMessage(e), e);
    }
  }

  private static Configuration configure(
      StackDirectory directory, Configuration defaults, int port) {
    Configuration configuration = new Configuration(defaults);
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.PORT, port);
    configuration.set(RestOptions.BIND_PORT, Integer.toString(port));
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_MEMORY);
    // The web page shows the job; stopping it is for whoever started the stack.
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(WebOptions.CANCEL_ENABLE, false);
    configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, METRICS_AGE);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.checkpoints().toUri().toString());
    configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, CHECKPOINTS_KEPT);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, FIRST_BACKOFF);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_BACKOFF);
    configuration.set(WebOptions.LOG_PATH, directory.log().toString());
    Path working = directory.flink();
    configuration.set(CoreOptions.TMP_DIRS, working.resolve("tmp").toString());
    configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, working.resolve("rocksdb").toString());
    return configuration;
  }

  /**
   * Submits the job.
   *
   * <p>Decision: an earlier checkpoint is claimed, so that its files go once later checkpoints no
   * longer need them; otherwise every restart would leave a copy of the state behind.
   *
   * @param topology builds the job
   * @param from the checkpoint to go on from
   * @return the job's id in hexadecimal
   * @throws UserError if Flink refuses it
   */
  public String submit(Consumer<StreamExecutionEnvironment> topology, Optional<Path> from)
      throws InterruptedException {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    topology.accept(environment);
    JobGraph graph = environment.getStreamGraph().getJobGraph(FlinkCluster.class.getClassLoader());
    from.ifPresent(
        checkpoint ->
            graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(
                    checkpoint.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
    try {
      job = cluster.submitJob(graph).get().getJobID();
      return job.toHexString();
    } catch (ExecutionException e) {
      throw new UserError("Flink refused the job: " + rootMessage(e), e);
    }
  }

  /**
   * Waits until every task of the job runs.
   *
   * @throws UserError if it fails, or does not come to run within {@code limit}
   */
  public void awaitRunning(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      AccessExecutionGraph graph = answer(cluster.getExecutionGraph(job));
      if (runs(graph)) {
        CheckpointStatsSnapshot checkpoints = graph.getCheckpointStatsSnapshot();
        failedWhileStarting =
            checkpoints == null ? 0 : checkpoints.getCounts().getNumberOfFailedCheckpoints();
        return;
      }
      boolean over = graph.getState().isGloballyTerminalState();
      if (over || System.nanoTime() > deadline) {
        ErrorInfo failure = graph.getFailureInfo();
        throw new UserError(
            "the job did not start: "
                + (failure == null
                    ? "it is still " + graph.getState() + " after " + limit.toSeconds() + " s"
                    : rootMessage(failure.getException())));
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  private static boolean runs(AccessExecutionGraph graph) {
    if (graph.getState() != JobStatus.RUNNING) {
      return false;
    }
    for (AccessExecutionVertex vertex : graph.getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /** Checkpoints that Flink tried before every task ran: they fail, and harm nothing. */
  public long failedWhileStarting() {
    return failedWhileStarting;
  }

  /**
   * Starts another task manager if the last one has gone, as a cluster's own supervision would. A
   * sink that fails while it is being closed takes its task manager with it.
   */
  public void keepWorking() throws InterruptedException {
    if (answer(cluster.requestClusterOverview()).getNumTaskManagersConnected() > 0) {
      return;
    }
    LOG.warn("No task manager is left; starting another");
    try {
      cluster.startTaskManager();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("no task manager could be started", e);
    }
  }

  /** Where the web page and the REST interface are. */
  public String url() throws InterruptedException {
    URI address = answer(cluster.getRestAddress());
    return address.toString();
  }

  /**
   * Takes a checkpoint now.
   *
   * @return whether it was completed within the limit
   */
  public boolean checkpoint(Duration limit) throws InterruptedException {
    try {
      String path = cluster.triggerCheckpoint(job).get(limit.toMillis(), TimeUnit.MILLISECONDS);
      LOG.info("Took checkpoint {}", path);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("No checkpoint could be taken", e);
      return false;
    }
  }

  /**
   * The newest completed checkpoint.
   *
   * @param stateBytes how large the state is that it holds
   * @param duration from the trigger to the last acknowledgement
   */
  public record Checkpoint(long stateBytes, Duration duration) {}

  /** The newest completed checkpoint; empty before the first. */
  public Optional<Checkpoint> newestCheckpoint() throws InterruptedException {
    CheckpointStatsSnapshot checkpoints =
        answer(cluster.getExecutionGraph(job)).getCheckpointStatsSnapshot();
    CompletedCheckpointStats newest =
        checkpoints == null ? null : checkpoints.getHistory().getLatestCompletedCheckpoint();
    return newest == null
        ? Optional.empty()
        : Optional.of(
            new Checkpoint(newest.getStateSize(), Duration.ofMillis(newest.getEndToEndDuration())));
  }

  private static <T> T answer(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Flink does not answer", e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? "" : ": " + root.getMessage().lines().findFirst().orElse("");
    return root.getClass().getSimpleName() + message;
  }

  /** Takes a last checkpoint if the job runs, then ends the job and Flink. */
  @Override
  public void close() {
    try {
      if (job != null && !answer(cluster.getJobStatus(job)).isTerminalState()) {
        checkpoint(LAST_CHECKPOINT_LIMIT);
        cluster.cancelJob(job).get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        cluster.requestJobResult(job).get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      LOG.warn("The job did not end in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(cluster);
  }

  private static void end(MiniCluster cluster) {
    try {
      cluster.closeAsync().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Flink did not stop in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
