package io.driftglass.ui.data.version;

import io.driftglass.data.Dataset;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.CompareSheet;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of the dataset in hand: export, compare, delete, recycle list.
public final class DatasetMenu {
  private final VersionsViewModel model;
  private final Sheets sheets;
  private final Runnable importAgain;

  /// @param changed told when the workspace's datasets are others
  /// @param importAgain opens the file of the dataset in hand
  public DatasetMenu(Desk desk, Runnable changed, Runnable importAgain) {
    this.model = new VersionsViewModel(desk, changed);
    this.sheets = desk.tools().sheets();
    this.importAgain = importAgain;
  }

  /// What the command palette offers.
  public List<Command> commands() {
    return List.of(
        Command.of("Export the dataset", "mdoal-get_app", "Ctrl+E", this::export)
            .in("CSV, Excel, JSON"),
        Command.of("Import the file again", "mdomz-refresh", "", importAgain)
            .in("as it was read, or otherwise"),
        Command.of("Delete the dataset", "mdoal-delete", "", model::delete).in("can come back"),
        Command.of("Deleted datasets", "mdoal-delete_outline", "", this::recycled)
            .in("the recycle list"));
  }

  /// A button with the menu.
  public MenuButton button() {
    var button = new MenuButton("", Icon.of("mdomz-more_vert", "i18"));
    button.setId("dataset-menu");
    button.setAccessibleText(Words.of("More"));
    button.getStyleClass().addAll("plain-menu", "no-arrow", "icon");
    var compare = new Menu(Words.of("Compare with"));
    compare.getItems().add(new MenuItem(Words.of("looking for others")));
    button.setOnShowing(event -> model.others(others -> fill(compare, others)));
    button
        .getItems()
        .addAll(
            item(Words.of("Export …"), this::export),
            compare,
            item(Words.of("Import again …"), importAgain),
            new SeparatorMenuItem(),
            item(Words.of("Delete"), model::delete),
            item(Words.of("Deleted datasets …"), this::recycled));
    return button;
  }

  /// Shows the rows of the file that were left out.
  public void rejects() {
    model.rejects(
        (dataset, rejects) -> sheets.show(new RejectsSheet(dataset, rejects, model, sheets)));
  }

  private void fill(Menu compare, List<Dataset> others) {
    compare.getItems().setAll(others.stream().map(this::compare).toList());
    compare.setDisable(others.isEmpty());
  }

  private MenuItem compare(Dataset other) {
    return item(
        other.title(),
        () ->
            model.compare(other, difference -> sheets.show(new CompareSheet(difference, sheets))));
  }

  private void export() {
    if (model.dataset().isPresent()) sheets.show(new ExportSheet(model, sheets));
  }

  private void recycled() {
    sheets.show(new RecycleSheet(model, sheets));
  }

  private static MenuItem item(String title, Runnable run) {
    var item = new MenuItem(title);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    return item;
  }
}
