package io.driftglass.ui.experiment;

import io.driftglass.experiment.Run;
import io.driftglass.job.JobState;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.ProveIt;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.SearchField;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Names;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Lays out the Experiments page.
public final class ExperimentsView {
  private static final double RIGHT = 340;

  private final ExperimentsViewModel model;
  private final ZoneId zone;
  private final Consumer<Run> prove;
  private final TableView<RunLine> table = new TableView<>();
  private final ComparisonPane comparison;
  private final StackPane right = new StackPane();
  private final HBox sorting = PageFrame.slot();
  private final HBox quick = PageFrame.slot();

  /// @param prove computes the figures of a training again
  ExperimentsView(ExperimentsViewModel model, ZoneId zone, Consumer<Run> prove) {
    this.prove = prove;
    this.model = model;
    this.zone = zone;
    comparison = new ComparisonPane(model::tag, model::note, model::showTrials, model.log());
  }

  public static Parent of(Desk desk) {
    var experiments =
        new WorkspaceExperiments(desk.workbench().runs(), desk.workbench().windowMemory());
    var model = new ExperimentsViewModel(experiments, desk.loader());
    return new ExperimentsView(model, ZoneId.systemDefault(), run -> prove(desk, run)).view();
  }

  private static void prove(Desk desk, Run run) {
    ProveIt.start(
        desk, "#" + run.id(), progress -> desk.workbench().chartProving().run(run.id(), progress));
  }

  Parent view() {
    var page = new PageFrame("Experiments");
    page.context(Texts.of(model.headlineProperty(), "small", "muted"));
    page.actions(proveChosen(), keep(), sorting, quick);
    model.saved().subscribe(() -> quick.getChildren().setAll(quick()));
    var left = left();
    HBox.setHgrow(left, Priority.ALWAYS);
    right.setMinWidth(RIGHT);
    right.setMaxWidth(RIGHT);
    page.body(new HBox(12, left, right));
    page.hintsProperty().set(Words.of("Ctrl or Shift click chooses several · F5 refresh"));
    page.onRefresh(model::refresh);
    model.metrics().subscribe(this::columns);
    model.sortProperty().subscribe(sort -> sorting());
    model.comparedProperty().subscribe(this::show);
    model
        .runs()
        .addListener(
            (ListChangeListener<RunLine>)
                change -> {
                  boolean none = table.getSelectionModel().isEmpty();
                  if (none && !model.runs().isEmpty()) table.getSelectionModel().select(0);
                });
    columns();
    quick.getChildren().setAll(quick());
    model.refresh();
    return page;
  }

  private Node quick() {
    var shown = new LinkedHashMap<String, String>();
    shown.put(Words.of("all"), "");
    shown.put(Words.of("trainings"), "kind = train");
    shown.put(Words.of("searches"), "kind = search");
    for (var state : List.of(JobState.FAILED, JobState.INTERRUPTED, JobState.RUNNING)) {
      shown.put(word(state), "status = " + state.name().toLowerCase(Locale.ROOT));
    }
    model.saved().forEach(text -> shown.put(text, text));
    return Chip.choice(
        "Show",
        Words.of("filters"),
        List.copyOf(shown.keySet()),
        title -> model.filterProperty().set(shown.get(title)));
  }

  /// For the figures of one training; of other runs nothing can be computed again here.
  private Button proveChosen() {
    var button = Buttons.secondary("Prove it", "mdoal-fact_check", () -> {});
    button.setId("prove");
    button.setDisable(true);
    model
        .comparedProperty()
        .subscribe(
            compared -> {
              var runs = compared.map(it -> it.runs()).orElse(List.of());
              boolean one = runs.size() == 1 && provable(runs.getFirst());
              button.setDisable(!one);
              button.setOnAction(event -> prove.accept(runs.getFirst()));
            });
    return button;
  }

  private static boolean provable(Run run) {
    return run.kind().equals("train") && run.state() == JobState.COMPLETED;
  }

  /// Keeps the filter in hand among those to choose, or forgets it.
  private Button keep() {
    var keep = Buttons.secondary("Keep filter", "mdoal-bookmark_border", model::keepFilter);
    keep.setId("keep-filter");
    keep.disableProperty().bind(model.filterProperty().isEmpty());
    Runnable name =
        () -> {
          boolean kept = model.saved().contains(model.filterProperty().get());
          keep.setText(Words.of(kept ? "Forget filter" : "Keep filter"));
        };
    model.filterProperty().subscribe(name);
    model.saved().subscribe(name);
    name.run();
    return keep;
  }

