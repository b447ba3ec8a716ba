package io.driftglass.detect.method;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Reference;
import io.driftglass.detect.scoring.RowByRow;
import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/// Learns the day, the week and the slow level of every channel as rows come, and scores how far
/// the residual lies from its own history on several time scales, how unlike every earlier stretch
/// the newest is, and how otherwise than before the channel moves; the score is held and fades, so
/// that a burst is one event, and is the lower the more events there were of late. Needs no
/// training rows. A row's score is that of its strangest channel, 0 to 2.5, less where there are
/// many to be strange; strange from .95.
public final class SeasonalResidual implements Detector {
  static final Method<Detector> METHOD =
      new Method<>(
          "seasonal-residual",
          "Seasonal residual, learning as it goes",
          "Driftglass; mixture of forecasts after Vovk 1990, COLT",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real("level", .95, .05, 2.5, "score from which an event begins"),
              new Setting.Real(
                  "leave", .8, .01, 1, "fraction of the level below which an event ends"),
              new Setting.Real(
                  "half-life", 120, 1, 100_000, "rows in which a held score falls to half"),
              new Setting.Real(
                  "rise",
                  .05,
                  0,
                  1,
                  "part by which an event raises what the next must reach, half of it for 4000"
                      + " rows; 0 is never")),
          SeasonalResidual::new);

  /// With fewer scores of normal rows the level stays as it is given.
  private static final int HISTORY_ROWS = 100;

  /// How far above the highest score of normal rows the level may come down to.
  private static final double ABOVE_HIGHEST = 1.25;

  private final Settings settings;

  private SeasonalResidual(Settings settings) {
    this.settings = settings;
  }

  @Override
  public boolean learnsOnline() {
    return true;
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var watched = Watched.of(train);
    var clock = SeasonClock.of(train.clock());
    var scorer = new SeasonalScorer(watched, clock, settings);
    var empty = new Fitted(watched, clock, scorer.bytes(), new double[0], settings);
    var scores = empty.score(scorer, train, progress).total();
    return new Fitted(watched, clock, scorer.bytes(), Reference.of(scores), settings);
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    var from = new ParameterReader(in);
    var watched = Watched.read(from);
    var clock = new SeasonClock(from.text());
    var reference = from.reals();
    var scorer = new SeasonalScorer(watched, clock, settings);
    scorer.restore(from);
    return new Fitted(watched, clock, scorer.bytes(), reference, settings);
  }

  private static final class Fitted extends RowByRow {
    private final Watched watched;
    private final SeasonClock clock;
    private final byte[] state;
    private final double[] reference;
    private final Settings settings;

    Fitted(
        Watched watched, SeasonClock clock, byte[] state, double[] reference, Settings settings) {
      this.watched = watched;
      this.clock = clock;
      this.state = state;
      this.reference = reference;
      this.settings = settings;
    }

    @Override
    protected Watched watched() {
      return watched;
    }

    @Override
    protected boolean predicts() {
      return true;
    }

    @Override
    protected RowScorer start() {
      try {
        var scorer = new SeasonalScorer(watched, clock, settings);
        scorer.restore(new ParameterReader(new ByteArrayInputStream(state)));
        return scorer;
      } catch (IOException e) {
        throw new UncheckedIOException("memory cannot fail to be read", e);
      }
    }

    @Override
    public double[] reference() {
      return reference;
    }

    @Override
    public Decision decision() {
      return new Decision(new Threshold.Fixed(level()), settings.real("leave"), 0, 1);
    }

    /// Lower where normal rows show that the channels are not strange one by one, as many
    /// independent ones would be; never lower than for one channel alone.
    private double level() {
      double level = settings.real("level");
      if (reference.length < HISTORY_ROWS) return level;
      double highest = Arrays.stream(reference).max().orElseThrow();
      return Math.clamp(
          ABOVE_HIGHEST * highest, level / SeasonalScorer.ofMany(watched.targets().size()), level);
    }

    @Override
    public void write(OutputStream out) throws IOException {
      var to = new ParameterWriter(out);
      watched.write(to);
      to.text(clock.zone()).reals(reference);
      out.write(state);
    }
  }
}
