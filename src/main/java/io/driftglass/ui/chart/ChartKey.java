package io.driftglass.ui.chart;

import java.util.List;

/// What keys and mouse do on a chart, for the sheet of shortcuts. The keys count while the chart
/// has the focus.
///
/// @param keys such as `Alt+Left`
public record ChartKey(String keys, String what) {
  public static final List<ChartKey> ALL =
      List.of(
          new ChartKey("Left", "earlier by a tenth"),
          new ChartKey("Right", "later by a tenth"),
          new ChartKey("Plus", "closer"),
          new ChartKey("Minus", "farther"),
          new ChartKey("0", "show all of the chart"),
          new ChartKey("Alt+Left", "what was shown before"),
          new ChartKey("Alt+Right", "what was shown after"),
          new ChartKey("C", "second cursor here, or none"),
          new ChartKey("Ctrl+C", "copy the chart"));

  /// The same for the mouse.
  public static final List<ChartKey> MOUSE =
      List.of(
          new ChartKey("Wheel", "closer or farther at the cursor"),
          new ChartKey("Drag", "zoom to a stretch"),
          new ChartKey("Space+Drag", "earlier or later"),
          new ChartKey("Shift+Drag", "select a stretch"),
          new ChartKey("Double click", "show all of the chart"));
}