  private VBox left() {
    var filter = new TextField(model.filterProperty().get());
    filter.setId("filter");
    filter.setPromptText(
        Words.of("Filter: status = completed and mase < 1 and title ~ \"pump 3\""));
    var pause = new PauseTransition(javafx.util.Duration.millis(150));
    pause.setOnFinished(event -> model.filterProperty().set(filter.getText()));
    filter.textProperty().subscribe(text -> pause.playFromStart());
    filter.setOnAction(event -> model.filterProperty().set(filter.getText()));
    model
        .filterProperty()
        .subscribe(
            text -> {
              if (!filter.getText().equals(text)) filter.setText(text);
            });
    var wrong = Texts.wrapped("", "small", "bad");
    wrong.textProperty().bind(model.problemProperty());
    wrong.managedProperty().bind(model.problemProperty().isNotEmpty());
    wrong.visibleProperty().bind(model.problemProperty().isNotEmpty());
    table.setId("runs");
    table.setItems(model.runs());
    CellHeight.set(table, 30);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    model
        .filterProperty()
        .subscribe(
            text ->
                table.setPlaceholder(
                    new EmptyState(
                        "mdomz-science",
                        text.isBlank()
                            ? "No run yet. Runs appear here as soon as one starts."
                            : "No run passes this filter.")));
    table
        .getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) change -> choose());
    VBox.setVgrow(table, Priority.ALWAYS);
    var card = new Card("Runs", table);
    VBox.setVgrow(card, Priority.ALWAYS);
    var left = new VBox(8, new SearchField(filter), wrong, card);
    left.setMinWidth(0);
    return left;
  }

  private void choose() {
    var runs = new ArrayList<Run>();
    for (int place : List.copyOf(table.getSelectionModel().getSelectedIndices())) {
      if (place >= 0 && place < model.runs().size()) {
        model.runs().get(place).run().ifPresent(runs::add);
      }
    }
    model.choose(runs);
  }

  private void columns() {
    var columns = new ArrayList<TableColumn<RunLine, ?>>();
    columns.add(TableColumns.figures("Run", 52, text(run -> "#" + run.id())));
    columns.add(TableColumns.nodes("Status", 96, this::status));
    var title = TableColumns.texts("Title", 150, text(Run::title));
    columns.add(title);
    for (var metric : model.metrics()) {
      var column = TableColumns.figures(Names.title(metric), 88, text(run -> figure(run, metric)));
      columns.add(column);
    }
    columns.add(TableColumns.figures("Took", 64, text(ExperimentsView::took)));
    columns.add(TableColumns.figures("Started", 88, text(this::started)));
    for (var column : columns) if (!column.equals(title)) column.setMaxWidth(column.getPrefWidth());
    table.getColumns().setAll(columns);
    TableColumns.edges(table);
    sorting();
  }

  private void sorting() {
    var orders = new LinkedHashMap<String, String>();
    orders.put(Words.of("newest first"), "");
    orders.put(Words.of("oldest first"), "started");
    orders.put(Words.of("longest first"), "-seconds");
    orders.put(Words.of("by title"), "title");
    for (var metric : model.metrics()) {
      orders.put(Names.title(metric) + " ↑", metric);
      orders.put(Names.title(metric) + " ↓", "-" + metric);
    }
    var now = model.sortProperty().get();
    var title =
        orders.entrySet().stream()
            .filter(order -> order.getValue().equals(now))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(now);
    sorting
        .getChildren()
        .setAll(
            Chip.choice(
                "Sort",
                title,
                160,
                List.copyOf(orders.keySet()),
                chosen -> model.sortProperty().set(orders.get(chosen))));
  }

  private void show(Optional<io.driftglass.experiment.Comparison> compared) {
    compared.ifPresent(comparison::show);
    right.getChildren().setAll(compared.isPresent() ? comparison : nothing());
  }

  private static Node nothing() {
    var state =
        new EmptyState(
            "mdoal-compare_arrows",
            "Choose a run to see its figures, parameters and curves; choose several to compare"
                + " them.");
    state.getStyleClass().add("card");
    return state;
  }

  private Node status(RunLine line) {
    return line.run().<Node>map(run -> badge(run.state())).orElseGet(() -> Texts.of("…", "muted"));
  }

  private static Node badge(JobState state) {
    var word = word(state);
    return switch (state) {
      case PENDING, CANCELLED -> Badge.of(word);
      case RUNNING -> Badge.of(word, "accent");
      case COMPLETED -> Badge.of(word, "good");
      case FAILED -> Badge.of(word, "bad");
      case INTERRUPTED -> Badge.of(word, "warn");
    };
  }

  private static String word(JobState state) {
    return Words.of(state.name().toLowerCase(Locale.ROOT));
  }

  private static Function<RunLine, String> text(Function<Run, String> of) {
    return line -> line.run().map(of).orElse("");
  }

  private static String figure(Run run, String metric) {
    var value = run.metrics().get(metric);
    return value == null ? "" : Names.figure(metric, value);
  }

  private String started(Run run) {
    return Times.lately(run.started(), zone, Instant.now());
  }

  private static String took(Run run) {
    return run.ended().map(end -> Times.length(Duration.between(run.started(), end))).orElse("");
  }
}
