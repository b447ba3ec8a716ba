package io.driftglass.workbench.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Detectors;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.problem.Conflict;
import io.driftglass.registry.Task;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.workbench.OpenedWorkbench;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which versions can be written as ONNX models, and what is said of the others.
final class WrittenAsOnnxTest extends OpenedWorkbench {
  private static final int ROWS = 300;

  /// Which members of these are learnt says whether there is anything to write.
  private static final Set<String> BY_THE_DATA = Set.of("calendar-ridge");

  @Test
  void the_methods_named_to_a_user_are_those_that_can_be_written() {
    var frame = frame();
    var written = new HashSet<String>();
    for (var method : Detectors.ALL) {
      if (!method.with(few(method)).fit(frame, Progress.NONE).portable().isEmpty())
        written.add(method.id());
    }
    for (var method : Forecasters.ALL) {
      if (!method.with(few(method)).fit(frame, 6, Progress.NONE).portable().isEmpty())
        written.add(method.id());
    }
    written.removeAll(BY_THE_DATA);
    assertEquals(Set.copyOf(Bundles.WITH_ONNX), written);
  }

  @Test
  void a_method_of_neither_kind_is_refused_with_those_that_are() throws IOException {
    var version = trained(imported("waves", waves(0)), Task.ANOMALY, "robust-z", "waves");
    var said = refusal(version.title());
    assertTrue(said.startsWith("waves v1 (robust-z) cannot be written as ONNX. It is no"), said);
    assertTrue(said.contains("ridge-ar, pca-ar, telemanom"), said);
  }

  @Test
  void a_network_is_written_a_file_a_channel() throws IOException {
    var version = trained(imported("waves", waves(0)), Task.FORECAST, "linear-maps", "waves");
    var files = workbench.bundles().writeOnnx(version, folder.resolve("waves.onnx"));
    assertEquals(
        List.of("waves-1.onnx", "waves-2.onnx"),
        files.stream().map(file -> file.getFileName().toString()).toList());
    for (var file : files) assertTrue(Files.size(file) > 1000);
  }

  @Test
  void what_looks_at_a_channel_from_where_it_has_wandered_says_why_it_is_refused()
      throws IOException {
    var version = trained(imported("walk", waves(1)), Task.ANOMALY, "auto-encoder", "walk");
    var said = refusal(version.title());
    assertTrue(said.contains("It looks at a, b from the mean of the last rows"), said);
  }

  @Test
  void what_all_earlier_rows_go_into_says_why_it_is_refused() throws IOException {
    for (int wander = 0; wander < 2; wander++) {
      var version =
          trained(imported("w" + wander, waves(wander)), Task.ANOMALY, "pca", "w" + wander);
      var said = refusal(version.title());
      assertTrue(said.contains("a score that all earlier rows go into, and no window"), said);
    }
  }

  private String refusal(String title) {
    var version = workbench.models().get(title);
    var file = folder.resolve("m.onnx");
    var refused = assertThrows(Conflict.class, () -> workbench.bundles().writeOnnx(version, file));
    return refused.getMessage() + " " + refused.remedy();
  }

  private static Map<String, String> few(Method<?> method) {
    return method.settings().stream().anyMatch(setting -> setting.name().equals("epochs"))
        ? Map.of("epochs", "1")
        : Map.of();
  }

  private static Frame frame() {
    var random = new Random(3);
    var ticks = new long[ROWS];
    var columns = new double[2][ROWS];
    for (int t = 0; t < ROWS; t++) {
      ticks[t] = t;
      for (int c = 0; c < 2; c++)
        columns[c][t] = 9 + Math.sin(t / (4.0 + c)) + .1 * random.nextGaussian();
    }
    var channels =
        List.of(
            new Channel("a", "", Kind.NUMBER, Role.TARGET, List.of()),
            new Channel("b", "", Kind.NUMBER, Role.TARGET, List.of()));
    return Frame.of(new Clock.Index("minute"), ticks, channels, columns);
  }

  /// @param wander how far the channels walk a row
  private static String waves(double wander) {
    var random = new Random(5);
    var text = new StringBuilder("minute,a,b\n");
    double a = 0;
    double b = 0;
    for (int t = 0; t < 1000; t++) {
      a += wander * random.nextGaussian();
      b += wander * random.nextGaussian();
      double noise = .05 * random.nextGaussian();
      text.append("%d,%s,%s\n".formatted(t, a + Math.sin(t / 6.0) + noise, b + Math.cos(t / 9.0)));
    }
    return text.toString();
  }
}
