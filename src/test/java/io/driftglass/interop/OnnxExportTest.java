package io.driftglass.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.method.Detectors;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.neural.Backend;
import io.driftglass.neural.DenseNetwork;
import io.driftglass.neural.LstmNetwork;
import io.driftglass.neural.LstmShape;
import io.driftglass.neural.WindowNetwork;
import io.driftglass.neural.portable.Portable;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What ONNX Runtime makes of our models, against what we make of them.
class OnnxExportTest {
  private static final double CLOSE = 1e-5;

  /// ONNX Runtime reads the command line of its process by a recursion for every character of it,
  /// and a class path may be long: an ordinary stack does not suffice.
  @BeforeAll
  static void a_runtime_that_may_have_been_started_by_a_long_line() throws InterruptedException {
    var thread = new Thread(null, OrtEnvironment::getEnvironment, "ONNX Runtime", 256 << 20);
    thread.start();
    thread.join();
  }

  @Test
  void a_stacked_lstm_predicts_the_same() throws OrtException {
    var network = LstmNetwork.untrained(new LstmShape(3, 5, 2, 4), 7);
    var portable =
        new Portable(
            "a",
            List.of("a", "b", "c"),
            12,
            List.of(0.0, 0.0, 0.0),
            List.of(1.0, 1.0, 1.0),
            3,
            3,
            new Portable.Function.Recurrent(network),
            Portable.Says.PREDICTION);
    var random = new Random(1);
    int windows = 6;
    var in = random.doubles((long) windows * 12 * 3, -1, 1).toArray();
    var rows = new float[in.length];
    for (int w = 0; w < windows; w++) {
      for (int t = 0; t < 12; t++) {
        for (int i = 0; i < 3; i++)
          rows[(t * windows + w) * 3 + i] = (float) in[(w * 12 + t) * 3 + i];
      }
    }
    var ours = network.predict(Backend.here().blas(), rows, 12, windows);
    var theirs = run(portable, in, windows);
    for (int i = 0; i < ours.length; i++) assertEquals(ours[i], theirs[i], CLOSE);
  }

  @Test
  void a_dense_network_gives_back_the_same() throws OrtException {
    var network = DenseNetwork.untrained(new int[] {8, 3, 8}, 5);
    var portable =
        new Portable(
            "row",
            List.of("a", "b"),
            4,
            List.of(1.0, -2.0),
            List.of(2.0, .5),
            15,
            5,
            new Portable.Function.Dense(network),
            Portable.Says.SCORE);
    var in = new Random(2).doubles(8, -4, 4).toArray();
    var scaled = new double[8];
    var shown = new float[8];
    for (int i = 0; i < 8; i++) {
      scaled[i] = Math.clamp(i % 2 == 0 ? (in[i] - 1) / 2 : (in[i] + 2) / .5, -15, 15);
      shown[i] = (float) Math.clamp(scaled[i], -5, 5);
    }
    var back = network.output(shown);
    double sum = 0;
    for (int i = 0; i < 8; i++) sum += (scaled[i] - back[i]) * (scaled[i] - back[i]);
    assertEquals(Math.sqrt(sum / 8), run(portable, in, 1)[0], CLOSE);
  }

  @Test
  void a_fitted_ridge_and_a_fitted_lstm_expect_the_same_next_value() throws OrtException {
    var frame = frame();
    for (var id : List.of("ridge-ar", "telemanom")) {
      var settings =
          id.equals("ridge-ar")
              ? Map.of("lags", "20")
              : Map.of("window", "24", "units", "6", "epochs", "2", "horizon", "3");
      var fitted = fit(id, settings, frame);
      var expected = fitted.score(frame, Progress.NONE).expected();
      assertEquals(2, fitted.portable().size());
      for (int k = 0; k < 2; k++) {
        var portable = fitted.portable().get(k);
        int steps = portable.steps();
        var in = new double[steps];
        System.arraycopy(frame.column(k), 0, in, 0, steps);
        assertEquals(List.of(frame.channel(k).name()), portable.inputs());
        double ours =
            (expected[k][steps] - portable.zero().getFirst()) / portable.unit().getFirst();
        double theirs =
            (run(portable, in, 1)[0] - portable.zero().getFirst()) / portable.unit().getFirst();
        assertEquals(ours, theirs, CLOSE, id);
      }
    }
  }

  @Test
  void fitted_forecasters_that_are_a_ridge_or_a_network_say_the_same_path() throws OrtException {
    var frame = frame();
    same_path("ridge", Map.of(), frame);
    same_path("lstm", Map.of("context", "24", "units", "6", "layers", "2", "epochs", "2"), frame);
    same_path("n-hits", Map.of("context", "30", "units", "8", "epochs", "2"), frame);
    var naive = Method.find(Forecasters.ALL, "forecaster", "seasonal-naive").withDefaults();
    assertTrue(naive.fit(frame, 12, Progress.NONE).portable().isEmpty());
  }

