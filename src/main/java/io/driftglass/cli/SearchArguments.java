package io.driftglass.cli;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.train.SearchPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// A search for settings as options.
final class SearchArguments {
  @Option(
      names = "--try",
      paramLabel = "k=v|v",
      description = {
        "values of a setting to try: lags=24|50|100; or a range to draw from: ridge=1e-6..1.",
        "The best on the validation rows is registered; may be repeated"
      })
  private Map<String, String> tried = new LinkedHashMap<>();

  @Option(names = "--search", defaultValue = "grid", description = "grid or random")
  private String search;

  @Option(names = "--trials", defaultValue = "50", paramLabel = "N", description = "at most")
  private int trials;

  @Option(
      names = "--budget",
      defaultValue = "600",
      paramLabel = "SECONDS",
      description = "no further trial begins after it")
  private double budget;

  @Option(names = "--by", defaultValue = "", paramLabel = "METRIC", description = "to choose by")
  private String metric;

  /// Empty where there is nothing to search.
  Optional<SearchPlan> plan(List<String> methods, long seed) {
    if (tried.isEmpty() && methods.size() == 1) return Optional.empty();
    if (!search.equals("grid") && !search.equals("random")) {
      throw new InvalidSetting("--search is grid or random, not '" + search + "'.", "");
    }
    if (!(budget > 0)) {
      throw new InvalidSetting("--budget must be above 0 s, not " + budget + ".", "");
    }
    return Optional.of(
        new SearchPlan(
            methods,
            tried,
            search.equals("random"),
            trials,
            Duration.ofMillis((long) (1000 * budget)),
            metric,
            seed));
  }
}
