package io.driftglass.ui.data.version;

import io.driftglass.data.DatasetStore.Recycled;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.ZoneId;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The deleted datasets that can still come back.
final class RecycleSheet extends VBox {
  private static final double WIDTH = 560;
  private static final int SHOWN = 12;

  private final VersionsViewModel model;
  private final VBox lines = new VBox(8);
  // the model outlives the sheet
  private final ListChangeListener<Recycled> listed = change -> show();

  RecycleSheet(VersionsViewModel model, Sheets sheets) {
    super(14);
    this.model = model;
    getStyleClass().addAll("dg-sheet", "small-sheet");
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMaxHeight(USE_PREF_SIZE);
    model.recycled().addListener(new WeakListChangeListener<>(listed));
    model.listRecycled();
    show();
    var foot = new HBox(Spacer.grow(), Buttons.primary("Close", "mdoal-check", sheets::close));
    getChildren().setAll(Texts.of(Words.of("Deleted datasets"), "title"), lines, foot);
  }

  private void show() {
    lines.getChildren().clear();
    for (var gone : model.recycled().stream().limit(SHOWN).toList()) {
      var dataset = gone.dataset();
      var line =
          new HBox(
              10,
              Texts.cuttable(dataset.title(), "medium"),
              Texts.of(Figures.count(dataset.rows(), "row"), "small", "muted"),
              Texts.of(
                  Words.of("deleted %s", Times.when(gone.since(), ZoneId.systemDefault())),
                  "small",
                  "muted"),
              Spacer.grow(),
              Buttons.link("Bring back", () -> model.restore(dataset)));
      line.setAlignment(Pos.CENTER_LEFT);
      lines.getChildren().add(line);
    }
    int more = model.recycled().size() - SHOWN;
    if (more > 0)
      lines.getChildren().add(Texts.of(Words.of("and %d more", more), "small", "muted"));
    if (model.recycled().isEmpty()) {
      lines.getChildren().add(Texts.wrapped(Words.of("Nothing was deleted."), "muted"));
    }
  }
}
