package io.driftglass.workbench.interop;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.config.Version;
import io.driftglass.interop.MlflowClient;
import io.driftglass.interop.MlflowClient.Login;
import io.driftglass.interop.MlflowClient.Point;
import io.driftglass.interop.MlflowClient.RemoteModel;
import io.driftglass.interop.MlflowClient.RemoteRun;
import io.driftglass.interop.MlflowException;
import io.driftglass.interop.MlflowItem;
import io.driftglass.interop.MlflowItem.Kind;
import io.driftglass.interop.MlflowItem.State;
import io.driftglass.interop.MlflowStore;
import io.driftglass.interop.MlflowVersions;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.run.Runs;
import io.driftglass.workbench.run.WorkFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.LoggerFactory;

/// Tells an MLflow server of runs and versions, where one is named. What the server cannot take now
/// waits in the workspace and is sent later; nothing else ever waits for the server.
public final class Mlflow implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration TEST_PATIENCE = Duration.ofMillis(2200);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int AT_A_TIME = 100;
  private static final String TAG = "driftglass.run";

  private final Server server;
  private final MlflowStore queue;
  private final Runs runs;
  private final Models models;
  private final Bundles bundles;
  private final Path spool;
  private final ReentrantLock sending = new ReentrantLock();
  private volatile String problem = "";
  private volatile boolean closed;
  private ExecutorService sender;

  /// Where the server is.
  ///
  /// @param uri empty where none is named
  /// @param experiment its name on the server
  public record Server(String uri, Login login, String experiment) {
    /// As the settings say.
    public static Server of(Config config) {
      return new Server(
          config.text(Options.MLFLOW_URI),
          new Login(
              config.text(Options.MLFLOW_TOKEN),
              config.text(Options.MLFLOW_USERNAME),
              config.text(Options.MLFLOW_PASSWORD)),
          config.text(Options.MLFLOW_EXPERIMENT));
    }

    public boolean named() {
      return !uri.isEmpty();
    }
  }

  /// How it stands.
  ///
  /// @param state `on`, `off`
  /// @param reason why it is off, with what to do; empty where it is on
  public record Status(String state, String reason, Map<State, Long> counts) {}

  public Mlflow(
      Server server, MlflowStore queue, Runs runs, Models models, Bundles bundles, Path spool) {
    this.server = server;
    this.queue = queue;
    this.runs = runs;
    this.models = models;
    this.bundles = bundles;
    this.spool = spool;
  }

  /// Whether a server is named.
  public boolean named() {
    return server.named();
  }

  /// Whether a server is named, and what waits for it.
  public Status status() {
    var reason =
        server.named()
            ? problem
            : "No server is named: set mlflow.tracking_uri or MLFLOW_TRACKING_URI.";
    return new Status(reason.isEmpty() ? "on" : "off", reason, queue.counts());
  }

  /// What was refused for good, and why.
  public List<MlflowItem> refused() {
    return queue.refused(AT_A_TIME);
  }

  /// Asks the server who it is; answers within five seconds.
  ///
  /// @return such as `MLflow 2.17.2 answers; the experiment driftglass has the id 3.`
  /// @throws Conflict saying why it does not answer
  public String test() {
    try (var client = client(TEST_PATIENCE)) {
      var version = client.version();
      var experiment = client.experiment(server.experiment());
      problem = "";
      return "MLflow %s answers; the experiment %s has the id %s."
          .formatted(version, server.experiment(), experiment);
    } catch (MlflowException e) {
      problem = e.getMessage();
      throw off(e);
    }
  }

  /// The server's registered models.
  public List<RemoteModel> models() {
    try (var client = client(PATIENCE)) {
      return client.models();
    } catch (MlflowException e) {
      throw off(e);
    }
  }

  /// Queues what is new and sends what may be sent now.
  ///
  /// @param retry also what waits for a later attempt, or was refused
  /// @return how it stands then; a server that does not answer is no failure
  public Status push(boolean retry, Progress progress) {
    enqueue();
    if (retry) queue.tryNow();
    if (server.named()) send(progress);
    return status();
  }

  private void enqueue() {
    queue.addRuns();
    for (var version : models.list()) queue.addVersion(version.id(), content(version));
  }

  private static String content(ModelVersion version) {
    return version.stage() + " " + String.join(" ", aliases(version));
  }

  /// MLflow keeps names such as `latest` and `v3` for itself.
  private static List<String> aliases(ModelVersion version) {
    var all = new ArrayList<>(version.aliases());
    if (version.stage() == Stage.PRODUCTION) all.add("production");
    all.removeIf(alias -> alias.equals("latest") || alias.matches("v[0-9]+"));
    return all;
  }

  /// Until nothing waits, or the server fails.
  private void send(Progress progress) {
    if (!sending.tryLock()) return;
    try (var client = client(PATIENCE)) {
      var experiment = client.experiment(server.experiment());
      var waiting = queue.waiting(AT_A_TIME);
      while (!waiting.isEmpty() && !closed) {
        for (var item : waiting) {
          progress.check();
          progress.report(Double.NaN, "sending " + item.kind() + " " + item.localId());
          if (closed || !sent(client, experiment, item)) return;
        }
        waiting = queue.waiting(AT_A_TIME);
      }
      problem = "";
    } catch (MlflowException e) {
      problem = e.getMessage();
      queue.waiting(1).forEach(item -> queue.failed(item, e.getMessage()));
    } finally {
      sending.unlock();
    }
  }

  /// @return false where the server fails, so that nothing more is asked of it now
  private boolean sent(MlflowClient client, String experiment, MlflowItem item) {
    try {
      var remote =
          item.kind() == Kind.RUN
              ? run(client, experiment, item.localId()).id()
              : version(client, experiment, item.localId());
      queue.sent(item, remote);
      return true;
    } catch (NotFound gone) {
      queue.sent(item, "");
      return true;
    } catch (MlflowException e) {
      if (e.kind() == MlflowException.Kind.REFUSED) {
        queue.refuse(item, e.getMessage());
        return true;
      }
      problem = e.getMessage();
      queue.failed(item, e.getMessage());
      return false;
    } catch (DriftglassException e) {
      queue.refuse(item, e.getMessage());
      return true;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Mlflow.class).warn("{} cannot be sent now", item, e);
      queue.failed(item, String.valueOf(e.getMessage()));
      return true;
    }
  }

  private RemoteRun run(MlflowClient client, String experiment, long id) throws MlflowException {
    var run = runs.get(id);
    var remote =
        client.run(
            experiment,
            TAG,
            queue.workspace() + ":" + id,
            run.title(),
            run.started().toEpochMilli());
    var points = new ArrayList<Point>();
    long start = run.started().toEpochMilli();
    long end = run.ended().map(at -> at.toEpochMilli()).orElse(start);
    new TreeMap<>(run.metrics())
        .forEach((name, value) -> points.add(new Point(name, value, end, 0)));
    runs.curves(id)
        .forEach(
            (name, curve) ->
                curve.forEach(
                    (step, value) -> {
                      if (Double.isFinite(value)) points.add(new Point(name, value, start, step));
                    }));
    var tags = new LinkedHashMap<String, String>();
    tags.put("driftglass.kind", run.kind());
    tags.put("driftglass.version", Version.text());
    if (!run.tags().isEmpty()) tags.put("driftglass.tags", String.join(",", run.tags()));
    if (!run.notes().isEmpty()) tags.put("mlflow.note.content", run.notes());
    if (!run.message().isEmpty()) tags.put("driftglass.message", run.message());
    client.log(remote.id(), points, new TreeMap<>(run.parameters()), tags);
    client.end(remote.id(), status(run.state()), end);
    return remote;
  }

  private static String status(JobState state) {
    return switch (state) {
      case COMPLETED -> "FINISHED";
      case CANCELLED -> "KILLED";
      case FAILED, INTERRUPTED -> "FAILED";
      case PENDING, RUNNING -> "RUNNING";
    };
  }

  private String version(MlflowClient client, String experiment, long id) throws MlflowException {
    var version = models.get(Long.toString(id));
    var remote = run(client, experiment, version.runId());
    var versions = new MlflowVersions(client);
    var known = versions.find(version.model(), remote, version.title());
    var card = version.card();
    var tags = new LinkedHashMap<String, String>();
    tags.put("driftglass.stage", version.stage().name().toLowerCase(java.util.Locale.ROOT));
    tags.put("driftglass.method", card.method());
    tags.put("driftglass.sensor", version.sensor());
    tags.put("driftglass.data_sha256", card.dataSha256());
    tags.put("driftglass.artifact_sha256", version.artifactSha256());
    if (known.isPresent()) {
      versions.tag(version.model(), known.get(), tags);
    } else {
      upload(client, remote, version);
      known = Optional.of(versions.create(version.model(), remote, version.title(), tags));
    }
    versions.alias(version.model(), known.get(), aliases(version));
    return known.get().number();
  }

  /// Versions may share a run, and models with like names a folder.
  private static String artifact(ModelVersion version) {
    return "driftglass-model-%s-%d.zip"
        .formatted(version.title().replaceAll("[^\\w.-]+", "_"), version.id());
  }

  private void upload(MlflowClient client, RemoteRun run, ModelVersion version)
      throws MlflowException {
    try {
      var file = Files.createTempFile(spool, "mlflow-", ".zip");
      try {
        bundles.write(version, file);
        if (!client.artifact(run, artifact(version), file)) {
          LoggerFactory.getLogger(Mlflow.class)
              .info("the server takes no artifacts itself: {}", run.artifactUri());
        }
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (MlflowException e) {
      throw e;
    } catch (IOException e) {
      throw new WorkFailed(String.valueOf(e.getMessage()), e);
    }
  }

  private MlflowClient client(Duration patience) {
    if (!server.named()) {
      throw new Conflict(
          "No MLflow server is named.", "Set mlflow.tracking_uri, or MLFLOW_TRACKING_URI.");
    }
    return new MlflowClient(server.uri(), server.login(), patience);
  }

  private static Conflict off(MlflowException e) {
    return new Conflict(
        "Tracking is off: " + e.getMessage(),
        switch (e.kind()) {
          case LATER -> "It is tried again by itself; start the server or check its address.";
          case FORBIDDEN ->
              "Check the login: mlflow.token, or mlflow.username and mlflow.password.";
          case REFUSED -> "Check that the address is that of an MLflow server.";
        });
  }

  /// Sends what is new every half minute, beside everything else, until this is closed.
  public synchronized void sendByItself() {
    if (!server.named() || sender != null) return;
    sender =
        Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().daemon().name("driftglass-mlflow").unstarted(work));
    sender.execute(
        () -> {
          while (!closed) {
            try {
              push(false, Progress.NONE);
            } catch (RuntimeException e) {
              LoggerFactory.getLogger(Mlflow.class).warn("tracking failed", e);
              problem = "Sending stopped: " + e.getMessage();
            }
            long end = System.nanoTime() + PAUSE.toNanos();
            while (!closed && System.nanoTime() < end) LockSupport.parkNanos(200_000_000L);
          }
        });
  }

  /// Stops sending; what was being sent is sent again another time.
  @Override
  public void close() {
    closed = true;
    ExecutorService stopped;
    synchronized (this) {
      stopped = sender;
    }
    if (stopped == null) return;
    stopped.shutdownNow();
    try {
      if (!stopped.awaitTermination(2, TimeUnit.SECONDS)) {
        LoggerFactory.getLogger(Mlflow.class).warn("the sender has not stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
