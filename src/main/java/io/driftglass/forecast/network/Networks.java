package io.driftglass.forecast.network;

import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.neural.TrainingPlan;
import java.util.ArrayList;
import java.util.List;

/// The forecasters that are networks, and what can be set of them.
public final class Networks {
  private static final String DROPOUT = "dropout";
  private static final Setting CONTEXT =
      new Setting.Whole(
          "context", 336, 8, 4096, "Rows looked at, at most half of those there are.");
  private static final List<Setting> TRAINING =
      List.of(
          new Setting.Whole("epochs", 20, 1, 1000, "Rounds of training, at most."),
          new Setting.Whole("batch", 32, 1, 4096, "Windows a step of training."),
          new Setting.Whole(
              "windows", 4096, 32, 10_000_000, "Windows drawn for a round of training, at most."),
          new Setting.Real("learning-rate", .001, 1e-6, 1, "Stride of a step of training."),
          new Setting.Real(DROPOUT, .1, 0, .9, "Share of values left out by chance in training."),
          new Setting.Whole("patience", 5, 1, 1000, "Rounds without gain before training stops."),
          new Setting.Whole("seed", 1, 0, Integer.MAX_VALUE, "Where chance begins."));

  public static final List<Setting> PATCH_TRANSFORMER =
      with(
          CONTEXT,
          new Setting.Whole(
              "patch", 16, 2, 512, "Rows a patch; the next begins half a patch later."),
          new Setting.Whole(
              "width", 16, 1, 1024, "Values a patch is turned into; a multiple of heads."),
          new Setting.Whole("heads", 4, 1, 64, "Heads of attention; must divide the width."),
          new Setting.Whole("layers", 2, 1, 12, "Layers, one on the other."));

  public static final List<Setting> LSTM =
      with(
          CONTEXT,
          new Setting.Whole("units", 32, 1, 1024, "Cells a layer."),
          new Setting.Whole("layers", 1, 1, 8, "Layers, one on the other."));

  public static final List<Setting> HIERARCHICAL =
      with(CONTEXT, new Setting.Whole("units", 64, 1, 1024, "Units of each hidden layer.")).stream()
          .filter(setting -> !setting.name().equals(DROPOUT))
          .toList();

  private Networks() {}

  private static List<Setting> with(Setting... own) {
    var all = new ArrayList<>(List.of(own));
    all.addAll(TRAINING);
    return List.copyOf(all);
  }

  public static PatchTransformer patchTransformer(Settings settings, long seed) {
    return new PatchTransformer(
        settings.whole("context"),
        settings.whole("patch"),
        settings.whole("width"),
        settings.whole("heads"),
        settings.whole("layers"),
        plan(settings, seed));
  }

  public static Lstm lstm(Settings settings, long seed) {
    return new Lstm(
        settings.whole("context"),
        settings.whole("units"),
        settings.whole("layers"),
        plan(settings, seed));
  }

  public static Hierarchical hierarchical(Settings settings, long seed) {
    return new Hierarchical(
        settings.whole("context"), settings.whole("units"), plan(settings, seed));
  }

  /// Whether that can be set.
  public static boolean drops(List<Setting> settings) {
    return settings.stream().anyMatch(setting -> setting.name().equals(DROPOUT));
  }

  private static TrainingPlan plan(Settings settings, long seed) {
    boolean drops = drops(settings.declared());
    return new TrainingPlan(
        settings.whole("epochs"),
        settings.whole("batch"),
        settings.whole("windows"),
        settings.real("learning-rate"),
        drops ? settings.real(DROPOUT) : 0,
        settings.whole("patience"),
        0,
        seed);
  }
}
