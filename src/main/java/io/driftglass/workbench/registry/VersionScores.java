package io.driftglass.workbench.registry;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.ScoreFormula;
import io.driftglass.registry.ScoreStore;
import io.driftglass.registry.VersionScore;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// What versions are worth by the weights of the settings; what earlier weights said is kept.
public final class VersionScores {
  private final ScoreStore store;
  private final ScoreFormula formula;

  public VersionScores(ScoreStore store, Config config) {
    this.store = store;
    this.formula = weights(config);
  }

  /// Weights that are not understood are told in the log; those of the program hold then.
  private static ScoreFormula weights(Config config) {
    try {
      return ScoreFormula.parse(config.text(Options.SCORE_WEIGHTS));
    } catch (InvalidSetting e) {
      LoggerFactory.getLogger(VersionScores.class)
          .warn("registry.score_weights: {}", e.getMessage());
      return ScoreFormula.parse(Options.SCORE_WEIGHTS.setting().initial().toString());
    }
  }

  /// Those versions by today's weights.
  void score(List<ModelVersion> versions) {
    store.score(versions, formula);
  }

  /// By the id of the version.
  Map<Long, VersionScore> latest(List<ModelVersion> versions) {
    score(versions);
    return store.latest();
  }

  /// By today's weights, then by earlier ones.
  List<VersionScore> of(ModelVersion version) {
    score(List.of(version));
    return store.of(version.id());
  }
}
