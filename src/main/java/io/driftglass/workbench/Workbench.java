package io.driftglass.workbench;

import io.driftglass.config.Config;
import io.driftglass.config.Folders;
import io.driftglass.config.LogFile;
import io.driftglass.config.Option;
import io.driftglass.config.Options;
import io.driftglass.data.attach.AttachmentFiles;
import io.driftglass.db.Database;
import io.driftglass.registry.Artifacts;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.data.Attachments;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.data.Exports;
import io.driftglass.workbench.data.Preparing;
import io.driftglass.workbench.data.Versions;
import io.driftglass.workbench.detect.AlarmLimits;
import io.driftglass.workbench.detect.Annotations;
import io.driftglass.workbench.detect.Detection;
import io.driftglass.workbench.detect.Grading;
import io.driftglass.workbench.detect.KnownAnomalies;
import io.driftglass.workbench.detect.Review;
import io.driftglass.workbench.fit.KeptTrainings;
import io.driftglass.workbench.fit.TrainingApart;
import io.driftglass.workbench.forecast.Forecasting;
import io.driftglass.workbench.forecast.RiskBands;
import io.driftglass.workbench.interop.Bundles;
import io.driftglass.workbench.interop.MetricsService;
import io.driftglass.workbench.interop.Mlflow;
import io.driftglass.workbench.interop.RegistryMigration;
import io.driftglass.workbench.interop.Transfer;
import io.driftglass.workbench.live.Fallback;
import io.driftglass.workbench.live.Feeds;
import io.driftglass.workbench.live.LiveFeeds;
import io.driftglass.workbench.monitor.AbTesting;
import io.driftglass.workbench.monitor.AlertHooks;
import io.driftglass.workbench.monitor.Fleet;
import io.driftglass.workbench.monitor.FleetRow;
import io.driftglass.workbench.monitor.Monitoring;
import io.driftglass.workbench.monitor.Retraining;
import io.driftglass.workbench.monitor.Tracking;
import io.driftglass.workbench.monitor.Upkeep;
import io.driftglass.workbench.pipeline.PipelineWork;
import io.driftglass.workbench.pipeline.Pipelines;
import io.driftglass.workbench.prove.ChartProving;
import io.driftglass.workbench.prove.Proving;
import io.driftglass.workbench.registry.GateChecks;
import io.driftglass.workbench.registry.ModelLineage;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.registry.OutOfSample;
import io.driftglass.workbench.registry.ValidationRecords;
import io.driftglass.workbench.registry.VersionScores;
import io.driftglass.workbench.run.Recorder;
import io.driftglass.workbench.run.Runs;
import io.driftglass.workbench.train.BatchTraining;
import io.driftglass.workbench.train.Search;
import io.driftglass.workbench.train.TrainingQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Everything, opened once: the services of one workspace. Safe to share between threads.
public final class Workbench implements AutoCloseable {
  private final Home home;
  private final Config config;
  private final LogFile log;
  private final Database database;
  private final Datasets datasets;
  private final Preparing preparing;
  private final Versions versions;
  private final Exports exports;
  private final Attachments attachments;
  private final Detection detection;
  private final Review review;
  private final Annotations annotations;
  private final AlarmLimits alarmLimits;
  private final WindowMemory windowMemory;
  private final Activity activity;
  private final Space space;
  private final Forecasting forecasting;
  private final OutOfSample outOfSample;
  private final Models models;
  private final TrainingQueue trainings;
  private final BatchTraining training;
  private final Search search;
  private final Reports reports;
  private final Proving proving;
  private final ChartProving chartProving;
  private final Bundles bundles;
  private final RegistryMigration registryMigration;
  private final Transfer transfer;
  private final Runs runs;
  private final Feeds feeds;
  private final LiveFeeds liveFeeds;
  private final Services services;
  private final Monitoring monitoring;
  private final AlertHooks hooks;
  private final RiskBands riskBands;
  private final Grading grading;
  private final Fallback fallback;
  private final Tracking tracking;
  private final AbTesting abTesting;
  private final Retraining retraining;
  private final MetricsService metrics;
  private final Mlflow mlflow;
  private final Upkeep upkeep;
  private final Pipelines pipelines;

