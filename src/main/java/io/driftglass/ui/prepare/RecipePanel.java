package io.driftglass.ui.prepare;

import io.driftglass.method.Method;
import io.driftglass.prepare.clean.CleaningSteps;
import io.driftglass.prepare.feature.FeatureSteps;
import io.driftglass.prepare.step.Step;
import io.driftglass.ui.kit.Undo;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The recipe: its steps as cards, undo and redo, and what can be added.
final class RecipePanel extends VBox {
  static final double WIDTH = 336;

  private final PrepareViewModel model;
  private final VBox steps = new VBox(8);
  private final List<StepCard> cards = new ArrayList<>();

  RecipePanel(PrepareViewModel model, Undo undo) {
    super(10);
    this.model = model;
    getStyleClass().addAll("panel-r", "pad12");
    setMinWidth(WIDTH);
    setMaxWidth(WIDTH);
    setPrefWidth(WIDTH);
    var back = Buttons.icon("Undo", "mdomz-undo", model.editor()::undo);
    back.disableProperty().bind(undo.nothingToUndo());
    back.setId("recipe-undo");
    var again = Buttons.icon("Redo", "mdomz-redo", model.editor()::redo);
    again.disableProperty().bind(undo.nothingToRedo());
    var head =
        new HBox(
            2,
            Texts.of(Words.of("Recipe"), "heading"),
            Spacer.grow(),
            back,
            again,
            more(),
            adding());
    head.setAlignment(Pos.CENTER_LEFT);
    var scroll = new ScrollPane(steps);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(head, scroll, marked());
    model.recipeProperty().subscribe(recipe -> show());
    model.chosenProperty().subscribe(place -> show());
    model.trialProperty().subscribe(trial -> tried());
  }

  private static Node marked() {
    var box =
        new HBox(
            8,
            Icon.of("mdoal-info", "i16", "i-accent"),
            Texts.wrapped(Words.of("Filled cells are marked and never judged."), "small"));
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().addAll("problem", "note-accent");
    return box;
  }

  /// The card whose form is being typed into stays as it is.
  private void show() {
    var recipe = model.recipeProperty().get();
    int chosen = model.chosenProperty().get();
    if (isTyping() && recipe.steps().size() == cards.size()) {
      cards.forEach(StepCard::told);
      return;
    }
    cards.clear();
    for (int place = 0; place < recipe.steps().size(); place++) {
      cards.add(new StepCard(model, place));
    }
    steps.getChildren().setAll(cards);
    if (cards.isEmpty()) {
      steps
          .getChildren()
          .setAll(new EmptyState("mdomz-tune", "No steps: the data are used as imported."));
    }
    if (chosen >= cards.size()) model.editor().choose(cards.size() - 1);
  }

  private void tried() {
    cards.forEach(StepCard::told);
    if (cards.stream().anyMatch(StepCard::isStale)) show();
  }

  private boolean isTyping() {
    var focus = getScene() == null ? null : getScene().getFocusOwner();
    for (var node = focus; node != null; node = node.getParent()) {
      if (node instanceof StepForm) return node.getScene() != null;
    }
    return false;
  }

  private MenuButton adding() {
    var button = new MenuButton(Words.of("Add step"), Icon.of("mdoal-add", "i18"));
    button.setId("add-step");
    button.getStyleClass().add("plain-menu");
    button.setMinWidth(MenuButton.USE_PREF_SIZE);
    for (var method : CleaningSteps.ALL) button.getItems().add(item(method));
    var features = new Menu(Words.of("Features"));
    for (var method : FeatureSteps.ALL) features.getItems().add(item(method));
    button.getItems().addAll(new SeparatorMenuItem(), features);
    return button;
  }

  private MenuItem item(Method<Step> method) {
    var item = new MenuItem(method.title());
    item.setId("add-" + method.id());
    item.setOnAction(event -> model.editor().add(method.id()));
    return item;
  }

  private MenuButton more() {
    var open = new MenuItem(Words.of("Open a recipe"));
    open.setOnAction(event -> model.editor().load());
    var save = new MenuItem(Words.of("Save the recipe"));
    save.setOnAction(event -> model.editor().save(model.sourceProperty().get()));
    var button = new MenuButton("", Icon.of("mdomz-more_horiz", "i18"), open, save);
    button.getStyleClass().addAll("ghost", "plain-menu", "icon-menu");
    button.setAccessibleText(Words.of("Open or save the recipe"));
    return button;
  }
}
