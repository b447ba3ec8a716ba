package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Clock;
import io.driftglass.ui.chart.pointer.Pointer;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.BitSet;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class StepChartTest {
  @Test
  void the_picture_is_copied_twice_as_fine() throws Exception {
    Fx.run(
        () -> {
          var viewport = new Viewport();
          var chart = new StepChart(viewport, new Pointer());
          long[] ticks = {0, 1, 2};
          var series = new ArraySeries(ticks, new double[] {5, 6, 7});
          Snapshot.stage(chart, 600, 200, Theme.LIGHT);
          StepChart.open(viewport, ticks, 1);
          chart.show(
              new Clock.Index("step"),
              new Track("a", "", "", series, Optional.empty()),
              Optional.empty(),
              Optional.empty(),
              new BitSet(),
              new BitSet());
          Event.fireEvent(
              chart,
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false));
          assertEquals(1200, Clipboard.getSystemClipboard().getImage().getWidth());
        });
  }
}
