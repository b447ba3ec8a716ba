package io.driftglass.detect.method;

import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.method.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The seasonal residual of all channels. The first hundred rows are kept until their usual step is
/// known, then learnt in one go; they have no score.
final class SeasonalScorer implements RowScorer {
  private static final int WARM_UP_ROWS = 100;

  /// Rows remembered of all channels together; a channel has its part, but never fewer than the
  /// second figure.
  private static final int PAST_ROWS = 4096;

  private static final int LEAST_PAST_ROWS = 512;

  /// The strangest of many channels is the stranger the more there are: among independent ones the
  /// score that some share of rows reaches grows by this part with each e-fold of channels, as
  /// measured on noise and on noise drawn back slowly.
  private static final double OF_MANY = .137;

  private final Watched watched;
  private final SeasonClock clock;
  private final double many;
  private final List<Kept> kept = new ArrayList<>();
  private int daySlots;
  private SeasonalChannel[] channels = new SeasonalChannel[0];
  private final HeldScore[] held;

  @SuppressWarnings("ArrayRecordComponent")
  private record Kept(long tick, double[] row) {}

  SeasonalScorer(Watched watched, SeasonClock clock, Settings settings) {
    this.watched = watched;
    this.clock = clock;
    held = new HeldScore[watched.targets().size()];
    many = ofMany(held.length);
    // events begin as for many channels and end as for one: the decision's level lies between
    double level = settings.real("level");
    for (int k = 0; k < held.length; k++) {
      held[k] =
          new HeldScore(
              settings.real("half-life"),
              settings.real("rise"),
              level * many,
              level * settings.real("leave"));
    }
  }

  /// By how many times the strangest of so many independent channels is the stranger.
  static double ofMany(int channels) {
    return 1 + OF_MANY * Math.log(channels);
  }

  @Override
  public double next(long tick, double[] row, Parts parts) {
    if (channels.length > 0) return score(tick, row, parts);
    kept.add(new Kept(tick, row.clone()));
    Arrays.fill(parts.byChannel, Double.NaN);
    Arrays.fill(parts.expected, Double.NaN);
    Arrays.fill(parts.spread, Double.NaN);
    if (kept.size() == WARM_UP_ROWS) learnKept(parts);
    return Double.NaN;
  }

  private void learnKept(Parts parts) {
    var steps = new long[kept.size() - 1];
    for (int i = 0; i < steps.length; i++) steps[i] = kept.get(i + 1).tick - kept.get(i).tick;
    Arrays.sort(steps);
    begin(SeasonClock.daySlots(steps[steps.length / 2]));
    for (var row : kept) score(row.tick, row.row, parts);
    kept.clear();
  }

  private void begin(int slots) {
    daySlots = slots;
    channels = new SeasonalChannel[held.length];
    int past = Math.max(LEAST_PAST_ROWS, PAST_ROWS / held.length);
    for (int k = 0; k < channels.length; k++) {
      channels[k] = new SeasonalChannel(daySlots, clock.seasonal(), past, held.length == 1);
    }
  }

  private double score(long tick, double[] row, Parts parts) {
    int slot = clock.seasonal() ? clock.weekSlot(tick, daySlots) : 0;
    double highest = Double.NaN;
    for (int k = 0; k < channels.length; k++) {
      double value = row[watched.targets().get(k)];
      boolean measured = Double.isFinite(value);
      if (measured) held[k].next(channels[k].next(slot, value));
      else held[k].pass();
      double score = held[k].value();
      parts.byChannel[k] = measured ? score : 0;
      parts.expected[k] = measured ? channels[k].expected() : Double.NaN;
      parts.spread[k] = measured ? channels[k].spread() : Double.NaN;
      if (measured && !(score <= highest)) highest = score;
    }
    return highest / many;
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try {
      write(new ParameterWriter(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private void write(ParameterWriter out) throws IOException {
    out.whole(kept.size());
    for (var row : kept) out.whole(row.tick).reals(row.row);
    for (var score : held) out.reals(score.state());
    out.whole(channels.length == 0 ? 0 : daySlots);
    for (var channel : channels) channel.write(out);
  }

  void restore(ParameterReader in) throws IOException {
    int rows = in.count();
    for (int i = 0; i < rows; i++) kept.add(new Kept(in.whole(), in.reals()));
    for (var score : held) score.restore(in.reals());
    int slots = in.count();
    if (slots == 0) return;
    begin(slots);
    for (var channel : channels) channel.restore(in);
  }
}
