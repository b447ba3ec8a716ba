package io.driftglass.workbench.fit;

import io.driftglass.data.Dataset;
import io.driftglass.method.Settings;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.registry.Task;
import io.driftglass.series.Interval;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.detect.KnownAnomalies;
import io.driftglass.workbench.run.Catalogues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What to train, validate on later rows, and register.
///
/// @param entity of the dataset; empty where it is a single series
/// @param method id in the catalogue of detectors or forecasters
/// @param trainShare first part of the rows, learnt from
/// @param validateShare the part after it, only for validation; the two add up to 1 at most
/// @param name of the model the version belongs to
/// @param channel the only one to learn from; empty for all
/// @param gapRows rows between training and validation that neither uses, so that windows which
///   reach over the border leak nothing
/// @param leftOut ticks, half-open, of anomalies that people had confirmed when it was asked for:
///   neither learnt from nor part of the error history of a threshold
public record TrainRequest(
    Dataset dataset,
    String entity,
    Task task,
    String method,
    Map<String, String> settings,
    double trainShare,
    double validateShare,
    String name,
    String channel,
    int gapRows,
    List<Interval> leftOut) {
  /// The least and the largest share of rows that may be kept for validation, both included.
  public static final double LEAST_VALIDATION = .1;

  public static final double MOST_VALIDATION = .5;

  public TrainRequest {
    settings = Map.copyOf(settings);
    leftOut = List.copyOf(leftOut);
  }

  /// Leaving nothing out.
  public TrainRequest(
      Dataset dataset,
      String entity,
      Task task,
      String method,
      Map<String, String> settings,
      double trainShare,
      double validateShare,
      String name,
      String channel,
      int gapRows) {
    this(
        dataset,
        entity,
        task,
        method,
        settings,
        trainShare,
        validateShare,
        name,
        channel,
        gapRows,
        List.of());
  }

  /// On all channels, without a gap.
  public TrainRequest(
      Dataset dataset,
      String entity,
      Task task,
      String method,
      Map<String, String> settings,
      double trainShare,
      double validateShare,
      String name) {
    this(dataset, entity, task, method, settings, trainShare, validateShare, name, "", 0);
  }

  /// What the model will watch: a machine, or one channel of it as `machine/channel`.
  public String sensor() {
    var asset = entity.isEmpty() ? Datasets.shownName(dataset) : entity;
    return channel.isEmpty() ? asset : asset + "/" + channel;
  }

  /// The same with one setting more.
  public TrainRequest with(String setting, String value) {
    var changed = new HashMap<>(settings);
    changed.put(setting, value);
    return with(method, changed);
  }

  /// The same, leaving out what people have confirmed by now; a forecaster leaves nothing out.
  public TrainRequest without(KnownAnomalies known) {
    return without(known, dataset);
  }

  /// The same with what was confirmed in an earlier version of the dataset, too.
  public TrainRequest without(KnownAnomalies known, Dataset earlier) {
    return task == Task.ANOMALY ? without(known.stretches(dataset, earlier, entity)) : this;
  }

  /// The same without these stretches, in ticks.
  public TrainRequest without(List<Interval> stretches) {
    return changed(method, settings, stretches);
  }

  /// @throws InvalidSetting where the method has no such setting, or it may not have that value
  public static void checked(Task task, String method, String setting, String value) {
    var declared =
        task == Task.ANOMALY ? Catalogues.detector(method) : Catalogues.forecaster(method);
    Settings.of(declared.settings(), Map.of(setting, value));
  }

  /// The same with another method and its settings.
  public TrainRequest with(String otherMethod, Map<String, String> others) {
    return changed(otherMethod, others, leftOut);
  }

  private TrainRequest changed(
      String byMethod, Map<String, String> given, List<Interval> stretches) {
    return new TrainRequest(
        dataset,
        entity,
        task,
        byMethod,
        given,
        trainShare,
        validateShare,
        name,
        channel,
        gapRows,
        stretches);
  }

  /// @throws ModelNotValidated where no rows are kept for validation
  /// @throws InvalidSetting where the shares are not between their bounds or overlap
  public void check() {
    if (validateShare == 0) {
      throw new ModelNotValidated(
          "A registration needs rows to validate on, and none are kept.",
          "Keep a share of %s to %s of the rows for validation."
              .formatted(LEAST_VALIDATION, MOST_VALIDATION));
    }
    if (!(validateShare >= LEAST_VALIDATION && validateShare <= MOST_VALIDATION)) {
      throw new InvalidSetting(
          "The validation share must be %s to %s, not %s."
              .formatted(LEAST_VALIDATION, MOST_VALIDATION, validateShare),
          "Choose another split.");
    }
    if (!(trainShare > 0 && trainShare + validateShare <= 1 + 1e-9)) {
      throw new InvalidSetting(
          "The training share must be above 0 and leave room for the validation share, not %s."
              .formatted(trainShare),
          "Choose another split.");
    }
    if (gapRows < 0) {
      throw new InvalidSetting(
          "The gap between training and validation must be 0 rows or more, not %d."
              .formatted(gapRows),
          "Choose another gap.");
    }
  }
}