  /// @param clock that services go by
  Workbench(Home home, Config config, InstantSource clock) {
    this.home = home;
    this.config = config;
    this.database = Database.open(home.database(), config.whole(Options.CACHE_MEGABYTES));
    this.log = LogFile.open(home.logs(), config);
    var artifacts = new Artifacts(home.artifacts());
    var stores = Stores.open(database, artifacts, config, clock);
    var recorder = new Recorder(stores.runs());
    this.runs = new Runs(stores.runs());
    this.datasets =
        new Datasets(
            home.scratch(),
            stores.datasets(),
            stores.rows(),
            stores.quality(),
            stores.profiles(),
            stores.detections(),
            stores.forecasts(),
            stores.labels(),
            stores.annotations(),
            recorder);
    var known = new KnownAnomalies(stores.labels());
    this.annotations = new Annotations(stores.annotations());
    this.alarmLimits = new AlarmLimits(stores.alarmLimits());
    this.riskBands = new RiskBands(config);
    this.grading = new Grading(config);
    this.fallback = new Fallback(config);
    this.windowMemory = new WindowMemory(stores.window(), stores.runs());
    this.preparing = new Preparing(datasets, stores.datasets(), stores.labels(), recorder);
    this.activity =
        new Activity(stores.runs(), stores.models(), stores.datasets(), stores.window(), clock);
    var recycled = Duration.ofDays(config.whole(Options.RECYCLE_DAYS));
    this.versions = new Versions(datasets, stores.datasets(), stores.models(), recycled, clock);
    this.exports = new Exports(stores.datasets(), stores.exports(), recorder);
    var files = new AttachmentFiles(home.attachments());
    this.attachments =
        new Attachments(
            files,
            stores.attachments(),
            recorder,
            home.scratch(),
            config.whole(Options.ATTACHMENT_MEGABYTES) * 1_000_000L,
            recycled,
            clock);
    this.datasets.deleteTemporary();
    this.versions.purge();
    stores.alarmLimits().purge();
    this.attachments.purge();
    this.space = new Space(database, versions, attachments, clock);
    this.detection = new Detection(datasets, stores.detections(), known, grading, recorder);
    this.review = new Review(datasets, stores.labels(), recorder);
    this.forecasting = new Forecasting(datasets, stores.forecasts(), recorder, clock);
    var validated = new ValidationRecords(stores.performances(), clock);
    this.outOfSample = new OutOfSample(datasets, stores.models(), recorder, validated, known);
    var kept = new KeptTrainings(home.checkpoints());
    kept.tidy(stores.runs(), clock.instant());
    this.models =
        new Models(
            datasets,
            stores.models(),
            recorder,
            new GateChecks(stores.models(), outOfSample, stores.performances()),
            kept,
            new VersionScores(stores.scores(), config),
            validated,
            grading,
            known,
            clock);
    this.search = new Search(models, known, recorder, stores.runs());
    this.trainings = new TrainingQueue(models, search, datasets, known, stores.runs());
    this.training = new BatchTraining(trainings);
    this.chartProving =
        new ChartProving(
            datasets, stores.detections(), stores.forecasts(), stores.runs(), trainings, recorder);
    this.reports = new Reports(recorder);
    this.proving = new Proving(datasets, stores.models(), recorder);
    this.bundles = new Bundles(home.root(), stores.models(), recorder);
    this.registryMigration = new RegistryMigration(stores.models(), recorder);
    this.transfer = new Transfer(database, artifacts, files, clock);
    this.feeds =
        new Feeds(datasets, stores.models(), stores.feeds(), stores.abTests(), fallback, clock);
    this.monitoring = new Monitoring(datasets, recorder);
    this.hooks = AlertHooks.of(config);
    this.tracking =
        new Tracking(
            datasets,
            models,
            runs,
            stores.forecasts(),
            stores.performances(),
            stores.windowFigures(),
            stores.labels(),
            stores.alerts(),
            stores.maintenance(),
            hooks,
            recorder,
            clock);
    this.liveFeeds = new LiveFeeds(feeds, datasets, models, stores.feedSetups(), tracking, clock);
    this.abTesting =
        new AbTesting(datasets, models, runs, stores.labels(), stores.abTests(), recorder);
    this.retraining =
        new Retraining(datasets, models, known, runs, abTesting, stores.trainings(), clock);
    this.metrics = new MetricsService(stores.runs(), models, tracking);
    this.mlflow =
        new Mlflow(Mlflow.Server.of(config), stores.mlflow(), runs, models, bundles, home.root());
    this.upkeep = new Upkeep(tracking, retraining, models, abTesting);
    this.pipelines =
        new Pipelines(
            stores.pipelines(),
            new PipelineWork(
                home.scratch(),
                datasets,
                preparing,
                training,
                models,
                retraining,
                tracking,
                upkeep),
            tracking,
            clock);
    this.services = new Services(liveFeeds, metrics, config.whole(Options.METRICS_PORT));
  }

