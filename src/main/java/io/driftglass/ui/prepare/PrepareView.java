package io.driftglass.ui.prepare;

import io.driftglass.data.Dataset;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.CompareSheet;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The Prepare page: the recipe at the left, what it does on the chart and in figures at the right.
public final class PrepareView {
  private static final int OTHERS = 12;
  private static final double TABLE_HEAD = 34;
  private static final double ROW = 30;
  private static final int ROWS = 5;

  private final Desk desk;
  private final PrepareViewModel model;
  private final PageFrame page = new PageFrame("Prepare");
  private final RecipePanel panel;
  private final PreviewCard preview;
  private final StepTable table;
  private final VBox problem = new VBox();
  private final VBox body;

  private PrepareView(Desk desk) {
    this.desk = desk;
    model = new PrepareViewModel(desk);
    panel = new RecipePanel(model, desk.tools().undo());
    preview = new PreviewCard(model, desk);
    table = new StepTable(model);
    var figures = new VBox(table);
    figures.getStyleClass().add("card");
    body = new VBox(12, problem, preview, figures);
    VBox.setVgrow(preview, Priority.ALWAYS);
    page.hintsProperty().set(Words.of("Ctrl Z undo · Space show before · Alt ↑ ↓ move step"));
    page.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    page.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    page.onRefresh(model::refresh);
    page.commands().addAll(commands());
    page.commands().addAll(preview.commands());
    model.sourceProperty().subscribe(source -> show());
    model.datasetsProperty().subscribe(all -> show());
    model.savedProperty().subscribe(saved -> show());
    model.savingProperty().subscribe(saving -> show());
    model.recipeProperty().subscribe(recipe -> show());
    model.trialProperty().subscribe(this::tried);
    model.chosenProperty().subscribe(place -> preview.show());
    model.channelProperty().subscribe(channel -> preview.show());
    model
        .problemProperty()
        .subscribe(now -> Problems.show(problem, now.orElse(null), model::dismiss));
  }

  private List<Command> commands() {
    return List.of(
        command("Save the prepared data", "mdoal-check", "Ctrl+Enter", model::keep),
        command("Move the step up", "mdoal-arrow_upward", "Alt+Up", () -> move(-1)),
        command("Move the step down", "mdoal-arrow_downward", "Alt+Down", () -> move(1)),
        command("Remove the step", "mdoal-delete", "Del", this::remove));
  }

  private void move(int by) {
    int chosen = model.chosenProperty().get();
    model.editor().move(chosen, chosen + by);
  }

  private void remove() {
    model.editor().remove(model.chosenProperty().get());
  }

  private static Command command(String title, String icon, String keys, Runnable run) {
    return Command.of(title, icon, keys, run).in("Prepare");
  }

  public static Parent of(Desk desk) {
    return new PrepareView(desk).page;
  }

  private void tried(Optional<Trial> trial) {
    preview.show();
    table.show(trial);
    double height = TABLE_HEAD + ROW * Math.clamp(table.getItems().size(), 1, ROWS);
    table.setMinHeight(height);
    table.setMaxHeight(height);
    show();
  }

  private void show() {
    var source = model.sourceProperty().get();
    if (source.isEmpty()) {
      page.context();
      page.actions();
      page.setLeft(null);
      page.body(
          new VBox(
              12,
              problem,
              grown(
                  new EmptyState(
                      "mdomz-tune",
                      "Choose a dataset to prepare its rows.",
                      Buttons.primary(
                          "Open data",
                          "mdomz-table_chart",
                          () -> desk.navigator().open("data"))))));
      return;
    }
    context(source.get());
    actions();
    page.setLeft(panel);
    if (!body.getChildren().contains(problem)) body.getChildren().addFirst(problem);
    page.body(body);
  }

  private void context(Dataset source) {
    var chips = new ArrayList<Node>();
    var versions =
        model.datasetsProperty().get().stream()
            .filter(d -> d.name().equals(source.name()))
            .toList();
    chips.add(
        Chip.choice(
            "From",
            from(source),
            versions.stream().map(PrepareView::from).toList(),
            word ->
                versions.stream()
                    .filter(d -> from(d).equals(word))
                    .findFirst()
                    .ifPresent(model::from)));
    chips.add(Icon.of("mdoal-arrow_forward", "i16"));
    chips.add(
        model.savedProperty().get()
            ? Chip.fact("To", Words.of("v%d, saved", model.savedVersion()))
            : Chip.fact("To", Words.of("v%d, not saved", model.nextVersion())));
    if (source.entities().size() > 1) {
      chips.add(
          Chip.choice(
              "Series",
              model.entityProperty().get(),
              source.entities(),
              model.entityProperty()::set));
    }
    page.context(chips.toArray(Node[]::new));
  }

  private static String from(Dataset dataset) {
    return "v%d %s"
        .formatted(dataset.version(), Words.of(dataset.lineage().isPresent() ? "prepared" : "raw"));
  }

  private void actions() {
    var apply =
        new MenuButton(Words.of("Apply to other data"), Icon.of("mdoal-content_copy", "i18"));
    apply.setId("apply");
    apply.getStyleClass().add("plain-menu");
    apply.setMinWidth(MenuButton.USE_PREF_SIZE);
    for (var other : model.others().stream().limit(OTHERS).toList()) {
      var item = new MenuItem(other.title());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> model.applyTo(other));
      apply.getItems().add(item);
    }
    apply.setDisable(apply.getItems().isEmpty() || model.recipeProperty().get().active().isEmpty());
    var compare =
        Buttons.secondary(
            "Compare rows",
            "mdoal-compare_arrows",
            () ->
                model
                    .difference()
                    .ifPresent(
                        difference ->
                            desk.tools()
                                .sheets()
                                .show(new CompareSheet(difference, desk.tools().sheets()))));
    compare.setDisable(model.trialProperty().get().isEmpty());
    compare.setId("compare");
    var save =
        Buttons.primary(
            model.savedProperty().get() ? "Saved" : Words.of("Save as v%s", model.nextVersion()),
            "mdoal-check",
            model::keep);
    save.setId("save");
    save.setDisable(
        !model.savable() || model.savingProperty().get() || model.savedProperty().get());
    page.actions(apply, compare, save);
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) return;
    int chosen = model.chosenProperty().get();
    var code = event.getCode();
    if (code != KeyCode.SPACE || chosen < 0 || event.isShortcutDown()) return;
    model.heldBeforeProperty().set(true);
    event.consume();
  }

  private void released(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) model.heldBeforeProperty().set(false);
  }

  private static Node grown(Node node) {
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }
}
