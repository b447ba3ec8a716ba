package io.driftglass.ui.data.rows;

import java.util.function.IntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

/// A value with a bar behind it as long as the value is high; far out, filled and missing ones are
/// told by their colour.
final class ValueCell extends TableCell<Integer, Integer> {
  private static final PseudoClass FAR_OUT = PseudoClass.getPseudoClass("far-out");
  private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled-in");
  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

  /// @param share 0..1, the length of the bar
  record Look(double share, boolean farOut, boolean filled, boolean missing) {
    static final Look PLAIN = new Look(0, false, false, false);
    static final Look MISSING = new Look(0, false, false, true);
  }

  private final IntFunction<String> text;
  private final IntFunction<Look> look;
  private final BooleanProperty coloured;

  ValueCell(IntFunction<String> text, IntFunction<Look> look, BooleanProperty coloured) {
    this.text = text;
    this.look = look;
    this.coloured = coloured;
  }

  @Override
  protected void updateItem(Integer row, boolean empty) {
    super.updateItem(row, empty);
    boolean shown = !empty && row != null;
    setText(shown ? text.apply(row) : "");
    paint(shown && coloured.get() ? look.apply(row) : Look.PLAIN);
  }

  private void paint(Look now) {
    pseudoClassStateChanged(FAR_OUT, now.farOut);
    pseudoClassStateChanged(FILLED, now.filled);
    pseudoClassStateChanged(MISSING, now.missing);
    long percent = 5 * Math.round(20 * now.share);
    setStyle(
        percent == 0
            ? ""
            : "-fx-background-color: linear-gradient(to right, -color-accent-subtle %d%%,"
                    .formatted(percent)
                + " transparent %d%%);".formatted(percent));
  }
}
