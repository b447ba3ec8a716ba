package io.driftglass.workbench.train;

import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.experiment.RunStore;
import io.driftglass.job.JobState;
import io.driftglass.job.PassedOn;
import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.Direction;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.detect.KnownAnomalies;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.TrainingRun;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.run.Recorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Tries settings of methods, each on the same validation rows, and registers the best. The rows
/// after validation are seen by none of it: only they judge the choice.
public final class Search {
  private static final Map<Task, List<String>> USUAL =
      Map.of(
          Task.ANOMALY, List.of("event_f1", "prediction_nmae"),
          Task.FORECAST, List.of("mase", "smape", "rmse"));

  private final Models models;
  private final KnownAnomalies known;
  private final Recorder recorder;
  private final RunStore runs;

  public Search(Models models, KnownAnomalies known, Recorder recorder, RunStore runs) {
    this.models = models;
    this.known = known;
    this.recorder = recorder;
    this.runs = runs;
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
    var now = request.without(known);
    return begin(enqueue(now, plan), now, progress);
  }

  /// A search that waits for its turn.
  Run enqueue(TrainRequest request, SearchPlan plan) {
    return runs.queue(
        SearchRun.KIND, SearchRun.title(request), SearchRun.parameters(request, plan));
  }

  /// What has waited begins.
  Result begin(Run waiting, TrainRequest request, Progress progress) {
    return recorder.begin(
        waiting.id(),
        progress,
        (id, metrics, told) ->
            new Attempt(id, List.of(), request, SearchRun.plan(waiting), metrics, told).result());
  }

  /// What was stopped goes on as a new run: what has been tried is not tried again.
  Result again(Run stopped, TrainRequest request, Progress progress) {
    var plan = SearchRun.plan(stopped);
    var parameters = SearchRun.parameters(request, plan);
    parameters.put(TrainingRun.RESUMED, Long.toString(stopped.id()));
    return recorder.record(
        SearchRun.KIND,
        stopped.title(),
        parameters,
        progress,
        (id, metrics, told) ->
            new Attempt(id, attempts(stopped), request, plan, metrics, told).result());
  }

  /// A search and those that it goes on from.
  private List<Run> attempts(Run last) {
    var all = new ArrayList<Run>();
    for (var search = Optional.of(last); search.isPresent(); ) {
      all.add(search.get());
      search =
          Optional.ofNullable(search.get().parameters().get(TrainingRun.RESUMED))
              .map(id -> runs.get(Long.parseLong(id)));
    }
    return all;
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

  /// One run of a search.
  private final class Attempt {
    private final long id;
    private final List<Run> before;
    private final TrainRequest request;
    private final SearchPlan plan;
    private final Map<String, Double> metrics;
    private final Progress told;
    private final List<Trial> trials = new ArrayList<>();
    private String metric;
    private Optional<TrainRequest> best = Optional.empty();
    private double record = Double.NaN;

    Attempt(
        long id,
        List<Run> before,
        TrainRequest request,
        SearchPlan plan,
        Map<String, Double> metrics,
        Progress told) {
      this.id = id;
      this.before = before;
      this.request = request;
      this.plan = plan;
      this.metrics = metrics;
      this.told = told;
      this.metric = plan.metric();
    }

    Result result() {
      request.check();
      var all = candidates(request, plan);
      var candidates = all.subList(0, Math.min(plan.trials(), all.size()));
      tryAll(candidates);
      if (best.isEmpty()) {
        throw new InsufficientData(
            "None of %d trials could be judged: %s"
                .formatted(trials.size(), trials.getFirst().problem()),
            "Choose other settings, or another metric with --by.");
      }
      metrics.put(metric, record);
      metrics.put("trials", (double) trials.size());
      return new Result(trained(best.get()), metric, trials, all.size() - trials.size());
    }

    private void tryAll(List<TrainRequest> candidates) {
      var rows = SearchTrials.open(runs, id, before, candidates);
      try {
        var left = plan.budget().minus(rows.spent());
        long end = System.nanoTime() + left.toNanos();
        for (int at = 0; at < candidates.size(); at++) {
          if (rows.waits(at)) {
            if (!trials.isEmpty() && System.nanoTime() > end) continue;
            tryOne(rows, at, candidates.get(at));
          }
          judge(rows.look(at), at, candidates.get(at));
        }
      } finally {
        rows.leaveRest();
      }
    }

    private void tryOne(SearchTrials rows, int at, TrainRequest candidate) {
      var name = "trial %d of %d".formatted(at + 1, rows.count());
      told.step(at, rows.count(), name);
      told.log("%s: %s %s".formatted(name, candidate.method(), candidate.settings()));
      var part = told.part((double) at / rows.count(), (at + 1.0) / rows.count());
      try {
        recorder.begin(
            rows.row(at).id(),
            new OfTrial(name, part),
            (run, found, listener) -> {
              var tried = models.tried(candidate, rows.row(at), listener);
              found.putAll(tried);
              return tried;
            });
      } catch (CancellationException e) {
        throw e;
      } catch (RuntimeException e) {
        told.log("%s failed: %s".formatted(name, e.getMessage()));
      }
    }

    private void judge(Run tried, int at, TrainRequest candidate) {
      boolean failed = tried.state() != JobState.COMPLETED;
      var by = metric.isEmpty() ? usual(request.task(), tried.metrics()) : metric;
      var value = failed ? Optional.<Double>empty() : Optional.ofNullable(tried.metrics().get(by));
      var problem = failed ? tried.message() : value.isPresent() ? "" : "it has no " + by;
      double seconds = SearchTrials.spent(tried).toNanos() / 1e9;
      trials.add(
          new Trial(tried.id(), candidate.method(), candidate.settings(), value, seconds, problem));
      if (value.isEmpty()) return;
      metric = by;
      told.point(metric, at + 1, value.get());
      boolean better =
          best.isEmpty() || Direction.of(metric).orElseThrow().gain(record, value.get()) > 0;
      if (!better) return;
      best = Optional.of(candidate);
      record = value.get();
    }

    /// The best as a version; an earlier attempt may have come as far as that.
    private ModelVersion trained(TrainRequest found) {
      var wanted = TrainingRun.parameters(found).entrySet();
      var earlier =
          before.stream()
              .map(
                  search ->
                      "kind = %s and %s = %d"
                          .formatted(TrainingRun.KIND, SearchRun.OF, search.id()))
              .flatMap(own -> runs.find(new RunQuery(own, "", 0, 1)).runs().stream())
              .filter(run -> run.parameters().entrySet().containsAll(wanted))
              .findFirst();
      var made =
          earlier.flatMap(
              run -> models.list().stream().filter(v -> v.runId() == run.id()).findFirst());
      if (made.isPresent()) return made.get();
      var more = new LinkedHashMap<>(Map.of(SearchRun.OF, Long.toString(id)));
      earlier.ifPresent(run -> more.put(TrainingRun.RESUMED, Long.toString(run.id())));
      return models.train(found, more, told);
    }
  }

  /// A trial's share of the search; its curves stay its own.
  private static final class OfTrial extends PassedOn {
    private final String name;

    OfTrial(String name, Progress search) {
      super(search);
      this.name = name;
    }

    @Override
    public void report(double fraction, String message) {
      super.report(fraction, name + ": " + message);
    }

    @Override
    public void point(String curve, long step, double value) {}
  }

  private static String usual(Task task, Map<String, Double> found) {
    var usual = USUAL.get(task);
    return usual.stream().filter(found::containsKey).findFirst().orElse(usual.getFirst());
  }
}
