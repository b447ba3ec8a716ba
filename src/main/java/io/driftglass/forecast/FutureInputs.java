package io.driftglass.forecast;

import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The inputs of the coming rows: those that are given, and for the others what they did one cycle
/// ago.
///
/// @param rows one a coming row, every input a channel
/// @param given names of the channels that were given for at least one row
public record FutureInputs(Frame rows, Set<String> given) {
  public FutureInputs {
    given = Set.copyOf(given);
  }

  /// @param recent rows up to now, with the inputs
  /// @param known inputs of coming rows by their ticks; what is missing in it is assumed
  public static FutureInputs of(Frame recent, Frame known, int horizonRows) {
    var inputs = recent.of(Role.INPUT);
    var cadence = Cadence.of(recent);
    var ticks = cadence.following(recent.tick(recent.rows() - 1), horizonRows);
    var columns = new double[inputs.channels().size()][];
    var given = new ArrayList<String>();
    for (int c = 0; c < columns.length; c++) {
      var name = inputs.channel(c).name();
      columns[c] = new double[horizonRows];
      Arrays.fill(columns[c], Double.NaN);
      int column = known.indexOf(name);
      if (column >= 0 && put(known, column, ticks, columns[c])) given.add(name);
      if (Arrays.stream(columns[c]).allMatch(Double::isFinite)) continue;
      var assumed = assumed(inputs, c, cadence, horizonRows);
      for (int step = 0; step < horizonRows; step++) {
        if (Double.isNaN(columns[c][step])) columns[c][step] = assumed[step];
      }
    }
    var rows = Frame.of(recent.clock(), ticks, inputs.channels(), columns);
    return new FutureInputs(rows, Set.copyOf(given));
  }

  private static boolean put(Frame known, int column, long[] ticks, double[] values) {
    boolean any = false;
    long step = ticks.length > 1 ? ticks[1] - ticks[0] : 1;
    for (int at = 0; at < ticks.length; at++) {
      int row = known.rowAt(ticks[at] - step / 2);
      if (row >= known.rows() || Math.abs(known.tick(row) - ticks[at]) > step / 2) continue;
      double value = known.column(column)[row];
      if (!Double.isFinite(value)) continue;
      values[at] = value;
      any = true;
    }
    return any;
  }

  /// As one cycle ago, of the cycle that would have erred least; the last value where none would
  /// have been better than that.
  private static double[] assumed(Frame inputs, int channel, Cadence cadence, int horizonRows) {
    var measured = EvenSeries.of(inputs, channel, cadence);
    var values = new double[horizonRows];
    if (measured.length == 0) return values;
    var past = EvenSeries.filled(measured, 1);
    var season = Seasons.find(past, cadence);
    int period = best(past, List.of(1, season.rows(), season.longer()), horizonRows);
    for (int step = 0; step < horizonRows; step++) {
      values[step] = past[past.length - period + step % period];
    }
    return values;
  }

  private static int best(double[] past, List<Integer> periods, int horizonRows) {
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int period : periods) {
      if (past.length < 2 * period) continue;
      double error = error(past, period, horizonRows);
      if (error < least) {
        least = error;
        best = period;
      }
    }
    return best;
  }

  /// Mean absolute error over stretches of the horizon among the last rows.
  private static double error(double[] past, int period, int horizonRows) {
    int stretches = Math.clamp((past.length - period) / horizonRows, 1, 20);
    double sum = 0;
    int count = 0;
    for (int stretch = 1; stretch <= stretches; stretch++) {
      int from = Math.max(period, past.length - stretch * horizonRows);
      int until = Math.min(past.length, from + horizonRows);
      for (int row = from; row < until; row++) {
        sum += Math.abs(past[row] - past[from - period + (row - from) % period]);
        count++;
      }
    }
    return sum / count;
  }

  /// The inputs of the rows up to now with the coming ones after them.
  public Frame after(Frame recent) {
    var inputs = recent.of(Role.INPUT);
    var ticks = concat(inputs.ticks(), rows.ticks());
    var columns =
        IntStream.range(0, inputs.channels().size())
            .mapToObj(c -> concat(inputs.column(c), rows.column(c)))
            .toArray(double[][]::new);
    return Frame.of(inputs.clock(), ticks, inputs.channels(), columns);
  }

  /// The same with other values of one input; it counts as given.
  public FutureInputs with(String name, double[] values) {
    int at = rows.indexOf(name);
    var columns =
        IntStream.range(0, rows.channels().size())
            .mapToObj(c -> c == at ? values.clone() : rows.column(c))
            .toArray(double[][]::new);
    var names = new ArrayList<>(given);
    if (!names.contains(name)) names.add(name);
    var changed = Frame.of(rows.clock(), rows.ticks(), rows.channels(), columns);
    return new FutureInputs(changed, Set.copyOf(names));
  }

  private static long[] concat(long[] first, long[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static double[] concat(double[] first, double[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
