package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.Sheets.Sheet;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// The sheet over the page and the dimmed window behind it. Each window has one; a sheet is shown
/// in the window at hand.
final class SheetLayer extends StackPane {
  private final BooleanSupplier atHand;
  private final Subscription watched;

  /// @param atHand whether its window is the one that is worked in
  SheetLayer(Sheets sheets, BooleanSupplier atHand) {
    this.atHand = atHand;
    var scrim = new Region();
    scrim.getStyleClass().add("scrim");
    scrim.setOnMouseClicked(event -> sheets.dismiss());
    getChildren().add(scrim);
    watched = sheets.shownProperty().subscribe(sheet -> show(scrim, sheet));
  }

  private void show(Region scrim, Optional<Sheet> sheet) {
    boolean here = sheet.isPresent() && atHand.getAsBoolean();
    setVisible(here);
    getChildren().setAll(scrim);
    if (here) lay(sheet.get().content());
  }

  /// Its window is gone.
  void close() {
    watched.unsubscribe();
  }

  private void lay(Region content) {
    content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setAlignment(content, content instanceof CommandPalette ? Pos.TOP_CENTER : Pos.CENTER);
    getChildren().add(content);
    content.requestFocus();
  }
}
