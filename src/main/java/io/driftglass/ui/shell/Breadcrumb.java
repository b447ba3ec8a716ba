package io.driftglass.ui.shell;

import io.driftglass.data.Dataset;
import io.driftglass.ui.kit.Selection;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/// Workspace, dataset, machine; the dataset and the machine can be changed here.
final class Breadcrumb extends HBox {
  private final Selection selection;
  private final MenuButton datasets = switcher("Dataset");
  private final MenuButton entities = switcher("Machine or series");

  /// @param list asked for the datasets when the menu opens; answers on the window's thread
  Breadcrumb(String workspace, Selection selection, Consumer<Consumer<List<Dataset>>> list) {
    super(8);
    this.selection = selection;
    setAlignment(Pos.CENTER_LEFT);
    datasets.setOnShowing(event -> list.accept(this::offer));
    selection.datasetProperty().subscribe(dataset -> show(workspace, dataset));
    selection.entityProperty().subscribe(entities::setText);
  }

  private void show(String workspace, Dataset dataset) {
    if (dataset == null) {
      getChildren().setAll(Texts.of(workspace, "medium"));
      return;
    }
    datasets.setText(dataset.name() + " · v" + dataset.version());
    // an empty menu does not open, and so would never ask what there is
    datasets.getItems().setAll(item(dataset));
    getChildren()
        .setAll(Texts.of(workspace, "muted"), Icon.of("mdoal-chevron_right", "i16"), datasets);
    if (dataset.entities().size() < 2) return;
    entities
        .getItems()
        .setAll(
            dataset.entities().stream()
                .map(
                    name -> {
                      var item = new MenuItem(name);
                      item.setMnemonicParsing(false);
                      item.setOnAction(event -> selection.entityProperty().set(name));
                      return item;
                    })
                .toList());
    getChildren().addAll(Icon.of("mdoal-chevron_right", "i16"), entities);
  }

  private void offer(List<Dataset> all) {
    datasets.getItems().setAll(all.stream().map(this::item).toList());
  }

  private MenuItem item(Dataset dataset) {
    var item = new MenuItem(dataset.title());
    item.setMnemonicParsing(false);
    item.setOnAction(event -> choose(dataset));
    return item;
  }

  private void choose(Dataset dataset) {
    selection.eventProperty().set(null);
    selection.intervalProperty().set(null);
    selection.entityProperty().set(dataset.entities().getFirst());
    selection.datasetProperty().set(dataset);
  }

  private static MenuButton switcher(String name) {
    var button = new MenuButton();
    button.setGraphic(Icon.of("mdomz-unfold_more", "i16"));
    button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    button.setMnemonicParsing(false);
    button.setAccessibleText(Words.of(name));
    button.getStyleClass().addAll("ghost", "crumb");
    button.setMinWidth(Label.USE_PREF_SIZE);
    return button;
  }
}