  @Test
  void linear_maps_say_the_same_path_with_and_without_a_cycle() throws OrtException {
    same_path("linear-maps", Map.of("season", "1", "look-back", "40"), frame());
    same_path("linear-maps", Map.of("season", "6", "look-back", "200"), frame());
  }

  @Test
  void a_patch_transformer_says_the_same_path() throws OrtException {
    var settings =
        Map.of(
            "context", "33", "patch", "7", "width", "12", "heads", "3", "layers", "2", "epochs",
            "2");
    same_path("patch-transformer", settings, frame());
  }

  @Test
  void a_channel_that_never_changed_goes_on_so() throws OrtException {
    for (var id : List.of("lstm", "n-hits", "patch-transformer")) {
      same_path(id, Map.of("epochs", "1"), frame(7));
    }
  }

  @Test
  void rows_that_stand_still_before_a_forecast_go_on_as_ours_do() throws OrtException {
    var fitted =
        Method.find(Forecasters.ALL, "forecaster", "patch-transformer")
            .with(Map.of("context", "33", "epochs", "1"))
            .fit(frame(), 12, Progress.NONE);
    var still = new double[fitted.portable().getFirst().steps()];
    Arrays.fill(still, 1010);
    for (double row : run(fitted.portable().getFirst(), still, 1)) assertEquals(1010, row, CLOSE);
  }

  private static void same_path(String id, Map<String, String> settings, Frame frame)
      throws OrtException {
    var fitted =
        Method.find(Forecasters.ALL, "forecaster", id).with(settings).fit(frame, 12, Progress.NONE);
    var paths =
        fitted.forecast(frame, frame.of(Role.INPUT), 12, new double[] {.8}, Progress.NONE).paths();
    assertEquals(2, fitted.portable().size(), id);
    for (int k = 0; k < 2; k++) {
      var portable = fitted.portable().get(k);
      assertEquals(List.of(frame.channel(k).name()), portable.inputs());
      int rows = frame.rows();
      var column = frame.column(k);
      var theirs = run(portable, Arrays.copyOfRange(column, rows - portable.steps(), rows), 1);
      var ours = paths.get(k).point();
      double range =
          Arrays.stream(column).max().orElseThrow() - Arrays.stream(column).min().orElseThrow();
      double unit = range > 0 ? range : 1;
      assertEquals(12, theirs.length, id);
      for (int step = 0; step < 12; step++) {
        assertEquals(ours[step] / unit, theirs[step] / unit, CLOSE, id + " row " + step);
      }
    }
  }

  @Test
  void an_autoregression_that_looks_beside_expects_the_same_next_value() throws OrtException {
    var both = frame();
    var channels =
        List.of(both.channel(0), new Channel("level", "", Kind.NUMBER, Role.INPUT, List.of()));
    var columns = new double[][] {both.column(0), both.column(1)};
    var withInput = Frame.of(both.clock(), both.ticks(), channels, columns);
    for (var beside : List.of("inputs", "targets", "all")) {
      var watched = beside.equals("targets") ? both : withInput;
      var fitted = fit("ridge-ar", Map.of("lags", "20", "beside", beside), watched);
      var portable = fitted.portable().getFirst();
      assertEquals(List.of("flow", "level"), portable.inputs());
      int steps = portable.steps();
      assertEquals(beside.equals("targets") ? 20 : 21, steps);
      var in = new double[2 * steps];
      for (int row = 0; row < steps; row++) {
        in[2 * row] = row < 20 ? watched.column(0)[row] : Double.MAX_VALUE;
        in[2 * row + 1] = watched.column(1)[row];
      }
      double ours = fitted.score(watched, Progress.NONE).expected()[0][20];
      double unit = portable.unit().getFirst();
      assertEquals(ours / unit, run(portable, in, 1)[0] / unit, CLOSE, beside);
    }
  }

  @Test
  void an_autoregression_beside_another_method_is_written_for_itself() throws OrtException {
    var frame = frame();
    var fitted = fit("pca-ar", Map.of(), frame);
    var portable = fitted.portable().get(1);
    int steps = portable.steps();
    double ours = fitted.score(frame, Progress.NONE).expected()[1][steps];
    double theirs = run(portable, Arrays.copyOf(frame.column(1), steps), 1)[0];
    double unit = portable.unit().getFirst();
    assertEquals(ours / unit, theirs / unit, CLOSE);
  }

  @Test
  void convolutions_score_the_same() throws OrtException {
    same_scores("conv-auto-encoder", Map.of("epochs", "2"));
    same_scores("conv-auto-encoder", Map.of("epochs", "1", "window", "9", "kernel", "4"));
    same_scores("conv-auto-encoder", Map.of("epochs", "1", "window", "7", "kernel", "1"));
    same_scores("conv-auto-encoder", Map.of("epochs", "1", "window", "1", "kernel", "5"));
  }

  @Test
  void a_window_recalled_from_a_state_scores_the_same() throws OrtException {
    same_scores("lstm-auto-encoder", Map.of("epochs", "3"));
    same_scores("lstm-auto-encoder", Map.of("epochs", "1", "window", "2", "units", "5"));
    same_scores("lstm-auto-encoder", Map.of("epochs", "1", "window", "1", "units", "5"));
  }

