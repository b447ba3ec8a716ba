package io.driftglass.detect.method;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Reference;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.RowByRow;
import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.JointScore;
import io.driftglass.detect.statistic.RangeScale;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.method.Settings;
import io.driftglass.neural.portable.Portable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The autoregressions of all channels, and how their errors become one score.
final class RidgeArFitted extends RowByRow {
  private final ArDesign design;
  private final RangeScale scale;
  private final List<ArChannel> channels;
  private final JointScore joint;
  private final double[] reference;
  private final Settings settings;
  private final Decision decision;

  private RidgeArFitted(
      ArDesign design,
      RangeScale scale,
      List<ArChannel> channels,
      JointScore joint,
      double[] reference,
      Settings settings) {
    this.design = design;
    this.scale = scale;
    this.channels = channels;
    this.joint = joint;
    this.reference = reference;
    this.settings = settings;
    var plain =
        new Decision(
            new Threshold.Fixed(settings.real("level")),
            settings.real("leave"),
            settings.whole("join"),
            1);
    decision =
        ArChannel.few(reference.length, RidgeAr.spans(settings))
            ? Deciding.above(plain, reference)
            : plain;
  }

  static ScoredFit<RidgeArFitted> of(
      ArDesign design, RangeScale scale, List<ArChannel.Learnt> learnt, Settings settings) {
    var channels = learnt.stream().map(ArChannel.Learnt::channel).toList();
    int rows = learnt.getFirst().scores().length;
    var z = new double[channels.size()];
    var totals = new double[rows];
    for (int t = 0; t < rows; t++) {
      for (int k = 0; k < z.length; k++) z[k] = learnt.get(k).scores()[t];
      totals[t] = JointScore.plain(z);
    }
    var joint = JointScore.fit(z.length, totals);
    for (int t = 0; t < rows; t++) totals[t] = joint.of(totals[t]);
    return new ScoredFit<>(
        new RidgeArFitted(design, scale, channels, joint, Reference.of(totals), settings), totals);
  }

  @Override
  protected Watched watched() {
    return design.watched();
  }

  @Override
  protected boolean predicts() {
    return true;
  }

  @Override
  protected RowScorer start() {
    return new ArScorer(design, scale, channels, joint, settings);
  }

  @Override
  public double[] reference() {
    return reference;
  }

  @Override
  public Decision decision() {
    return decision;
  }

  @Override
  public List<Portable> portable() {
    var all = new ArrayList<Portable>();
    for (int k = 0; k < channels.size(); k++) {
      if (!channels.get(k).silent()) all.add(portable(k, channels.get(k).weights()));
    }
    return List.copyOf(all);
  }

  private Portable portable(int target, double[] weights) {
    int[] seen = design.seen(target);
    var of = Arrays.stream(seen).boxed().toList();
    return new Portable(
        design.watched().targetNames().get(target),
        of.stream().map(design.watched().names()::get).toList(),
        design.steps(),
        of.stream().map(c -> scale.out(c, 0)).toList(),
        of.stream().map(scale::unit).toList(),
        RangeScale.FAR,
        RangeScale.FAR,
        new Portable.Function.Linear(
            Arrays.stream(design.overWindow(target, weights)).boxed().toList(),
            weights[weights.length - 1]),
        Portable.Says.PREDICTION);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    var to = new ParameterWriter(out);
    design.watched().write(to);
    design.gaps().write(to);
    to.whole(design.lags());
    scale.write(to);
    to.whole(channels.size());
    for (var channel : channels) channel.write(to);
    joint.write(to);
    to.reals(reference);
  }

  static RidgeArFitted read(ParameterReader in, Settings settings) throws IOException {
    var design =
        new ArDesign(Watched.read(in), Gaps.read(in), in.count(), settings.choice("beside"));
    var scale = RangeScale.read(in);
    int count = in.count();
    var channels = new ArrayList<ArChannel>();
    for (int k = 0; k < count; k++) channels.add(ArChannel.read(in));
    return new RidgeArFitted(
        design, scale, List.copyOf(channels), JointScore.read(in), in.reals(), settings);
  }
}
