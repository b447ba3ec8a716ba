package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.Sheets.Sheet;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The sheet over the page and the dimmed window behind it.
final class SheetLayer extends StackPane {
  SheetLayer(Sheets sheets) {
    var scrim = new Region();
    scrim.getStyleClass().add("scrim");
    scrim.setOnMouseClicked(event -> sheets.dismiss());
    getChildren().add(scrim);
    sheets.shownProperty().subscribe(sheet -> show(scrim, sheet));
  }

  private void show(Region scrim, Optional<Sheet> sheet) {
    setVisible(sheet.isPresent());
    getChildren().setAll(scrim);
    sheet.map(Sheet::content).ifPresent(this::lay);
  }

  private void lay(Region content) {
    content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setAlignment(content, content instanceof CommandPalette ? Pos.TOP_CENTER : Pos.CENTER);
    getChildren().add(content);
    content.requestFocus();
  }
}
