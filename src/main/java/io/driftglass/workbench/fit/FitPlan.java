package io.driftglass.workbench.fit;

import io.driftglass.method.Method;
import io.driftglass.method.Settings;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.Task;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.workbench.run.Catalogues;
import java.util.List;
import java.util.Map;

/// What is fitted on which rows of a frame and judged on which: all that a process of its own has
/// to know beside the rows.
///
/// @param train rows learnt from, the first of the frame
/// @param from the first row judged on
/// @param until the row after the last one judged on
/// @param leftOut ticks, half-open, of known anomalies: neither learnt from nor part of the error
///   history of a threshold
public record FitPlan(
    Task task,
    String method,
    Map<String, String> settings,
    int train,
    int from,
    int until,
    List<Interval> leftOut) {
  public FitPlan {
    settings = Map.copyOf(settings);
    leftOut = List.copyOf(leftOut);
  }

  /// @param frame as [Fitting#rows] gives it
  /// @throws ModelNotValidated where no rows are left to validate on
  public static FitPlan of(TrainRequest request, Frame frame) {
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
    return new FitPlan(
        request.task(),
        request.method(),
        request.settings(),
        train,
        from,
        until,
        request.leftOut());
  }

  /// The same again from its card.
  public static FitPlan of(ModelCard card) {
    int train = Math.toIntExact(card.trainedRows());
    int from = train + card.gapRows();
    int until = from + Math.toIntExact(card.validatedRows());
    return new FitPlan(
        card.task(), card.method(), card.settings(), train, from, until, card.leftOut());
  }

  /// The method's settings, those that are not given by their defaults.
  public Settings chosen() {
    return Settings.of(declared().settings(), settings);
  }

  /// Whether it may take minutes and calls native code: what does so can end its process.
  public boolean risky() {
    return declared().cost() == Method.Cost.LONG;
  }

  private Method<?> declared() {
    return task == Task.ANOMALY ? Catalogues.detector(method) : Catalogues.forecaster(method);
  }
}