  /// Opens a workspace, makes it where it does not exist.
  public static Workbench open(Home home, Config config) {
    return new Workbench(home, config, InstantSource.system());
  }

  /// With the settings of this machine.
  public static Workbench open(Home home) {
    return open(home, Config.of(Map.of(), System.getenv(), Folders.ofThisMachine().configFile()));
  }

  public Home home() {
    return home;
  }

  /// The settings it was opened with.
  public Config config() {
    return config;
  }

  public Datasets datasets() {
    return datasets;
  }

  public Preparing preparing() {
    return preparing;
  }

  public Versions versions() {
    return versions;
  }

  public Exports exports() {
    return exports;
  }

  public Attachments attachments() {
    return attachments;
  }

  public Detection detection() {
    return detection;
  }

  public Review review() {
    return review;
  }

  public Annotations annotations() {
    return annotations;
  }

  /// From which peak on an event is how severe.
  public Grading grading() {
    return grading;
  }

  /// From which chance on a risk is medium, and high.
  public RiskBands riskBands() {
    return riskBands;
  }

  /// Takes up a setting that was changed while the workspace is open.
  ///
  /// @param changed all settings as they are now
  /// @return whether it counts at once; else from the next start on
  public boolean takeUp(Option option, Config changed) {
    var following = List.of(riskBands, grading, fallback);
    following.forEach(one -> one.read(changed));
    return following.stream().anyMatch(one -> one.options().contains(option));
  }

  /// Values of channels that operators want to be told of.
  public AlarmLimits alarmLimits() {
    return alarmLimits;
  }

  /// What goes on by itself.
  public Services services() {
    return services;
  }

  public Space space() {
    return space;
  }

  public Activity activity() {
    return activity;
  }

  /// What the window remembers of this workspace.
  public WindowMemory windowMemory() {
    return windowMemory;
  }

  public Forecasting forecasting() {
    return forecasting;
  }

  public OutOfSample outOfSample() {
    return outOfSample;
  }

  public TrainingQueue trainings() {
    return trainings;
  }

  public BatchTraining training() {
    return training;
  }

  public Search search() {
    return search;
  }

  public Proving proving() {
    return proving;
  }

  /// Proves charts and figures of runs.
  public ChartProving chartProving() {
    return chartProving;
  }

  public Reports reports() {
    return reports;
  }

  /// Where a version comes from and what was made with it.
  public ModelLineage lineage(ModelVersion version) {
    return ModelLineage.of(version, datasets, runs);
  }

  public Bundles bundles() {
    return bundles;
  }

  public Transfer transfer() {
    return transfer;
  }

  public RegistryMigration registryMigration() {
    return registryMigration;
  }

  public Models models() {
    return models;
  }

  public Feeds feeds() {
    return feeds;
  }

  /// Feeds that go on beside everything else.
  public LiveFeeds liveFeeds() {
    return liveFeeds;
  }

  public Monitoring monitoring() {
    return monitoring;
  }

  public Tracking tracking() {
    return tracking;
  }

  public AbTesting abTesting() {
    return abTesting;
  }

  public Retraining retraining() {
    return retraining;
  }

  public MetricsService metrics() {
    return metrics;
  }

  /// Every sensor with the model that watches it, by name.
  public List<FleetRow> fleet() {
    return Fleet.rows(models, tracking);
  }

  public Mlflow mlflow() {
    return mlflow;
  }

  public Upkeep upkeep() {
    return upkeep;
  }

  public Pipelines pipelines() {
    return pipelines;
  }

  public Runs runs() {
    return runs;
  }

  /// Begins what goes on beside a window: training in processes of their own, so that none takes
  /// the window along; where it is chosen, answering with metrics, and telling an MLflow server
  /// what is new. None failing stops anything.
  public void serve() {
    models.trainApart(new TrainingApart(home.scratch(), config.whole(Options.TRAINING_MEGABYTES)));
    if (config.flag(Options.METRICS_ENABLED)) {
      metrics.tryToStart(config.whole(Options.METRICS_PORT));
    }
    mlflow.sendByItself();
  }

  /// Looks at what the program stands on; takes up to a few seconds.
  public List<Check> doctor() {
    return new Doctor(home, metrics, mlflow).checks();
  }

  @Override
  public void close() {
    liveFeeds.close();
    hooks.close();
    metrics.close();
    mlflow.close();
    database.close();
    log.close();
  }
}
