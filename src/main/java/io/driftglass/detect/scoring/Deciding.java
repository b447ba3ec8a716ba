package io.driftglass.detect.scoring;

import io.driftglass.detect.Decision;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.util.List;
import java.util.stream.Stream;

/// The settings with which every learnt score becomes events, declared once.
public final class Deciding {
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting.Real(
              "quantile", .998, .5, .999999, "part of normal rows that lie below the level"),
          new Setting.Real("leave", .5, .01, 1, "fraction of the level below which an event ends"),
          new Setting.Whole("join", 20, 0, 100_000, "events at most so many rows apart join"));

  private Deciding() {}

  /// The method's own settings, then these.
  public static List<Setting> after(Setting... own) {
    return Stream.concat(Stream.of(own), SETTINGS.stream()).toList();
  }

  public static Decision by(Settings settings) {
    return new Decision(
        new Threshold.Quantile(settings.real("quantile")),
        settings.real("leave"),
        settings.whole("join"),
        1);
  }
}
