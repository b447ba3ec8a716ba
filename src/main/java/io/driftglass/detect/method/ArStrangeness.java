package io.driftglass.detect.method;

import io.driftglass.detect.statistic.OperatingPoints;
import io.driftglass.detect.statistic.Prominence;
import io.driftglass.detect.statistic.Stillness;
import io.driftglass.method.Settings;

/// How strange a channel is from row to row: by its error, by how the error stands out of those of
/// late, by having fallen still, and by being where it never was, all on the level from which an
/// event begins.
final class ArStrangeness {
  private final ArChannel.Smooth smooth;
  private final Prominence prominence;
  private final Stillness stillness;
  private final boolean prominent;
  private final OperatingPoints.Walk walk;
  private final double level;
  private final double levelPerStill;

  /// @param channels that are watched: of many, one is by chance where it never was more often, so
  ///   that each must be farther
  ArStrangeness(ArChannel channel, int channels, Settings settings) {
    smooth = new ArChannel.Smooth(channel, RidgeAr.spans(settings));
    level = settings.real("level");
    prominent = settings.real("prominence") > 0;
    prominence = new Prominence(level, settings.real("prominence"));
    stillness = new Stillness(channel.least());
    double unlike = settings.real("unlike");
    var points = unlike > 0 ? channel.points() : OperatingPoints.none();
    walk = points.walk(unlike * Math.sqrt(channels));
    double still = Math.log(settings.real("still"));
    levelPerStill = still > 0 ? level / still : 0;
  }

  /// @param value as measured, NaN where missing
  /// @param predicted NaN until there is a prediction
  /// @return in usual spreads above the usual error; NaN where one of the two is
  double next(double value, double predicted) {
    double away = smooth.next(Math.abs(value - predicted));
    double still = levelPerStill * stillness.next(value);
    double raised = prominent ? prominence.next(away) : away;
    double elsewhere = Math.max(still, level * walk.next(value));
    return elsewhere > 0 ? Math.max(raised, elsewhere) : raised;
  }

  /// After a gap in time.
  void forget() {
    stillness.forget();
    walk.forget();
  }
}
