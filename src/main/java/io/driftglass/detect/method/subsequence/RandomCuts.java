package io.driftglass.detect.method.subsequence;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelDetector;
import io.driftglass.detect.scoring.ChannelLearner;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.Training;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.io.IOException;
import java.util.Optional;

/// How much a forest of random cuts would have to change to take the last rows in (Guha, Mishra,
/// Roy, Schrijvers 2016, ICML); one forest a channel. Where rows come one by one it goes on
/// learning from them.
public final class RandomCuts implements ChannelLearner<RandomCutModel> {
  public static final Method<Detector> METHOD =
      new Method<>(
          "random-cut-forest",
          "Random cut forest",
          "Guha, Mishra, Roy, Schrijvers 2016, ICML",
          Method.Cost.MEDIUM,
          Deciding.after(
              new Setting.Whole("window", 8, 1, 500, "rows looked at together"),
              new Setting.Whole("trees", 30, 1, 500, "trees in the forest"),
              new Setting.Whole("sample", 256, 16, 4096, "windows every tree holds"),
              new Setting.Whole(
                  "history", 2560, 32, 1_000_000, "windows shown to the forest at most"),
              new Setting.Flag("learn", false, "go on learning from the rows that are scored"),
              new Setting.Whole("seed", 1, 0, Long.MAX_VALUE, "of the cuts")),
          settings ->
              new Steadied(
                  new ChannelDetector<>(new RandomCuts(settings, settings.flag("learn")))));

  /// So many times the windows of a tree are many rows.
  private static final int MANY = 8;

  private final Settings settings;
  private final boolean learns;

  private RandomCuts(Settings settings, boolean learns) {
    this.settings = settings;
    this.learns = learns;
  }

  @Override
  public String id() {
    return METHOD.id();
  }

  @Override
  public int leastRows() {
    return settings.whole("window") + 32;
  }

  /// Where a tree holds few of the windows, half of the rows grow nearly the same forest as all.
  @Override
  public int blocks(int rows) {
    return rows >= MANY * settings.whole("sample") ? 2 : ChannelLearner.super.blocks(rows);
  }

  @Override
  public Decision decision() {
    return Deciding.by(settings);
  }

  @Override
  public RandomCutModel fit(Training train, Progress progress) {
    return RandomCutModel.fit(train, shape(), settings.whole("history"), progress);
  }

  private RandomCutModel.Shape shape() {
    return new RandomCutModel.Shape(
        settings.whole("window"),
        settings.whole("trees"),
        settings.whole("sample"),
        settings.seed(),
        learns);
  }

  @Override
  public RandomCutModel read(ParameterReader in) throws IOException {
    return RandomCutModel.read(in, shape());
  }

  @Override
  public Optional<Detector> forStream() {
    return Optional.of(new ChannelDetector<>(new RandomCuts(settings, true)));
  }
}
