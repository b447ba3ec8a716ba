package io.driftglass.prepare;

import io.driftglass.job.Progress;
import io.driftglass.prepare.step.Place;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Small frames for tests of the steps, a row a minute.
public final class Made {
  public static final double NONE = Double.NaN;
  public static final long MINUTE = 60_000_000L;

  private Made() {}

  /// One channel `x`.
  public static Frame column(double... values) {
    return frame(List.of("x"), values);
  }

  public static Frame frame(List<String> names, double[]... columns) {
    long[] ticks = IntStream.range(0, columns[0].length).mapToLong(r -> r * MINUTE).toArray();
    return at(ticks, names, columns);
  }

  public static Frame at(long[] ticks, List<String> names, double[]... columns) {
    return Frame.of(new Clock.Wall(), ticks, names.stream().map(Channel::target).toList(), columns);
  }

  public static Preparation.Prepared run(Frame frame, String... steps) {
    var recipe = new Recipe(Arrays.stream(steps).map(RecipeStep::parse).toList());
    return new Preparation(recipe, Place.alone(Progress.NONE), Preparation.Watch.NOBODY)
        .run(frame, Optional.empty());
  }

  /// Channel `x` after the steps.
  public static double[] x(Frame frame, String... steps) {
    var after = run(frame, steps).frame();
    return after.column(after.indexOf("x"));
  }
}
