package io.driftglass.ui.kit;

import io.driftglass.data.diff.Difference;
import io.driftglass.data.diff.Difference.ChannelDifference;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How the rows of one dataset differ from those of another.
public final class CompareSheet extends VBox {
  private static final double ROW = 30;
  private static final int ROWS = 10;

  public CompareSheet(Difference difference, Sheets sheets) {
    super(14);
    setPrefWidth(640);
    setMaxWidth(640);
    setMaxHeight(USE_PREF_SIZE);
    getStyleClass().addAll("dg-sheet", "small-sheet");
    var foot = new HBox(Spacer.grow(), Buttons.primary("Close", "mdoal-check", sheets::close));
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(
            Texts.of(Words.of("What differs"), "title"),
            Texts.wrapped(sentence(difference), "muted"),
            table(difference));
    var channels = channels(difference);
    if (!channels.isEmpty()) getChildren().add(Texts.wrapped(channels, "small", "muted"));
    for (var example : difference.examples().stream().limit(4).toList()) {
      getChildren()
          .add(
              Texts.wrapped(
                  Words.of(
                      "%s, %s: %s to %s",
                      example.stamp(),
                      example.channel(),
                      word(example.before()),
                      word(example.after())),
                  "mono"));
    }
    getChildren().add(foot);
  }

  private static String word(String value) {
    return value.isEmpty() ? "missing" : value;
  }

  public static String sentence(Difference difference) {
    if (difference.none()) return Words.of("Nothing: every row and every value is the same.");
    return Words.of(
        "%s changed, %s the same, %s added, %s removed.",
        Figures.count(difference.changed(), "row"),
        Figures.count(difference.same()),
        Figures.count(difference.added()),
        Figures.count(difference.removed()));
  }

  private static String channels(Difference difference) {
    var added = difference.addedChannels();
    var removed = difference.removedChannels();
    String more = added.isEmpty() ? "" : "New: " + String.join(", ", added) + ". ";
    return (more + (removed.isEmpty() ? "" : "Gone: " + String.join(", ", removed) + ".")).strip();
  }

  private static TableView<ChannelDifference> table(Difference difference) {
    var table = new TableView<ChannelDifference>();
    CellHeight.set(table, ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(TableColumns.texts("Channel", 200, ChannelDifference::channel));
    table.getColumns().add(TableColumns.figures("Changed", 100, c -> Figures.count(c.changed())));
    table.getColumns().add(TableColumns.figures("Filled", 100, c -> Figures.count(c.filled())));
    table.getColumns().add(TableColumns.figures("Emptied", 100, c -> Figures.count(c.emptied())));
    TableColumns.edges(table);
    table.getItems().setAll(difference.channels());
    double height = 34 + ROW * Math.min(ROWS, difference.channels().size());
    table.setMinHeight(height);
    table.setMaxHeight(height);
    return table;
  }
}
