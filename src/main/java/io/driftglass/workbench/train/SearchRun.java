package io.driftglass.workbench.train;

import io.driftglass.experiment.Run;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.TrainingRun;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a search stands among the runs: its own row says all that is needed to begin it again, and
/// each of its trials is a row that says which search it belongs to.
public final class SearchRun {
  static final String KIND = "search";
  static final String TRIAL = "trial";

  /// What a search says of itself begins like this; no setting of a method does.
  public static final String PREFIX = "search.";

  /// The search that a trial, or the training of the best, belongs to.
  static final String OF = PREFIX + "run";

  /// The place of a trial in its search, from 0.
  static final String AT = PREFIX + "trial";

  private static final String METHODS = PREFIX + "methods";
  private static final String ORDER = PREFIX + "order";
  private static final String TRIALS = PREFIX + "trials";
  private static final String BUDGET = PREFIX + "budget_seconds";
  private static final String METRIC = PREFIX + "by";
  private static final String SEED = PREFIX + "seed";
  private static final String TRIED = PREFIX + "try.";
  private static final String RANDOM = "random";

  private SearchRun() {}

  static String title(TrainRequest request) {
    return "Search from " + TrainingRun.title(request);
  }

  static Map<String, String> parameters(TrainRequest request, SearchPlan plan) {
    var parameters = new LinkedHashMap<>(TrainingRun.parameters(request));
    parameters.put(METHODS, String.join(",", plan.methods()));
    parameters.put(ORDER, plan.random() ? RANDOM : "grid");
    parameters.put(TRIALS, Integer.toString(plan.trials()));
    parameters.put(BUDGET, Double.toString(plan.budget().toMillis() / 1e3));
    if (!plan.metric().isEmpty()) parameters.put(METRIC, plan.metric());
    parameters.put(SEED, Long.toString(plan.seed()));
    plan.values().forEach((setting, text) -> parameters.put(TRIED + setting, text));
    return parameters;
  }

  /// What a search was to try.
  static SearchPlan plan(Run search) {
    var all = search.parameters();
    var values = new LinkedHashMap<String, String>();
    all.forEach(
        (name, text) -> {
          if (name.startsWith(TRIED)) values.put(name.substring(TRIED.length()), text);
        });
    return new SearchPlan(
        List.of(all.get(METHODS).split(",")),
        values,
        all.get(ORDER).equals(RANDOM),
        Integer.parseInt(all.get(TRIALS)),
        Duration.ofMillis(Math.round(1e3 * Double.parseDouble(all.get(BUDGET)))),
        all.getOrDefault(METRIC, ""),
        Long.parseLong(all.get(SEED)));
  }
}