  @Test
  void patches_told_from_the_others_score_the_same() throws OrtException {
    same_scores("masked-transformer", Map.of("epochs", "2"));
    same_scores("masked-transformer", Map.of("epochs", "1", "window", "7", "patch", "3"));
    same_scores("masked-transformer", Map.of("epochs", "1", "window", "1"));
  }

  /// Rows wilder and wilder, some beyond what a network is shown.
  private static void same_scores(String id, Map<String, String> given) throws OrtException {
    var fitted = fit(id, given, frame());
    var wild = wild();
    var portable = fitted.portable().getFirst();
    assertEquals(List.of("flow", "level"), portable.inputs());
    int[] last = {290, 330, 370, 399};
    int size = 2 * portable.steps();
    var in = new double[last.length * size];
    for (int w = 0; w < last.length; w++) {
      for (int i = 0; i < size; i++) {
        in[w * size + i] = wild.column(i % 2)[last[w] + 1 - portable.steps() + i / 2];
      }
    }
    var theirs = run(portable, in, last.length);
    for (int w = 0; w < last.length; w++) {
      double ours = score(portable, Arrays.copyOfRange(in, w * size, (w + 1) * size));
      assertEquals(ours, theirs[w], CLOSE, id + given);
    }
  }

  private static double score(Portable portable, double[] window) {
    var shown = new float[window.length];
    var scaled = new double[window.length];
    for (int i = 0; i < window.length; i++) {
      double away = (window[i] - portable.zero().get(i % 2)) / portable.unit().get(i % 2);
      scaled[i] = Math.clamp(away, -portable.held(), portable.held());
      shown[i] = (float) Math.clamp(scaled[i], -portable.far(), portable.far());
    }
    var back = network(portable.function()).output(shown);
    double sum = 0;
    for (int i = 0; i < back.length; i++) sum += (scaled[i] - back[i]) * (scaled[i] - back[i]);
    return Math.sqrt(sum / back.length);
  }

  private static WindowNetwork<?> network(Portable.Function function) {
    return switch (function) {
      case Portable.Function.Dense(var network) -> network;
      case Portable.Function.Convolved(var network) -> network;
      case Portable.Function.Recalled(var network) -> network;
      case Portable.Function.Masked(var network) -> network;
      default -> throw new IllegalArgumentException("gives back no window");
    };
  }

  private static Frame wild() {
    var frame = frame();
    var columns = new double[][] {frame.column(0).clone(), frame.column(1).clone()};
    for (int t = 200; t < 400; t++) {
      columns[0][t] += .01 * (t - 200) * (t - 200) * (t % 3);
      columns[1][t] *= 3;
    }
    return Frame.of(frame.clock(), frame.ticks(), frame.channels(), columns);
  }

  @Test
  void a_method_of_neither_kind_has_nothing_to_write() {
    assertTrue(fit("robust-z", Map.of(), frame()).portable().isEmpty());
  }

  private static FittedDetector fit(String id, Map<String, String> settings, Frame frame) {
    return Method.find(Detectors.ALL, "detector", id).with(settings).fit(frame, Progress.NONE);
  }

  private static Frame frame(double still) {
    var frame = frame();
    var columns = new double[][] {frame.column(0), frame.column(1).clone()};
    Arrays.fill(columns[1], still);
    return Frame.of(frame.clock(), frame.ticks(), frame.channels(), columns);
  }

  private static Frame frame() {
    int rows = 400;
    var random = new Random(3);
    var ticks = new long[rows];
    var columns = new double[2][rows];
    for (int t = 0; t < rows; t++) {
      ticks[t] = t;
      columns[0][t] = 1000 + 50 * Math.sin(t / 5.0) + random.nextGaussian();
      columns[1][t] = .01 * Math.cos(t / 7.0) + .0003 * random.nextGaussian();
    }
    var channels =
        List.of(
            new Channel("flow", "", Kind.NUMBER, Role.TARGET, List.of()),
            new Channel("level", "", Kind.NUMBER, Role.TARGET, List.of()));
    return Frame.of(new Clock.Index("minute"), ticks, channels, columns);
  }

  private static double[] run(Portable portable, double[] in, int windows) throws OrtException {
    var environment = OrtEnvironment.getEnvironment();
    var bytes = OnnxExport.of(portable, "test", "1");
    long[] shape = {windows, portable.steps(), portable.inputs().size()};
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (var session = environment.createSession(bytes, options);
          var window = OnnxTensor.createTensor(environment, DoubleBuffer.wrap(in), shape);
          var result = session.run(Map.of("window", window))) {
        var out = (double[][]) result.get(0).getValue();
        var flat = new double[windows * out[0].length];
        for (int w = 0; w < windows; w++) {
          System.arraycopy(out[w], 0, flat, w * out[0].length, out[0].length);
        }
        return flat;
      }
    }
  }
}
