package io.driftglass.ui.pipeline;

import io.driftglass.job.JobState;
import io.driftglass.pipeline.Pipeline;
import io.driftglass.pipeline.PipelineRun;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Lays out the Pipelines page: what runs by itself above, what came of it below.
public final class PipelineView {
  private final PipelineViewModel model;
  private final Sheets sheets;
  private final Consumer<Pipeline> deleted;
  private final TableView<PipelineRow> table = new TableView<>();

  /// @param deleted told of a pipeline that was just deleted, so that it can be put back
  PipelineView(PipelineViewModel model, Sheets sheets, Consumer<Pipeline> deleted) {
    this.model = model;
    this.sheets = sheets;
    this.deleted = deleted;
  }

  public static Parent of(Desk desk) {
    var model =
        new PipelineViewModel(
            desk.workbench(), desk.loader(), desk.runner(), ZoneId.systemDefault());
    return new PipelineView(
            model,
            desk.tools().sheets(),
            gone ->
                desk.tools()
                    .undo()
                    .did(
                        "deletion of " + gone.name(),
                        () -> model.put(gone),
                        () -> model.delete(gone, () -> {})))
        .view();
  }

  Parent view() {
    var page = new PageFrame("Pipelines");
    page.context(Texts.of(model.headlineProperty(), "small", "muted"));
    page.actions(Buttons.primary("New pipeline", "mdoal-add", this::make));
    var body = new VBox(12, Problems.place(model.problemProperty()), pipelines(), history());
    page.body(body);
    page.hintsProperty().set(Words.of("N new · Enter run · P pause · Del delete"));
    page.onRefresh(model::refresh);
    page.onEscape(() -> table.getSelectionModel().clearSelection());
    page.commands().addAll(commands());
    model.refresh();
    return page;
  }

  private Node pipelines() {
    table
        .getColumns()
        .setAll(
            List.of(
                TableColumns.texts("Name", 120, row -> row.pipeline().name()),
                TableColumns.texts("What it does", 120, row -> row.pipeline().template().title()),
                TableColumns.texts("When", 170, row -> row.pipeline().schedule().words()),
                TableColumns.texts("Next", 150, row -> row.next(model.zone())),
                TableColumns.nodes("Last run", 96, row -> badge(row.state())),
                TableColumns.texts("What came of it", 120, PipelineRow::outcome),
                TableColumns.nodes("", 200, this::actions)));
    dress(table);
    table.setItems(model.rows());
    table.setPlaceholder(
        new EmptyState(
            "mdomz-repeat",
            "Nothing runs by itself yet. Save a check of all models, an import or a training, and"
                + " say when.",
            Buttons.small("New pipeline", this::make)));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> model.select(Optional.ofNullable(row).map(r -> r.pipeline().name())));
    model.rows().addListener((ListChangeListener<PipelineRow>) change -> chooseAgain());
    VBox.setVgrow(table, Priority.ALWAYS);
    var card = new Card("Pipelines", table);
    card.sentence()
        .setText(Words.of("run while the window is open, also minimised, and from the terminal"));
    card.setPrefHeight(360);
    VBox.setVgrow(card, Priority.ALWAYS);
    return card;
  }

  private Node history() {
    var runs = new TableView<PipelineRun>();
    runs.getColumns()
        .setAll(
            List.of(
                TableColumns.texts("Started", 150, r -> Times.when(r.started(), model.zone())),
                TableColumns.texts("Pipeline", 180, PipelineRun::pipeline),
                TableColumns.texts(
                    "By", 90, r -> Words.of(r.due().isPresent() ? "schedule" : "hand")),
                TableColumns.figures("Took", 90, PipelineView::took),
                TableColumns.nodes("Status", 120, r -> badge(Optional.of(r.state()))),
                TableColumns.texts("What came of it", 300, PipelineRun::message)));
    dress(runs);
    runs.setItems(model.history());
    runs.setPlaceholder(new EmptyState("mdomz-repeat", "No pipeline has run yet."));
    VBox.setVgrow(runs, Priority.ALWAYS);
    var all = Buttons.link("Show all", () -> table.getSelectionModel().clearSelection());
    all.visibleProperty().bind(table.getSelectionModel().selectedItemProperty().isNotNull());
    var card = new Card("History", runs).actions(all);
    card.setPrefHeight(360);
    VBox.setVgrow(card, Priority.ALWAYS);
    return card;
  }

  /// A table whose rows are replaced forgets which one was chosen.
  private void chooseAgain() {
    model.selected().ifPresent(table.getSelectionModel()::select);
  }

  private static void dress(TableView<?> table) {
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
    CellHeight.set(table, 36);
    TableColumns.edges(table);
  }

  private Node actions(PipelineRow row) {
    var buttons =
        new HBox(
            4,
            Buttons.small("Run now", () -> model.run(row.pipeline())),
            Buttons.small(
                row.pipeline().paused() ? "Resume" : "Pause",
                () -> model.pauseOrResume(row.pipeline())),
            Buttons.icon("Change", "mdoal-edit", () -> change(row)),
            Buttons.icon("Delete", "mdoal-delete_outline", () -> delete(row)));
    buttons.setAlignment(Pos.CENTER_RIGHT);
    return buttons;
  }

  private List<Command> commands() {
    return List.of(
        command("New pipeline", "mdoal-add", "N", this::make),
        command("Run the chosen pipeline", "mdomz-play_arrow", "Enter", chosen(this::run)),
        command("Pause or resume the pipeline", "mdomz-pause", "P", chosen(this::pauseOrResume)),
        command("Change the chosen pipeline", "mdoal-edit", "", chosen(this::change)),
        command("Delete the chosen pipeline", "mdoal-delete_outline", "Del", chosen(this::delete)));
  }

  private static Command command(String title, String icon, String keys, Runnable run) {
    return Command.of(title, icon, keys, run).in("Pipelines");
  }

  private Runnable chosen(Consumer<PipelineRow> deed) {
    return () -> Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(deed);
  }

  private void run(PipelineRow row) {
    model.run(row.pipeline());
  }

  private void pauseOrResume(PipelineRow row) {
    model.pauseOrResume(row.pipeline());
  }

  private void make() {
    sheets.show(new PipelineSheet(model, sheets, Optional.empty()));
  }

  private void change(PipelineRow row) {
    sheets.show(new PipelineSheet(model, sheets, Optional.of(row)));
  }

  private void delete(PipelineRow row) {
    model.delete(row.pipeline(), () -> deleted.accept(row.pipeline()));
  }

  private static String took(PipelineRun run) {
    return run.ended().map(end -> Times.length(Duration.between(run.started(), end))).orElse("");
  }

  private static Node badge(Optional<JobState> state) {
    if (state.isEmpty()) return Texts.of("", "small");
    var text = Words.of(state.get().name().toLowerCase(Locale.ROOT));
    return switch (state.get()) {
      case COMPLETED -> Badge.of(text, "good");
      case FAILED, INTERRUPTED -> Badge.of(text, "bad");
      case RUNNING, PENDING -> Badge.of(text, "accent");
      case CANCELLED -> Badge.of(text);
    };
  }
}
