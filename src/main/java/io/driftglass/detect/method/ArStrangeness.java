package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Prominence;
import io.driftglass.detect.statistic.Stillness;
import io.driftglass.method.Settings;

/// How strange a channel is from row to row: by its error, by how the error stands out of those of
/// late, and by having fallen still, all on the level from which an event begins.
final class ArStrangeness {
  private final ArChannel.Smooth smooth;
  private final Prominence prominence;
  private final Stillness stillness;
  private final boolean prominent;
  private final double levelPerStill;

  ArStrangeness(ArChannel channel, Settings settings) {
    smooth = new ArChannel.Smooth(channel, RidgeAr.spans(settings));
    double level = settings.real("level");
    prominent = settings.real("prominence") > 0;
    prominence = new Prominence(level, settings.real("prominence"));
    stillness = new Stillness(channel.least());
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
    return still > 0 ? Math.max(raised, still) : raised;
  }

  /// After a gap in time.
  void forget() {
    stillness.forget();
  }
}
