package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Clock;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Keys;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every key that the sheet of shortcuts names for a chart is fired, and what it says happens.
class ChartKeysTest {
  private static final Range MIDDLE = new Range(400, 600);
  private static final Range CLOSE = new Range(450, 550);

  private final Map<String, Predicate<TimeChart>> effects =
      Map.of(
          "Left", chart -> shows(chart, 440, 540),
          "Right", chart -> shows(chart, 460, 560),
          "Plus", chart -> shows(chart, 466.67, 533.33),
          "Minus", chart -> shows(chart, 425, 575),
          "0", chart -> chart.viewport().visible().equals(chart.viewport().span()),
          "Alt+Left", chart -> chart.viewport().visible().equals(MIDDLE),
          "Alt+Right", chart -> chart.viewport().visible().equals(CLOSE),
          "C", chart -> chart.cursors().pinned().isPresent(),
          "Ctrl+C", chart -> Clipboard.getSystemClipboard().hasImage());

  static List<ChartKey> keys() {
    return ChartKey.ALL;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void each_does_what_it_says(ChartKey key) throws Exception {
    var effect = Objects.requireNonNull(effects.get(key.keys()), "nothing is expected of " + key);
    Fx.run(
        () -> {
          var chart = chart();
          prepare(chart, key);
          assertEquals(false, effect.test(chart), "before " + key);
          fire(chart, key.keys());
          Snapshot.layOut(chart.getScene());
          assertTrue(effect.test(chart), key + " shows " + chart.viewport().visible());
        });
  }

  private static void prepare(TimeChart chart, ChartKey key) {
    var text = new ClipboardContent();
    text.putString("something else");
    Clipboard.getSystemClipboard().setContent(text);
    chart.viewport().show(MIDDLE);
    chart.viewport().show(CLOSE);
    if (key.keys().equals("Alt+Right")) chart.viewport().back();
    Snapshot.layOut(chart.getScene());
    if (key.keys().equals("C")) chart.hover(OptionalDouble.of(500));
  }

  private static boolean shows(TimeChart chart, double from, double until) {
    var visible = chart.viewport().visible();
    return Math.abs(visible.from() - from) < .1 && Math.abs(visible.until() - until) < .1;
  }

  private static void fire(TimeChart chart, String keys) {
    var code = ((KeyCodeCombination) Keys.combination(keys)).getCode();
    boolean ctrl = keys.contains("Ctrl+");
    boolean alt = keys.contains("Alt+");
    Event.fireEvent(
        chart, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, ctrl, alt, false));
  }

  private static TimeChart chart() {
    var chart = new TimeChart();
    var series = new ArraySeries(LongStream.range(0, 1000).toArray(), new double[1000]);
    Snapshot.stage(chart, 1000, 320, Theme.LIGHT);
    chart.show(
        new Clock.Index("step"), List.of(new Track("value", "", "", series, Optional.empty())));
    Snapshot.layOut(chart.getScene());
    return chart;
  }
}
