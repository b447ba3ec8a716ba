package io.driftglass.detect.method;

import io.driftglass.method.Settings;
import io.driftglass.neural.LstmNetwork;
import io.driftglass.neural.LstmStepper;

/// Predicts the next value of one channel from the rows so far.
interface ChannelPredictor {
  /// The next value on the channel's scale; NaN until enough rows are seen.
  double predicted();

  /// @param row one value a watched channel, NaN where missing
  void take(double[] row);

  static ChannelPredictor of(TelemanomChannel channel, Settings settings) {
    int used = settings.choice("compare").equals("mean") ? settings.whole("horizon") : 1;
    return channel
        .network()
        .map(LstmNetwork::stepper)
        .<ChannelPredictor>map(
            stepper ->
                new Recurrent(channel, stepper, stepper.fresh(), settings.whole("window"), used))
        .orElseGet(Constant::new);
  }

  /// For a channel that was constant in training.
  final class Constant implements ChannelPredictor {
    @Override
    public double predicted() {
      return 0;
    }

    @Override
    public void take(double[] row) {}
  }

  /// Two copies of a network, each begun anew every two windows, in turn: the older one predicts,
  /// from one window of rows at least and two at most, much as in training.
  final class Recurrent implements ChannelPredictor {
    private final TelemanomChannel channel;
    private final int window;
    private final float[] seen;
    private LstmStepper older;
    private LstmStepper younger;
    private int sinceBegin;
    private boolean ready;

    /// Predictions of rows to come: `sums[0]` of the next row, and how many each is made of.
    private final double[] sums;

    private final int[] counts;

    Recurrent(
        TelemanomChannel channel, LstmStepper older, LstmStepper younger, int window, int used) {
      this.channel = channel;
      this.older = older;
      this.younger = younger;
      this.window = window;
      seen = new float[channel.seen().size()];
      sums = new double[used];
      counts = new int[used];
    }

    @Override
    public double predicted() {
      return ready ? sums[0] / counts[0] : Double.NaN;
    }

    @Override
    public void take(double[] row) {
      for (int i = 0; i < seen.length; i++) {
        float value = channel.scales().get(i).held(row[channel.seen().get(i)]);
        if (!Float.isNaN(value)) seen[i] = value;
      }
      younger.take(seen);
      if (ready) older.take(seen);
      if (++sinceBegin == window) begin();
      if (ready) predict();
    }

    private void begin() {
      var rested = older;
      older = younger;
      younger = rested;
      younger.reset();
      sinceBegin = 0;
      ready = true;
    }

    private void predict() {
      float[] ahead = older.predict();
      int used = sums.length;
      System.arraycopy(sums, 1, sums, 0, used - 1);
      System.arraycopy(counts, 1, counts, 0, used - 1);
      sums[used - 1] = 0;
      counts[used - 1] = 0;
      for (int i = 0; i < used; i++) {
        sums[i] += ahead[i];
        counts[i]++;
      }
    }
  }
}
