package io.driftglass.ui.data.rows;

import io.driftglass.data.profile.Profile;
import io.driftglass.series.Frame;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The stored rows with what is done to them: filter, order by a click on a heading, freeze by its
/// menu, colours, copy.
public final class RowsCard extends VBox {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final RowsViewModel model;
  private final RowsTable table;
  private final RowBrush brush;
  private final BooleanProperty coloured = new SimpleBooleanProperty(this, "coloured", true);
  private final Map<Integer, ValueScale> scales = new HashMap<>();
  private Optional<Profile> profile = Optional.empty();

  public RowsCard(Desk desk, Frame frame) {
    model = new RowsViewModel(desk, frame);
    table = new RowsTable(model, this::scale, coloured);
    brush = new RowBrush(frame, desk.selection().brushProperty(), table.tables());
    VBox.setVgrow(table, Priority.ALWAYS);
    var problem = new VBox();
    model
        .problemProperty()
        .subscribe(
            wrong ->
                problem
                    .getChildren()
                    .setAll(wrong == null ? List.of() : List.of(Problems.box(Tone.REFUSE, wrong))));
    getChildren().addAll(bar(), problem, table);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// What joins the rows to the selection.
  RowBrush brush() {
    return brush;
  }

  /// The frame whose rows are shown.
  public Frame frame() {
    return model.frame();
  }

  /// Values are coloured by these figures from now on.
  public void show(Profile taken) {
    if (profile.filter(taken::equals).isPresent()) return;
    profile = Optional.of(taken);
    scales.clear();
    coloured.set(!coloured.get());
    coloured.set(!coloured.get());
  }

  private ValueScale scale(int channel) {
    var name = model.frame().channel(channel).name();
    return scales.computeIfAbsent(
        channel,
        c ->
            new ValueScale(
                profile.flatMap(
                    known ->
                        known.channels().stream().filter(p -> p.name().equals(name)).findFirst())));
  }

  private HBox bar() {
    var filter = new TextField();
    filter.setId("row-filter");
    filter.setPromptText(Words.of("Filter, such as: %s", example()));
    filter.setOnAction(event -> model.filter(filter.getText()));
    filter.textProperty().subscribe(text -> clear(text));
    filter.setPrefWidth(320);
    var colours = new ToggleButton(Words.of("Colours"));
    colours.getStyleClass().add("sm");
    colours.setTooltip(new Tooltip(Words.of("Bars by value; far out, filled and missing values")));
    colours.selectedProperty().bindBidirectional(coloured);
    var told = Texts.of("", "small", "muted");
    told.textProperty().bind(model.sentenceProperty());
    var bar =
        new HBox(
            10,
            filter,
            told,
            Spacer.grow(),
            colours,
            Buttons.small("Copy", "mdoal-content_copy", this::copy));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("rows-bar");
    return bar;
  }

  private void clear(String text) {
    if (text.isBlank()) model.filter("");
  }

  private String example() {
    var channels = model.frame().channels();
    return channels.isEmpty() ? "time >= 2026-03-01" : channels.getFirst().name() + " > 0";
  }

  private void copy() {
    model.copy(table.chosen(), Locale.getDefault(Locale.Category.FORMAT), Problems::copy);
  }

  private void key(KeyEvent event) {
    if (!COPY.match(event) || event.getTarget() instanceof TextField) return;
    copy();
    event.consume();
  }
}
