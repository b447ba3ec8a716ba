package io.driftglass.ui.chart;

import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks what to write beside a stretch; closes itself.
final class NoteSheet extends VBox {
  private static final int MOST = 4000;

  private final Sheets sheets;
  private final Consumer<String> kept;
  private final TextArea text;

  /// @param when the stretch, for people
  /// @param kept told the text, not blank, once
  /// @param delete for a note that is there already
  NoteSheet(
      String when, String before, Sheets sheets, Consumer<String> kept, Optional<Runnable> delete) {
    super(12);
    this.sheets = sheets;
    this.kept = kept;
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(480);
    text = new TextArea(before);
    text.setId("note-text");
    text.setPrefRowCount(3);
    text.setWrapText(true);
    text.setAccessibleText(Words.of("Note"));
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    var keep = Buttons.primary("Keep", "mdoal-check", this::keep);
    keep.setId("note-keep");
    keep.disableProperty().bind(text.textProperty().map(now -> !isKept(now)));
    var foot = new HBox(8);
    delete.ifPresent(
        gone ->
            foot.getChildren()
                .add(
                    Buttons.small(
                        "Delete",
                        () -> {
                          sheets.close();
                          gone.run();
                        })));
    foot.getChildren().addAll(Spacer.grow(), Buttons.small("Cancel", sheets::close), keep);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(Texts.of(Words.of("Note"), "title"), Texts.wrapped(when, "muted"), text, foot);
    focusedProperty()
        .subscribe(
            now -> {
              if (now) text.requestFocus();
            });
  }

  private static boolean isKept(String text) {
    return !text.isBlank() && text.strip().length() <= MOST;
  }

  private void key(KeyEvent event) {
    if (event.getCode() != KeyCode.ENTER || !event.isShortcutDown()) return;
    event.consume();
    keep();
  }

  private void keep() {
    if (!isKept(text.getText())) return;
    sheets.close();
    kept.accept(text.getText().strip());
  }
}
