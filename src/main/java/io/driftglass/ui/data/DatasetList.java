package io.driftglass.ui.data;

import io.driftglass.data.Dataset;
import io.driftglass.ui.kit.part.SearchField;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The left panel: running imports and the datasets of the workspace, with a filter above.
final class DatasetList extends VBox {
  private final DataViewModel model;
  private final ListView<Dataset> list;
  private final VBox running = new VBox(8);

  /// @param foot below the list
  DatasetList(DataViewModel model, Node foot) {
    super(8);
    this.model = model;
    list = new ListView<>(model.datasets());
    list.setId("datasets");
    list.getStyleClass().add("card-list");
    list.setCellFactory(view -> new Cell());
    list.getSelectionModel().selectedItemProperty().subscribe(model::choose);
    model.chosenProperty().subscribe(this::select);
    model.chosenProperty().subscribe(list::refresh);
    model.shapes().addListener((MapChangeListener<Long, double[]>) change -> list.refresh());
    model.datasets().addListener((ListChangeListener<Dataset>) change -> select(chosen()));
    list.setPlaceholder(Texts.of(Words.of("No dataset of that name."), "small", "muted"));
    VBox.setVgrow(list, Priority.ALWAYS);
    model.running().addListener((ListChangeListener<Object>) change -> running());
    getChildren().setAll(filter(), running, list, foot);
    getStyleClass().addAll("panel-r", "pad12");
    setMinWidth(296);
    setPrefWidth(296);
  }

  private Dataset chosen() {
    return model.chosenProperty().get();
  }

  private void select(Dataset dataset) {
    if (dataset == null) list.getSelectionModel().clearSelection();
    else if (!dataset.equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(dataset);
    }
  }

  private void running() {
    running.getChildren().setAll(model.running().stream().map(ImportCard::new).toList());
    running.setManaged(!running.getChildren().isEmpty());
  }

  private SearchField filter() {
    var field = new TextField();
    field.setId("filter");
    field.setPromptText(Words.of("Filter datasets"));
    field.textProperty().bindBidirectional(model.filterProperty());
    return new SearchField(field);
  }

  private DatasetCard card(Dataset dataset) {
    var card = new DatasetCard(dataset, Optional.ofNullable(model.shapes().get(dataset.id())));
    if (dataset.equals(chosen())) card.getStyleClass().add("on");
    return card;
  }

  /// One dataset a cell, kept as a card.
  private final class Cell extends ListCell<Dataset> {
    Cell() {
      setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Dataset dataset, boolean empty) {
      super.updateItem(dataset, empty);
      setText(null);
      setGraphic(empty ? null : card(dataset));
      setAccessibleText(empty ? "" : dataset.title());
      setMaxHeight(Label.USE_PREF_SIZE);
    }

    /// The list measures cells that nobody sees, under a parent that is not visible.
    @Override
    protected void layoutChildren() {
      super.layoutChildren();
      boolean seen = getParent() != null && getParent().isVisible();
      if (seen && getItem() != null) model.seen(getItem());
    }
  }
}
