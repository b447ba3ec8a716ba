package io.driftglass.workbench;

import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.Direction;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/// Tries settings of methods, each on the same validation rows, and registers the best. The rows
/// after validation are seen by none of it: only they judge the choice.
public final class Search {
  private static final Map<Task, List<String>> USUAL =
      Map.of(
          Task.ANOMALY, List.of("event_f1", "prediction_nmae"),
          Task.FORECAST, List.of("mase", "smape", "rmse"));

  private final Models models;
  private final Recorder recorder;

  Search(Models models, Recorder recorder) {
    this.models = models;
    this.recorder = recorder;
  }

  /// What was found.
  ///
  /// @param best registered
  /// @param metric chosen by
  /// @param trials in the order they were made
  /// @param left combinations that the budget or the number of trials left untried
  public record Result(ModelVersion best, String metric, List<Trial> trials, int left) {
    public Result {
      trials = List.copyOf(trials);
    }
  }

  /// @param request its method and settings are where the search begins
  /// @throws InsufficientData where no trial could be judged
  public Result run(TrainRequest request, SearchPlan plan, Progress progress) {
    request.check();
    var all = candidates(request, plan);
    var candidates = all.subList(0, Math.min(plan.trials(), all.size()));
    long end = System.nanoTime() + plan.budget().toNanos();
    var trials = new ArrayList<Trial>();
    var metric = plan.metric();
    var best = Optional.<TrainRequest>empty();
    double record = Double.NaN;
    for (int at = 0; at < candidates.size(); at++) {
      if (at > 0 && System.nanoTime() > end) break;
      progress.step(at, candidates.size(), "trial %d of %d".formatted(at + 1, candidates.size()));
      var tried = tried(candidates.get(at), metric, progress);
      trials.add(tried.trial());
      if (tried.trial().value().isEmpty()) continue;
      if (metric.isEmpty()) metric = tried.metric();
      double value = tried.trial().value().get();
      boolean better = best.isEmpty() || Direction.of(metric).orElseThrow().gain(record, value) > 0;
      if (!better) continue;
      best = Optional.of(candidates.get(at));
      record = value;
    }
    if (best.isEmpty()) {
      throw new InsufficientData(
          "None of %d trials could be judged: %s"
              .formatted(trials.size(), trials.getFirst().problem()),
          "Choose other settings, or another metric with --by.");
    }
    var version = models.train(best.get(), progress);
    return new Result(version, metric, trials, all.size() - trials.size());
  }

  /// The methods take turns, so that what a limit cuts off is shared among them.
  private static List<TrainRequest> candidates(TrainRequest request, SearchPlan plan) {
    if (!plan.metric().isEmpty() && Direction.of(plan.metric()).isEmpty()) {
      throw new InvalidSetting(
          "Of %s neither higher nor lower values are known to be better.".formatted(plan.metric()),
          "Choose by a metric such as event_f1 or mase.");
    }
    var all = new ArrayList<TrainRequest>();
    var methods = new LinkedHashMap<String, List<Map<String, String>>>();
    for (var method : plan.methods()) {
      methods.put(method, plan.combinations(request.task(), method, request.settings()));
    }
    int most = methods.values().stream().mapToInt(List::size).max().orElse(0);
    for (int turn = 0; turn < most; turn++) {
      for (var method : methods.entrySet()) {
        var own = method.getValue();
        if (turn < own.size()) all.add(request.with(method.getKey(), own.get(turn)));
      }
    }
    return all;
  }

  private record Tried(Trial trial, String metric) {}

  private Tried tried(TrainRequest request, String metric, Progress progress) {
    long start = System.nanoTime();
    var id = new AtomicLong();
    var parameters = new LinkedHashMap<>(request.settings());
    parameters.put("method", request.method());
    parameters.put("dataset", Datasets.title(request.dataset()));
    parameters.put("data_hash", request.dataset().sha256());
    parameters.put("sensor", request.sensor());
    try {
      var found =
          recorder.record(
              "trial",
              "Trial of " + TrainingRun.title(request),
              parameters,
              progress,
              (run, metrics, told) -> {
                id.set(run);
                var tried = models.tried(request, run, told);
                metrics.putAll(tried);
                return tried;
              });
      var chosen = metric.isEmpty() ? usual(request.task(), found) : metric;
      var value = Optional.ofNullable(found.get(chosen)).filter(Double::isFinite);
      var problem = value.isPresent() ? "" : "it has no " + chosen;
      return new Tried(trial(id.get(), request, value, start, problem), chosen);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Tried(trial(id.get(), request, Optional.empty(), start, why), metric);
    }
  }

  private static Trial trial(
      long run, TrainRequest request, Optional<Double> value, long start, String problem) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Trial(run, request.method(), request.settings(), value, seconds, problem);
  }

  private static String usual(Task task, Map<String, Double> found) {
    var usual = USUAL.get(task);
    return usual.stream().filter(found::containsKey).findFirst().orElse(usual.getFirst());
  }
}
