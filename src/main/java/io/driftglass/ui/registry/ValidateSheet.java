package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Names;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.registry.Judged;
import io.driftglass.workbench.registry.ValidationOutcome;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Judges versions on rows they have not learnt from and lists what came of each.
final class ValidateSheet extends VBox {
  private static final double WIDTH = 760;
  private static final double ROW = 30;
  private static final int ROWS = 9;

  private final Validating model;
  private final TableView<ValidationOutcome> table = new TableView<>();
  private final VBox problem = new VBox();
  private final HBox foot = new HBox(8);
  private final Sheets sheets;

  ValidateSheet(Validating model, Sheets sheets) {
    super(12);
    this.model = model;
    this.sheets = sheets;
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMaxHeight(USE_PREF_SIZE);
    foot.setAlignment(Pos.CENTER_RIGHT);
    columns();
    getChildren()
        .addAll(
            Texts.cuttable(title(), "title"),
            Texts.wrapped(
                Words.of("Judged on rows they have not learnt from; nothing is learnt anew."),
                "muted"),
            choice(),
            problem,
            table,
            foot);
    model.found().addListener((ListChangeListener<ValidationOutcome>) change -> show());
    model.busyProperty().subscribe(this::show);
    model
        .failureProperty()
        .subscribe(
            failure -> {
              problem.getChildren().clear();
              if (failure != null) problem.getChildren().add(Problems.box(failure));
            });
    show();
  }

  private String title() {
    var versions = model.versions();
    return versions.size() == 1
        ? Words.of("Validate %s", versions.getFirst().title())
        : Words.of("Validate %s versions", versions.size());
  }

  private Node choice() {
    var data = new ComboBox<Dataset>();
    data.setId("validate-on");
    data.setMaxWidth(Double.MAX_VALUE);
    data.setConverter(new Titles());
    data.getItems().add(null);
    data.getItems().addAll(model.datasets());
    model
        .datasets()
        .addListener(
            (ListChangeListener<Dataset>)
                change -> {
                  data.getItems().setAll((Dataset) null);
                  data.getItems().addAll(model.datasets());
                });
    data.valueProperty().bindBidirectional(model.onProperty());
    data.setPromptText(new Titles().toString(null));
    data.disableProperty().bind(model.busyProperty());
    var line = new HBox(8, Texts.of(Words.of("On"), "small", "medium"), data);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void columns() {
    table.setId("validated");
    CellHeight.set(table, ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(TableColumns.nodes("Version", 170, ValidateSheet::name));
    table.getColumns().add(TableColumns.texts("Data", 150, ValidateSheet::data));
    table.getColumns().add(TableColumns.figures("Rows", 70, ValidateSheet::rows));
    table.getColumns().add(TableColumns.nodes("Figures", 320, ValidateSheet::figures));
    TableColumns.edges(table);
    double height = 34 + ROW * Math.clamp(model.versions().size(), 1, ROWS);
    table.setMinHeight(height);
    table.setPrefHeight(height);
    table.setMaxHeight(height);
    table.setPlaceholder(Texts.of(Words.of("Nothing is judged yet."), "small", "muted"));
  }

  private void show() {
    table.getItems().setAll(model.found());
    boolean busy = model.busyProperty().get();
    long failed = model.found().stream().filter(it -> it.judged().isEmpty()).count();
    var told =
        failed > 0
            ? Words.of("%s could not be judged", Figures.count(failed))
            : Words.of(busy ? "Judging in the background" : "");
    var nodes = new ArrayList<Node>();
    if (busy) nodes.add(new ProgressBar());
    nodes.add(Texts.of(told, "small", "muted"));
    nodes.add(Spacer.grow());
    if (busy) nodes.add(Buttons.secondary("Stop", "mdoal-close", model::cancel));
    nodes.add(Buttons.secondary("Close", "mdoal-close", sheets::close));
    if (!busy) {
      var run = Buttons.primary("Validate", "mdomz-playlist_add_check", model::run);
      run.setId("validate");
      run.setDefaultButton(true);
      nodes.add(run);
    }
    foot.getChildren().setAll(nodes);
  }

  private static Node name(ValidationOutcome validity) {
    return Texts.cuttable(validity.version().title(), "cell", "medium");
  }

  private static String data(ValidationOutcome validity) {
    return validity.judged().map(judged -> judged.dataset().title()).orElse(Figures.NONE);
  }

  private static String rows(ValidationOutcome validity) {
    return validity
        .judged()
        .map(judged -> Figures.count(judged.validation().rows()))
        .orElse(Figures.NONE);
  }

  private static Node figures(ValidationOutcome validity) {
    return validity.judged().map(ValidateSheet::computed).orElseGet(() -> refused(validity));
  }

  private static Node computed(Judged judged) {
    var metrics = new TreeMap<>(judged.validation().metrics());
    var text =
        metrics.entrySet().stream()
            .map(m -> Names.title(m.getKey()) + " " + Names.figure(m.getKey(), m.getValue()))
            .collect(Collectors.joining(" · "));
    var missing =
        new TreeMap<>(judged.validation().notComputed())
            .entrySet().stream()
                .map(m -> "\n" + Names.title(m.getKey()) + ": " + Said.of(m.getValue()))
                .collect(Collectors.joining());
    var label = Texts.cuttable(text, "cell");
    label.setTooltip(new Tooltip(text.replace(" · ", "\n") + missing));
    return label;
  }

  private static Node refused(ValidationOutcome validity) {
    var told = Problems.of(validity.failure().orElseThrow());
    var reason = Texts.cuttable(told.what(), "cell");
    reason.setTooltip(new Tooltip(told.sentence()));
    var line = new HBox(8, Badge.of(Words.of("failed"), "bad"), reason);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static final class Titles extends StringConverter<Dataset> {
    @Override
    public String toString(Dataset dataset) {
      return dataset == null
          ? Words.of("the newest of the data each has learnt from")
          : dataset.title();
    }

    @Override
    public Dataset fromString(String title) {
      throw new UnsupportedOperationException("data are chosen, not typed");
    }
  }
}
