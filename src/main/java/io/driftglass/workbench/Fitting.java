package io.driftglass.workbench;

import io.driftglass.data.Dataset;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.evaluate.Validation;
import io.driftglass.job.Progress;
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
import java.util.List;
import java.util.Optional;

/// A model fitted on the first rows of a frame and judged on later ones: a function of the rows and
/// the request alone, so that a proof can run it again.
///
/// @param payload writes the raw parameters
/// @param trainRows rows learnt from, the first of the frame
/// @param validatedFrom the first row judged on
/// @param validatedUntil the row after the last one judged on
/// @param horizonRows rows ahead a forecaster was fitted for; 0 for a detector
record Fitting(
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
  static Frame rows(Frame frame, String channel) {
    if (channel.isEmpty()) return frame;
    return frame.select(c -> c.name().equals(channel) || c.role() == Role.LABEL);
  }

  /// @param frame as [#rows] gives it
  /// @throws InsufficientData where the rows do not suffice
  /// @throws ModelNotValidated where no rows are left to validate on
  static Fitting of(TrainRequest request, Frame frame, Progress progress) {
    request.check();
    int train = (int) Math.floor(frame.rows() * request.trainShare());
    double both = frame.rows() * (request.trainShare() + request.validateShare());
    int until = (int) Math.min(frame.rows(), Math.floor(both + 1e-6));
    int from = Math.addExact(train, request.gapRows());
    if (until <= from) {
      throw new ModelNotValidated(
          "A registration needs rows to validate on, %d of %d rows are learnt from%s."
              .formatted(
                  train,
                  frame.rows(),
                  request.gapRows() == 0
                      ? ""
                      : " and %d are the gap after them".formatted(request.gapRows())),
          "Leave a share of the rows for validation.");
    }
    return at(request, frame, train, from, until, progress);
  }

  /// The same again from its card, on the same rows.
  static Fitting again(ModelCard card, Dataset data, Frame frame, Progress progress) {
    var request =
        new TrainRequest(
            data,
            card.entity(),
            card.task(),
            card.method(),
            card.settings(),
            .5,
            .5,
            card.sensor(),
            card.channel(),
            card.gapRows());
    int train = Math.toIntExact(card.trainedRows());
    int from = train + card.gapRows();
    int until = from + Math.toIntExact(card.validatedRows());
    return at(request, frame, train, from, until, progress);
  }

  private static Fitting at(
      TrainRequest request, Frame frame, int train, int from, int until, Progress progress) {
    var seen = frame.slice(0, until);
    return request.task() == Task.ANOMALY
        ? detector(request, seen, train, from, progress)
        : forecaster(request, seen, train, from, progress);
  }

  private static Fitting detector(
      TrainRequest request, Frame frame, int train, int from, Progress progress) {
    var method = Catalogues.detector(request.method());
    var settings = Settings.of(method.settings(), request.settings());
    var found =
        Found.by(
            method.make().apply(settings),
            frame.slice(0, train),
            frame,
            Optional.empty(),
            progress);
    var validation = Validation.ofDetector(frame, from, found.scores(), found.events());
    return new Fitting(settings, validation, found.fitted()::write, train, from, frame.rows(), 0);
  }

  /// A registered forecaster is asked without coming inputs, so it learns without them.
  private static Fitting forecaster(
      TrainRequest request, Frame rows, int train, int from, Progress progress) {
    var frame = rows.select(channel -> channel.role() != Role.INPUT);
    var method = Catalogues.forecaster(request.method());
    var settings = Settings.of(method.settings(), request.settings());
    int horizon = Math.max(1, Math.min(MOST_HORIZON, (frame.rows() - from) / VALIDATION_FOLDS));
    int last = frame.rows() - horizon + 1;
    var plan = BacktestPlan.rolling(horizon, from, last, horizon, train, 0);
    var board =
        Leaderboard.race(
            frame,
            List.of(method),
            request.settings(),
            plan,
            Double.MAX_VALUE,
            progress.part(0, .7));
    var fitted =
        method.make().apply(settings).fit(frame.slice(0, train), horizon, progress.part(.7, 1));
    var validation = Validation.ofForecaster(board.rows().getFirst(), frame.rows() - from);
    return new Fitting(settings, validation, fitted::write, train, from, frame.rows(), horizon);
  }

  /// What there is to know of it.
  ///
  /// @param frame the one it was made of
  ModelCard card(TrainRequest request, Frame frame, String device) {
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
        DataPrint.of(frame, validatedUntil));
  }

  private static Interval span(Frame frame, int from, int until) {
    return new Interval(
        frame.tick(from), until < frame.rows() ? frame.tick(until) : frame.span().until());
  }
}
