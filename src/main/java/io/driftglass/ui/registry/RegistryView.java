package io.driftglass.ui.registry;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Lays out the Registry page.
public final class RegistryView {
  private final RegistryViewModel model;
  private final Desk desk;
  private final PageFrame page = new PageFrame("Registry");
  private final VersionPane version;
  private final StackPane body = new StackPane();

  RegistryView(RegistryViewModel model, Desk desk, ZoneId zone) {
    this.model = model;
    this.desk = desk;
    version = new VersionPane(desk, zone);
  }

  public static Parent of(Desk desk) {
    var model =
        new RegistryViewModel(
            new WorkspaceRegistry(desk.workbench()), desk.loader(), desk.tools().undo());
    return new RegistryView(model, desk, ZoneId.systemDefault()).view();
  }

  Parent view() {
    page.context(Texts.of(model.headlineProperty(), "small", "muted"));
    page.body(body);
    page.hintsProperty().set("P promote · A archive · Ctrl Z take back");
    page.onRefresh(model::refresh);
    page.setOnKeyPressed(
        event -> {
          if (event.getTarget() instanceof TextField || event.isShortcutDown()) return;
          if (event.getCode() == KeyCode.P) ask(next(model.selectedProperty().get()));
          if (event.getCode() == KeyCode.A) ask(Stage.ARCHIVED);
        });
    page.commands().add(command("Promote to production", Stage.PRODUCTION, "P"));
    page.commands().add(command("Archive", Stage.ARCHIVED, "A"));
    model.selectedProperty().subscribe(this::showActions);
    model.detailsProperty().subscribe(this::showDetails);
    model.problemProperty().subscribe(sentence -> showDetails(model.detailsProperty().get()));
    model.refresh();
    return page;
  }

  private Command command(String title, Stage to, String keys) {
    return new Command(
        "Commands",
        title + " the chosen version",
        "Registry",
        "mdoal-arrow_upward",
        keys,
        () -> ask(to));
  }

  private void showActions(ModelVersion chosen) {
    if (chosen == null) {
      page.actions();
      page.setLeft(null);
      return;
    }
    var first = next(chosen);
    var others =
        Stream.of(Stage.PRODUCTION, Stage.STAGING, Stage.ARCHIVED, Stage.NONE)
            .filter(stage -> stage != first && stage != chosen.stage())
            .map(this::item)
            .toArray(MenuItem[]::new);
    page.actions(
        Buttons.split(PromoteSheet.verb(first), "mdoal-arrow_upward", () -> ask(first), others));
    if (page.getLeft() == null) page.setLeft(tree());
  }

  private MenuItem item(Stage to) {
    var item = new MenuItem(PromoteSheet.verb(to));
    item.setOnAction(event -> ask(to));
    return item;
  }

  private Node tree() {
    var filter = new TextField();
    filter.setPromptText("Filter models");
    filter.textProperty().bindBidirectional(model.filterProperty());
    var tree = new ModelTree(model);
    VBox.setVgrow(tree, Priority.ALWAYS);
    var panel = new VBox(8, filter, tree);
    panel.getStyleClass().addAll("panel-r", "pad12");
    panel.setMinWidth(264);
    panel.setMaxWidth(264);
    return panel;
  }

  private void showDetails(Optional<Details> details) {
    var problem = model.problemProperty().get();
    if (details.isPresent()) version.show(details.get());
    body.getChildren().setAll(details.isPresent() ? version : nothing());
    if (!problem.isEmpty())
      body.getChildren().setAll(new VBox(Problems.box(Tone.REFUSE, problem, "")));
  }

  private Node nothing() {
    return new EmptyState(
        "mdoal-account_tree",
        "No model is registered. Find anomalies or make a forecast, register it, and it appears"
            + " here with its card.",
        Buttons.primary(
            "Find anomalies", "mdomz-stacked_line_chart", () -> desk.navigator().open("detect")));
  }

  /// Where a version usually goes from its stage.
  private static Stage next(ModelVersion version) {
    return switch (version.stage()) {
      case NONE -> Stage.STAGING;
      case STAGING, ARCHIVED -> Stage.PRODUCTION;
      case PRODUCTION -> Stage.ARCHIVED;
    };
  }

  private void ask(Stage to) {
    var chosen = model.selectedProperty().get();
    if (chosen == null || chosen.stage() == to) return;
    var tools = desk.tools();
    tools
        .sheets()
        .show(
            new PromoteSheet(
                model,
                tools.sheets(),
                chosen,
                to,
                () ->
                    tools
                        .notices()
                        .toast(
                            Tone.DONE,
                            chosen.title() + " is in " + RegistryViewModel.word(to),
                            "",
                            "Undo",
                            tools.undo()::undo)));
  }
}
