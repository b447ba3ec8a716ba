package io.driftglass.ui.registry;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Models and, under each, its versions with their stages.
final class ModelTree extends TreeView<ModelTree.Entry> {
  /// A line of the tree.
  sealed interface Entry {
    record Model(ModelGroup group) implements Entry {}

    record Version(ModelVersion version) implements Entry {}
  }

  private final RegistryViewModel model;

  ModelTree(RegistryViewModel model) {
    this.model = model;
    setRoot(new TreeItem<>());
    setShowRoot(false);
    CellHeight.set(this, 30);
    setCellFactory(tree -> new Cell());
    getStyleClass().add("model-tree");
    model.groups().subscribe(this::fill);
    model.selectedProperty().subscribe(this::mark);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null && item.getValue() instanceof Entry.Version(var version)) {
                model.selectedProperty().set(version);
              }
            });
    fill();
  }

  private void fill() {
    getRoot().getChildren().clear();
    for (var group : model.groups()) {
      var item = new TreeItem<Entry>(new Entry.Model(group));
      item.setExpanded(true);
      group.versions().forEach(v -> item.getChildren().add(new TreeItem<>(new Entry.Version(v))));
      getRoot().getChildren().add(item);
    }
    mark(model.selectedProperty().get());
  }

  private void mark(ModelVersion version) {
    if (version == null) return;
    for (var group : getRoot().getChildren()) {
      for (var item : group.getChildren()) {
        if (item.getValue() instanceof Entry.Version(var v) && v.id() == version.id()) {
          getSelectionModel().select(item);
        }
      }
    }
  }

  private static final class Cell extends TreeCell<Entry> {
    Cell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setGraphic(empty || entry == null ? null : line(entry));
    }

    private static Node line(Entry entry) {
      return switch (entry) {
        case Entry.Model(var group) -> model(group);
        case Entry.Version(var version) ->
            row(Texts.of("v" + version.number()), Badge.of(version.stage()));
      };
    }

    private static Node model(ModelGroup group) {
      var icon = Icon.of(icon(group.task()), "i16");
      var live =
          group
              .inProduction()
              .<Node>map(v -> Badge.of("v" + v.number(), "good"))
              .orElseGet(Region::new);
      return row(icon, Texts.cuttable(group.model(), "medium"), live);
    }

    private static HBox row(Node first, Node... rest) {
      var row = new HBox(8, first);
      for (int i = 0; i < rest.length; i++) {
        if (i == rest.length - 1) row.getChildren().add(Spacer.grow());
        row.getChildren().add(rest[i]);
      }
      row.setAlignment(Pos.CENTER_LEFT);
      return row;
    }
  }

  static String icon(Task task) {
    return switch (task) {
      case ANOMALY -> "mdomz-stacked_line_chart";
      case FORECAST -> "mdomz-trending_up";
    };
  }
}
