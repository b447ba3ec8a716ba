package io.driftglass.evaluate;

import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/// Whether rows that a model is judged on can be known to it: copies of rows learnt from, a channel
/// that says what the label says, windows that reach over the border.
public final class LeakCheck {
  /// Rows in a row that must be the same before they count as a copy.
  static final int RUN = 24;

  /// Different rows among them, so that a machine at rest is no copy of itself.
  private static final int LEAST_DIFFERENT = 8;

  private static final double SAYS_THE_LABEL = .999;
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final Set<String> LOOKS_BACK = Set.of("window", "lags", "context", "look-back");

  private LeakCheck() {}

  /// One way in which what is judged may be known.
  ///
  /// @param sentence what was found
  /// @param remedy what to do about it
  public record Leak(String sentence, String remedy) {
    /// Both, as one line of a log.
    public String line() {
      return sentence + " " + remedy;
    }
  }

  /// @param train rows learnt from, the first of the frame
  /// @param from the first row judged on
  /// @param until the row after the last one judged on
  public static List<Leak> of(Frame frame, int train, int from, int until, Settings settings) {
    var leaks = new ArrayList<Leak>();
    copies(frame, train, from, until).ifPresent(leaks::add);
    for (int c = 0; c < frame.channels().size(); c++) label(frame, c).ifPresent(leaks::add);
    windows(settings, from - train).ifPresent(leaks::add);
    return leaks;
  }

  /// Rows that the method looks back on from the one it says something about; 0 where it declares
  /// no such setting.
  public static int lookBack(Settings settings) {
    return settings.declared().stream()
        .filter(Setting.Whole.class::isInstance)
        .map(Setting::name)
        .filter(LOOKS_BACK::contains)
        .mapToInt(settings::whole)
        .max()
        .orElse(0);
  }

  private static Optional<Leak> windows(Settings settings, int gap) {
    int back = lookBack(settings);
    if (back <= gap) return Optional.empty();
    return Optional.of(
        new Leak(
            "The method looks back on %d rows, and %d lie between training and validation: the first windows that are judged reach into rows learnt from."
                .formatted(back, gap),
            "A gap of %d rows keeps them apart.".formatted(back)));
  }

  private static Optional<Leak> copies(Frame frame, int train, int from, int until) {
    long[] rows = hashes(frame);
    if (train < RUN || until - from < RUN) return Optional.empty();
    var known = new HashSet<Long>();
    for (int at = 0; at + RUN <= train; at++) known.add(run(rows, at));
    var copied = new boolean[until - from];
    for (int at = from; at + RUN <= until; at++) {
      if (known.contains(run(rows, at)) && varied(rows, at)) {
        Arrays.fill(copied, at - from, at - from + RUN, true);
      }
    }
    int count = 0;
    for (boolean copy : copied) if (copy) count++;
    if (count == 0) return Optional.empty();
    return Optional.of(
        new Leak(
            "%d of the %d rows judged on repeat rows learnt from, value for value."
                .formatted(count, copied.length),
            "Remove the copies on the Prepare page, or judge on other rows."));
  }

  private static long[] hashes(Frame frame) {
    var hashes = new long[frame.rows()];
    for (int c = 0; c < frame.channels().size(); c++) {
      if (!measured(frame.channel(c))) continue;
      double[] column = frame.column(c);
      for (int row = 0; row < hashes.length; row++) {
        hashes[row] = (hashes[row] ^ Double.doubleToLongBits(column[row] + 0.0)) * PRIME;
        hashes[row] ^= hashes[row] >>> 29;
      }
    }
    return hashes;
  }

  private static long run(long[] rows, int at) {
    long hash = 0;
    for (int row = at; row < at + RUN; row++) {
      hash = (hash ^ rows[row]) * PRIME;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  private static boolean varied(long[] rows, int at) {
    return Arrays.stream(rows, at, at + RUN).distinct().limit(LEAST_DIFFERENT).count()
        == LEAST_DIFFERENT;
  }

  private static Optional<Leak> label(Frame frame, int channel) {
    var labels = frame.of(Role.LABEL);
    if (labels.channels().isEmpty() || !measured(frame.channel(channel))) return Optional.empty();
    double[] column = frame.column(channel);
    double[] label = labels.column(0);
    int[] rows =
        IntStream.range(0, label.length)
            .filter(row -> Double.isFinite(label[row]) && Double.isFinite(column[row]))
            .toArray();
    if (rows.length < RUN) return Optional.empty();
    double r = new PearsonsCorrelation().correlation(at(rows, column), at(rows, label));
    if (!(Math.abs(r) >= SAYS_THE_LABEL)) return Optional.empty();
    return Optional.of(
        new Leak(
            "The channel %s says what the label says (correlation %.3f)."
                .formatted(frame.channel(channel).name(), r),
            "Set its role to ignored, or the model learns the answer."));
  }

  private static double[] at(int[] rows, double[] column) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }

  private static boolean measured(Channel channel) {
    return channel.kind() == Kind.NUMBER
        && (channel.role() == Role.TARGET || channel.role() == Role.INPUT);
  }
}
