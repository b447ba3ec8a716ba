package io.driftglass.detect.method;

import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.ChannelScale;
import io.driftglass.detect.statistic.Stillness;
import io.driftglass.job.Checkpoints;
import io.driftglass.job.Progress;
import io.driftglass.method.Settings;
import io.driftglass.neural.Backend;
import io.driftglass.neural.LstmNetwork;
import io.driftglass.neural.LstmShape;
import io.driftglass.neural.Sequences;
import io.driftglass.neural.TrainingLoop;
import io.driftglass.neural.TrainingPlan;
import io.driftglass.problem.InsufficientData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Trains the network of one target channel.
final class TelemanomTraining {
  private final Settings settings;
  private final int index;
  private final String name;
  private final double[] target;
  private final List<Integer> seen = new ArrayList<>();
  private final List<ChannelScale> scales = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();

  /// @param columns one a watched channel
  /// @param index of the target among the targets
  TelemanomTraining(Settings settings, Watched watched, double[][] columns, int index) {
    this.settings = settings;
    this.index = index;
    name = watched.targetNames().get(index);
    int own = watched.targets().get(index);
    target = columns[own];
    see(own, target, ChannelScale.ofTarget(target));
    for (int c = 0; c < columns.length; c++) {
      if (watched.targets().contains(c) || constant(columns[c])) continue;
      see(c, columns[c], ChannelScale.ofInput(columns[c]));
    }
  }

  private void see(int channel, double[] column, ChannelScale scale) {
    seen.add(channel);
    scales.add(scale);
    columns.add(column);
  }

  TelemanomChannel run(Progress progress) {
    Optional<LstmNetwork> network =
        constant(target) ? Optional.empty() : Optional.of(train(progress));
    var scaled = Arrays.stream(target).map(scales.getFirst()::in).toArray();
    return new TelemanomChannel(seen, scales, network, 1, 0, Stillness.least(scaled));
  }

  private LstmNetwork train(Progress progress) {
    var all = sequences();
    if (all.count() < 2) {
      throw new InsufficientData(
          "telemanom needs 2 windows of %d rows followed by %d measured ones, channel %s has %d."
              .formatted(all.steps(), all.ahead(), name, all.count()),
          "Fill the gaps of the channel or choose a smaller window.");
    }
    int held = (int) Math.round(settings.real("validation") * all.count());
    int learnt = all.count() - Math.clamp(held, 1, all.count() - 1);
    var shape =
        new LstmShape(seen.size(), settings.whole("units"), settings.whole("layers"), all.ahead());
    var start = LstmNetwork.untrained(shape, settings.seed() + index);
    return new TrainingLoop(Backend.here().blas(), plan())
        .run(start, all.slice(0, learnt), all.slice(learnt, all.count()), named(progress))
        .network();
  }

  private TrainingPlan plan() {
    return new TrainingPlan(
        settings.whole("epochs"),
        settings.whole("batch"),
        settings.whole("windows-per-epoch"),
        settings.real("learning-rate"),
        settings.real("dropout"),
        settings.whole("patience"),
        settings.real("least-gain"),
        settings.seed() + index);
  }

  /// Every window whose following rows are all measured.
  private Sequences sequences() {
    int window = settings.whole("window");
    int horizon = settings.whole("horizon");
    var scale = scales.getFirst();
    var wanted = new float[target.length];
    var missing = new int[target.length + 1];
    for (int row = 0; row < target.length; row++) {
      wanted[row] = scale.held(target[row]);
      missing[row + 1] = missing[row] + (Float.isNaN(wanted[row]) ? 1 : 0);
    }
    int[] starts =
        IntStream.rangeClosed(0, target.length - window - horizon)
            .filter(start -> missing[start + window] == missing[start + window + horizon])
            .toArray();
    int judged = Math.min(window, settings.whole("judged"));
    return new Sequences(rows(), seen.size(), wanted, window, judged, horizon, starts);
  }

  /// What the network sees, row after row; a missing value repeats the last one, at the start it is
  /// 0.
  private float[] rows() {
    int width = seen.size();
    var rows = new float[Math.multiplyExact(target.length, width)];
    for (int i = 0; i < width; i++) {
      float last = 0;
      for (int row = 0; row < target.length; row++) {
        float value = scales.get(i).held(columns.get(i)[row]);
        if (!Float.isNaN(value)) last = value;
        rows[row * width + i] = last;
      }
    }
    return rows;
  }

  private Progress named(Progress progress) {
    return new Progress() {
      @Override
      public void report(double fraction, String message) {
        progress.report(fraction, name + ": " + message);
      }

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }

      @Override
      public void log(String line) {
        progress.log(name + ": " + line);
      }

      @Override
      public void point(String curve, long step, double value) {
        progress.point(name + " " + curve, step, value);
      }

      @Override
      public Optional<Checkpoints> checkpoints() {
        return progress.checkpoints();
      }
    };
  }

  private static boolean constant(double[] values) {
    var there = Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
    return there.getCount() == 0 || there.getMin() == there.getMax();
  }
}
