package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class AdaptiveBandsTest {
  private static final double[] LEVELS = {.8, .95};

  /// Bands for noise of 1 where it is 1.5: those of 80 % would hold 61 % of the rows. After 500
  /// rows as many of the next 1,500 lie inside as promised, to a point and a half.
  @Test
  void bands_that_are_too_narrow_hold_what_they_promise_in_the_long_run() {
    var bands = new AdaptiveBands(new Normal(), LEVELS);
    var random = new Random(9);
    var values = new double[2010];
    for (int row = 0; row < values.length; row++) values[row] = 1.5 * random.nextGaussian();
    var inside = new double[LEVELS.length];
    for (int row = 10; row < values.length; row++) {
      var recent = Series.steps(Arrays.copyOf(values, row));
      var path = bands.forecast(recent, recent, 1, Progress.NONE).paths().getFirst();
      for (int k = 0; k < LEVELS.length; k++) {
        var band = path.bands().get(k);
        assertEquals(LEVELS[k], band.level());
        boolean held = band.low()[0] <= values[row] && values[row] <= band.high()[0];
        if (row >= 510 && held) inside[k] += 1 / 1500.0;
      }
    }
    assertArrayEquals(LEVELS, inside, .015);
  }

  /// Before a row has come the bands are those of the model.
  @Test
  void the_first_bands_are_those_of_the_model() {
    var history = Series.steps(Series.cycle(200));
    var fitted = Forecasters.find("naive").withDefaults().fit(history, 3, Progress.NONE);
    var plain = fitted.forecast(history, history, 3, LEVELS, Progress.NONE);
    var adaptive = new AdaptiveBands(fitted, LEVELS).forecast(history, history, 3, Progress.NONE);
    for (int k = 0; k < 2; k++) {
      var one = plain.paths().getFirst().bands().get(k);
      var other = adaptive.paths().getFirst().bands().get(k);
      assertArrayEquals(one.low(), other.low(), 1e-9);
      assertArrayEquals(one.high(), other.high(), 1e-9);
    }
  }

  /// A row outside both bands makes both wider, one that was inside a little narrower; rows that
  /// had come before what was said count for nothing.
  @Test
  void a_row_outside_widens_and_a_row_inside_narrows() {
    var said = new Normal().forecast(Series.steps(0, 0, 0), null, 2, LEVELS, Progress.NONE);
    double before = width(said);
    assertTrue(width(after(said, 0, 0, 0, 9)) > before);
    assertTrue(width(after(said, 0, 0, 0, 0)) < before);
    assertEquals(before, width(after(said, 9, 9, 9)), 1e-9);
  }

  private static Forecast after(Forecast said, double... values) {
    var recent = Series.steps(values);
    return new AdaptiveBands(new Normal(), LEVELS)
        .from(said, 3)
        .forecast(recent, recent, 2, Progress.NONE);
  }

  private static double width(Forecast forecast) {
    return forecast.paths().getFirst().bands().getFirst().high()[0];
  }

  /// Always 0, for noise of 1 whatever comes.
  private record Normal() implements FittedForecaster {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    @Override
    public Forecast forecast(
        Frame recent, Frame futureInputs, int horizonRows, double[] levels, Progress progress) {
      var bands = Arrays.stream(levels).mapToObj(level -> band(level, horizonRows)).toList();
      var ticks = new long[horizonRows];
      for (int step = 0; step < horizonRows; step++) {
        ticks[step] = recent.tick(recent.rows() - 1) + step + 1;
      }
      var path = new Forecast.Path("value", new double[horizonRows], bands);
      return new Forecast(recent.clock(), ticks, List.of(path));
    }

    private static Forecast.Band band(double level, int rows) {
      var high = new double[rows];
      Arrays.fill(high, NORMAL.inverseCumulativeProbability((1 + level) / 2));
      return new Forecast.Band(level, Arrays.stream(high).map(up -> -up).toArray(), high);
    }

    @Override
    public String reason() {
      return "";
    }

    @Override
    public void write(OutputStream out) {}
  }
}
