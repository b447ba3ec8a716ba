package io.driftglass.workbench.fit;

import io.driftglass.config.Version;
import io.driftglass.detect.Overrides;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.evaluate.Validation;
import io.driftglass.job.Progress;
import io.driftglass.label.Truth;
import io.driftglass.method.Settings;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.registry.Artifacts;
import io.driftglass.registry.DataContract;
import io.driftglass.registry.DataPrint;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.Task;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.series.Role;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.detect.Found;
import io.driftglass.workbench.run.Catalogues;
import java.util.List;

/// A model fitted on the first rows of a frame and judged on later ones: a function of the rows and
/// the request alone, so that a proof can run it again.
///
/// @param payload writes the raw parameters
/// @param trainRows rows learnt from, the first of the frame
/// @param validatedFrom the first row judged on
/// @param validatedUntil the row after the last one judged on
/// @param horizonRows rows ahead a forecaster was fitted for; 0 for a detector
public record Fitting(
    Settings settings,
    Validation validation,
    Artifacts.Payload payload,
    int trainRows,
    int validatedFrom,
    int validatedUntil,
    int horizonRows) {
  private static final int VALIDATION_FOLDS = 3;
  private static final int MOST_HORIZON = 96;

  /// The rows a request is about: all channels, or its one channel and the label.
  public static Frame rows(Frame frame, String channel) {
    if (channel.isEmpty()) return frame;
    return frame.select(c -> c.name().equals(channel) || c.role() == Role.LABEL);
  }

  /// @param frame as [#rows] gives it
  /// @throws InsufficientData where the rows do not suffice
  public static Fitting of(FitPlan plan, Frame frame, Progress progress) {
    var seen = frame.slice(0, plan.until());
    return plan.task() == Task.ANOMALY
        ? detector(plan, seen, progress)
        : forecaster(plan, seen, progress);
  }

  /// @throws InsufficientData where the rows do not suffice
  /// @throws ModelNotValidated where no rows are left to validate on
  public static Fitting of(TrainRequest request, Frame frame, Progress progress) {
    return of(FitPlan.of(request, frame), frame, progress);
  }

  /// A fit that a process of its own has made.
  ///
  /// @param model the raw parameters
  static Fitting made(FitPlan plan, Validation validation, byte[] model, int horizonRows) {
    return new Fitting(
        plan.chosen(),
        validation,
        out -> out.write(model),
        plan.train(),
        plan.from(),
        plan.until(),
        horizonRows);
  }

  private static Fitting detector(FitPlan plan, Frame frame, Progress progress) {
    var method = Catalogues.detector(plan.method());
    var settings = Settings.of(method.settings(), plan.settings());
    int train = plan.train();
    int from = plan.from();
    var known = Truth.within(frame, plan.leftOut());
    var found =
        Found.by(
            method.make().apply(settings),
            Truth.withoutConfirmed(frame, known).slice(0, train),
            frame,
            Overrides.NONE,
            known,
            progress);
    var validation = Validation.ofDetector(frame, from, found.scores(), found.events());
    return new Fitting(settings, validation, found.fitted()::write, train, from, frame.rows(), 0);
  }

  /// A registered forecaster is asked without coming inputs, so it learns without them.
  private static Fitting forecaster(FitPlan asked, Frame rows, Progress progress) {
    var frame = rows.select(channel -> channel.role() != Role.INPUT);
    var method = Catalogues.forecaster(asked.method());
    var settings = Settings.of(method.settings(), asked.settings());
    int train = asked.train();
    int from = asked.from();
    int horizon = Math.max(1, Math.min(MOST_HORIZON, (frame.rows() - from) / VALIDATION_FOLDS));
    int last = frame.rows() - horizon + 1;
    var plan = BacktestPlan.rolling(horizon, from, last, horizon, train, 0);
    var board =
        Leaderboard.race(
            frame, List.of(method), asked.settings(), plan, Double.MAX_VALUE, progress.part(0, .7));
    var fitted =
        method.make().apply(settings).fit(frame.slice(0, train), horizon, progress.part(.7, 1));
    var validation = Validation.ofForecaster(board.rows().getFirst(), frame.rows() - from);
    return new Fitting(settings, validation, fitted::write, train, from, frame.rows(), horizon);
  }

  /// What there is to know of it.
  ///
  /// @param frame the one it was made of
  public ModelCard card(TrainRequest request, Frame frame, String device) {
    boolean seeded = settings.declared().stream().anyMatch(s -> s.name().equals("seed"));
    return new ModelCard(
        request.task(),
        request.method(),
        settings.asText(),
        Datasets.title(request.dataset()),
        request.dataset().sha256(),
        "",
        span(frame, 0, trainRows),
        trainRows,
        span(frame, validatedFrom, validatedUntil),
        validatedUntil - validatedFrom,
        seeded ? settings.seed() : 0,
        Version.text(),
        device,
        validation.metrics(),
        validation.notComputed(),
        request.sensor(),
        request.entity(),
        request.channel(),
        DataContract.of(frame.channels()),
        horizonRows,
        request.gapRows(),
        DataPrint.of(frame, validatedUntil),
        request.leftOut());
  }

  private static Interval span(Frame frame, int from, int until) {
    return new Interval(
        frame.tick(from), until < frame.rows() ? frame.tick(until) : frame.span().until());
  }
}
