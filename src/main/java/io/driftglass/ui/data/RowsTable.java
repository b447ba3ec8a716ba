package io.driftglass.ui.data;

import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import javafx.scene.control.TableView;

/// The stored rows: stamp and every channel's value, an empty cell where it is missing.
final class RowsTable extends TableView<Integer> {
  private static final double ROW = 28;

  RowsTable(Frame frame) {
    super(new RowList(frame.rows()));
    setId("rows");
    setFixedCellSize(ROW);
    getColumns().add(TableColumns.figures("Row", 80, row -> Figures.count(row + 1L)));
    getColumns()
        .add(TableColumns.texts("Time", 160, row -> Times.stamp(frame.clock(), frame.tick(row))));
    for (int c = 0; c < frame.channels().size(); c++) {
      var channel = frame.channel(c);
      var values = frame.column(c);
      String title =
          channel.unit().isEmpty() ? channel.name() : channel.name() + ", " + channel.unit();
      double width = Math.max(96, 24 + 7.2 * title.length());
      getColumns().add(TableColumns.figures(title, width, row -> text(channel, values[row])));
    }
  }

  private static String text(Channel channel, double value) {
    if (Double.isNaN(value)) return "";
    int code = (int) value;
    boolean word = channel.kind() == Kind.CATEGORY && code < channel.categories().size();
    return word ? channel.categories().get(code) : plain(value);
  }

  /// All digits: a table of rows is for reading values, not for an impression of them.
  private static String plain(double value) {
    String text = Double.toString(value);
    String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return whole.startsWith("-") ? "\u2212" + whole.substring(1) : whole;
  }
}
