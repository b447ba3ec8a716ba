package io.driftglass.workbench;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.data.DatasetStore;
import io.driftglass.data.QualityStore;
import io.driftglass.data.RowsStore;
import io.driftglass.data.attach.AttachmentStore;
import io.driftglass.data.export.ExportStore;
import io.driftglass.data.profile.ProfileStore;
import io.driftglass.db.Database;
import io.driftglass.detect.DetectionStore;
import io.driftglass.experiment.RunStore;
import io.driftglass.forecast.ForecastStore;
import io.driftglass.interop.MlflowStore;
import io.driftglass.label.AlarmLimitStore;
import io.driftglass.label.AnnotationStore;
import io.driftglass.label.LabelStore;
import io.driftglass.live.FeedSetupStore;
import io.driftglass.live.FeedStore;
import io.driftglass.monitor.AlertStore;
import io.driftglass.monitor.MaintenanceStore;
import io.driftglass.monitor.PerformanceStore;
import io.driftglass.monitor.TrainingStore;
import io.driftglass.monitor.abtest.AbTestStore;
import io.driftglass.monitor.estimate.WindowFigureStore;
import io.driftglass.pipeline.PipelineStore;
import io.driftglass.registry.Artifacts;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ScoreStore;
import java.time.Duration;
import java.time.InstantSource;

/// What the services of a workspace keep, each kind in a store of its own.
record Stores(
    RunStore runs,
    DetectionStore detections,
    ForecastStore forecasts,
    DatasetStore datasets,
    RowsStore rows,
    QualityStore quality,
    ProfileStore profiles,
    ExportStore exports,
    AttachmentStore attachments,
    LabelStore labels,
    AnnotationStore annotations,
    AlarmLimitStore alarmLimits,
    WindowStore window,
    ModelStore models,
    ScoreStore scores,
    PerformanceStore performances,
    WindowFigureStore windowFigures,
    AlertStore alerts,
    MaintenanceStore maintenance,
    AbTestStore abTests,
    TrainingStore trainings,
    FeedStore feeds,
    FeedSetupStore feedSetups,
    PipelineStore pipelines,
    MlflowStore mlflow) {
  /// What an ended process left unfinished becomes interrupted.
  static Stores open(Database db, Artifacts artifacts, Config config, InstantSource clock) {
    return new Stores(
        RunStore.open(db, clock),
        new DetectionStore(db, config.whole(Options.DETECTIONS_KEPT)),
        new ForecastStore(db, config.whole(Options.FORECASTS_KEPT)),
        new DatasetStore(db),
        new RowsStore(db),
        new QualityStore(db),
        new ProfileStore(db),
        new ExportStore(db),
        new AttachmentStore(db),
        new LabelStore(db, clock),
        new AnnotationStore(db, clock),
        new AlarmLimitStore(db),
        new WindowStore(db, clock),
        ModelStore.open(db, artifacts, clock),
        new ScoreStore(db, clock),
        new PerformanceStore(db),
        new WindowFigureStore(db),
        new AlertStore(db, clock, Duration.ofMinutes(config.whole(Options.ALERT_PENDING_MINUTES))),
        new MaintenanceStore(db),
        new AbTestStore(db, clock),
        TrainingStore.open(db, clock),
        new FeedStore(db, clock),
        new FeedSetupStore(db, clock),
        PipelineStore.open(db, clock),
        new MlflowStore(db, clock));
  }
}
