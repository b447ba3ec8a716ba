package io.driftglass.ui.data;

import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Pressable;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Activity.Entry;
import java.time.Instant;
import java.time.ZoneId;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The last things that were done in the workspace, a line each; a click opens the page where they
/// are to be seen.
final class ActivityCard extends VBox {
  private static final int LINES = 4;

  private final ActivityViewModel model;
  private final Sheets sheets;
  private final VBox lines = new VBox(4);

  ActivityCard(ActivityViewModel model, Sheets sheets) {
    super(6);
    this.model = model;
    setId("activity");
    setMinHeight(USE_PREF_SIZE);
    this.sheets = sheets;
    var all = Buttons.link("All", this::showAll);
    var head = new HBox(Texts.of(Words.of("Activity"), "small", "muted"), Spacer.grow(), all);
    head.setAlignment(Pos.CENTER_LEFT);
    var problem = Texts.wrapped("", "small", "muted");
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    getChildren().setAll(head, problem, lines);
    managedProperty().bind(visibleProperty());
    model.entries().addListener((ListChangeListener<Entry>) change -> show());
    show();
  }

  /// Opens the sheet with all of it.
  void showAll() {
    sheets.show(new ActivitySheet(model, sheets));
  }

  private void show() {
    setVisible(!model.entries().isEmpty());
    lines.getChildren().setAll(model.entries().stream().limit(LINES).map(this::line).toList());
  }

  private HBox line(Entry entry) {
    var when = Times.lately(entry.at(), ZoneId.systemDefault(), Instant.now());
    var what = Texts.cuttable(entry.what(), "small");
    var line = new HBox(8, what, Spacer.grow(), Texts.of(when, "small", "muted"));
    line.setAlignment(Pos.CENTER_LEFT);
    return Pressable.of(line, entry.what() + ", " + when, () -> model.open(entry));
  }
}
