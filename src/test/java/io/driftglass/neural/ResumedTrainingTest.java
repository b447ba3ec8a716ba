package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.forecast.Season;
import io.driftglass.forecast.network.Hierarchical;
import io.driftglass.job.Checkpoints;
import io.driftglass.job.Progress;
import io.driftglass.neural.conv.ConvNetwork;
import io.driftglass.neural.conv.ConvShape;
import io.driftglass.neural.patch.MaskedNetwork;
import io.driftglass.neural.patch.MaskedShape;
import io.driftglass.neural.patch.PatchNetwork;
import io.driftglass.neural.patch.PatchShape;
import io.driftglass.neural.patch.PatchTraining;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A training that is stopped after any epoch goes on to the same bits.
final class ResumedTrainingTest {
  private static final Blas BLAS = new PlainBlas();
  private static final int EPOCHS = 5;

  @Test
  void an_lstm_goes_on_to_the_same_bits() {
    var shape = new LstmShape(1, 4, 2, 2);
    var rows = wave(200);
    int[] starts = IntStream.range(0, 150).toArray();
    var all = new Sequences(rows, 1, rows, 12, 1, 2, starts);
    var plan = new TrainingPlan(EPOCHS, 32, 96, .01, .2, 3, 0, 7);
    var start = LstmNetwork.untrained(shape, 1);
    resumesAnywhere(
        progress ->
            new TrainingLoop(BLAS, plan)
                .run(start, all.slice(0, 110), all.slice(110, 150), progress)
                .network()
                .parameters());
  }

  @Test
  void an_auto_encoder_goes_on_to_the_same_bits() {
    givesBackAnywhere(DenseNetwork.untrained(new int[] {8, 3, 8}, 8));
  }

  @Test
  void a_convolutional_auto_encoder_goes_on_to_the_same_bits() {
    givesBackAnywhere(ConvNetwork.untrained(new ConvShape(8, 1, 3, 4), 8));
  }

  @Test
  void an_lstm_auto_encoder_goes_on_to_the_same_bits() {
    givesBackAnywhere(EncoderDecoder.untrained(new EncoderDecoder.Shape(8, 1, 3), 8));
  }

  @Test
  void a_masked_transformer_goes_on_to_the_same_bits() {
    givesBackAnywhere(MaskedNetwork.untrained(new MaskedShape(8, 1, 2, 4, 2, 1, 6), 8));
  }

  private static <N extends WindowNetwork<N>> void givesBackAnywhere(N start) {
    var wave = wave(300);
    var rows =
        new WindowTraining.Rows() {
          @Override
          public int count() {
            return 290;
          }

          @Override
          public void copy(int row, float[] to, int at) {
            System.arraycopy(wave, row, to, at, 8);
          }
        };
    var plan = new TrainingPlan(EPOCHS, 48, 160, .01, .1, 3, 0, 7);
    resumesAnywhere(
        progress ->
            new WindowTraining(BLAS, plan).run(start, rows, rows, progress).network().parameters());
  }

  @Test
  void a_patch_transformer_goes_on_to_the_same_bits() {
    var wave = IntStream.range(0, 200).mapToDouble(r -> Math.sin(r * Math.PI / 8)).toArray();
    var shape = new PatchShape(32, 8, 4, 8, 2, 1, 16, 8);
    var plan = new TrainingPlan(EPOCHS, 16, 64, .005, .1, 3, 0, 1);
    var start = PatchNetwork.untrained(shape, 1);
    resumesAnywhere(
        progress -> new PatchTraining(BLAS, plan).run(start, List.of(wave), progress).parameters());
  }

  @Test
  void networks_at_several_paces_go_on_to_the_same_bits() {
    var wave = IntStream.range(0, 200).mapToDouble(r -> Math.sin(r * Math.PI / 8)).toArray();
    var expert = new Hierarchical(24, 6, new TrainingPlan(EPOCHS, 16, 64, .005, 0, EPOCHS, 0, 1));
    resumesAnywhere(
        progress -> {
          var learnt = expert.fit(wave, Season.NONE, 6, progress).parameters();
          var bits = new float[learnt.length];
          for (int i = 0; i < bits.length; i++) bits[i] = (float) learnt[i];
          return bits;
        });
  }

  @Test
  void another_seed_does_not_go_on_from_a_checkpoint_of_this_one() {
    var kept = new HashMap<String, byte[]>();
    dense(1, new Stopped(kept, 2));
    assertArrayEquals(dense(2, Progress.NONE), dense(2, new Stopped(kept, 99)), 0);
  }

  private static float[] dense(long seed, Progress progress) {
    var random = new SplittableRandom(3);
    var values = random.doubles(64, -1, 1).toArray();
    var rows =
        new WindowTraining.Rows() {
          @Override
          public int count() {
            return 60;
          }

          @Override
          public void copy(int row, float[] to, int at) {
            for (int i = 0; i < 4; i++) to[at + i] = (float) values[row + i];
          }
        };
    var plan = new TrainingPlan(4, 16, 60, .01, 0, 4, 0, seed);
    var start = DenseNetwork.untrained(new int[] {4, 2, 4}, 8);
    try {
      return new WindowTraining(BLAS, plan).run(start, rows, rows, progress).network().parameters();
    } catch (CancellationException e) {
      return new float[0];
    }
  }

  private static void resumesAnywhere(Function<Progress, float[]> training) {
    var whole = training.apply(Progress.NONE);
    for (int after = 1; after < EPOCHS; after++) {
      var kept = new HashMap<String, byte[]>();
      var stopped = new Stopped(kept, after);
      assertThrows(CancellationException.class, () -> training.apply(stopped));
      var resumed = new Stopped(kept, 99);
      assertArrayEquals(whole, training.apply(resumed), 0, "stopped after epoch " + after);
      assertEquals(EPOCHS - after, resumed.written, "epochs learnt again");
      assertEquals("goes on after epoch " + after, resumed.lines.get(after));
    }
  }

  private static float[] wave(int rows) {
    var values = new float[rows];
    for (int row = 0; row < rows; row++) values[row] = (float) Math.sin(row * .3);
    return values;
  }

  /// Is stopped once so many epochs have been kept.
  private static final class Stopped implements Progress, Checkpoints {
    private final Map<String, byte[]> kept;
    private final int most;
    private final List<String> lines = new ArrayList<>();
    private int written;

    Stopped(Map<String, byte[]> kept, int most) {
      this.kept = kept;
      this.most = most;
    }

    @Override
    public void report(double fraction, String message) {}

    @Override
    public void log(String line) {
      lines.add(line);
    }

    @Override
    public boolean cancelled() {
      return written >= most;
    }

    @Override
    public Optional<Checkpoints> checkpoints() {
      return Optional.of(this);
    }

    @Override
    public Optional<byte[]> read(String key) {
      return Optional.ofNullable(kept.get(key)).map(byte[]::clone);
    }

    @Override
    public void write(String key, byte[] state) {
      kept.put(key, state.clone());
      written++;
    }
  }
}
