package io.driftglass.ui.system;

import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Space;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Says what giving back room removes for good, and asks.
final class FreeSpaceSheet extends VBox {
  private static final double WIDTH = 460;

  FreeSpaceSheet(Space.Found found, Sheets sheets, Runnable free) {
    super(14);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMaxHeight(USE_PREF_SIZE);
    getStyleClass().addAll("dg-sheet", "small-sheet");
    var button =
        Buttons.primary(
            "Free space",
            "mdoal-check",
            () -> {
              sheets.close();
              free.run();
            });
    button.setId("free-space");
    var foot =
        new HBox(
            10, Spacer.grow(), Buttons.secondary("Cancel", "mdoal-close", sheets::close), button);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(
            Texts.of(Words.of("Free space"), "title"),
            Texts.wrapped(sentence(found), "muted"),
            foot);
  }

  /// What goes, and what happens to the file.
  static String sentence(Space.Found found) {
    boolean none = found.datasets() == 0 && found.documents() == 0;
    var gone =
        none
            ? Words.of("Nothing that was deleted is left to remove.")
            : Words.of(
                "%s with %s and %s that were deleted can no longer come back.",
                Figures.count(found.datasets(), "dataset"),
                Figures.count(found.rows(), "row"),
                Figures.count(found.documents(), "document"));
    return gone
        + Words.of(
            " The file of %s shrinks to what it holds when the workspace is closed.",
            Figures.bytes(found.bytes()));
  }
}
