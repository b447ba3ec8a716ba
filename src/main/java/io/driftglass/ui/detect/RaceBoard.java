package io.driftglass.ui.detect;

import io.driftglass.detect.Detector;
import io.driftglass.evaluate.DetectorRace;
import io.driftglass.method.Method;
import io.driftglass.metric.Measure;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The detectors compared on the data in hand, best first, by what can honestly be known of them.
final class RaceBoard {
  private static final double ROW = 30;
  private static final double SHEET_WIDTH = 1000;
  private static final double SHEET_HEIGHT = 560;

  private final DetectViewModel model;
  private final Racing racing;
  private final Card card = new Card("Detectors compared");
  private final VBox body = new VBox(8);
  private Optional<Sheets> shownOver = Optional.empty();
  private final TableView<DetectorRace.Entry> table = new TableView<>();

  RaceBoard(DetectViewModel model, Racing racing) {
    this.model = model;
    this.racing = racing;
    table.setId("race");
    table.setFixedCellSize(ROW);
    table.setMinHeight(4 * ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(TableColumns.nodes("Method", 260, this::method));
    table.getColumns().add(TableColumns.nodes("By labels", 90, e -> figure(e.vusPr())));
    table.getColumns().add(TableColumns.nodes("Planted faults", 110, e -> figure(e.planted())));
    table.getColumns().add(TableColumns.nodes("Normal rows alarmed", 140, e -> part(e.quiet())));
    table.getColumns().add(TableColumns.nodes("Others agree", 100, e -> part(e.agreement())));
    table.getColumns().add(TableColumns.figures("Events", 70, e -> events(e)));
    table.getColumns().add(TableColumns.figures("Time", 80, e -> Times.seconds(e.seconds())));
    table.getColumns().add(TableColumns.nodes("", 96, this::use));
    TableColumns.edges(table);
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox.setVgrow(body, Priority.ALWAYS);
    card.getChildren().add(body);
    racing.raceProperty().subscribe(race -> show());
    racing.busyProperty().subscribe(busy -> show());
  }

  Card node() {
    return card;
  }

  /// Compares them now.
  ///
  /// @param sheets to show it over the page, where that does not show it itself
  void race(Optional<Sheets> sheets) {
    racing.run();
    sheets.ifPresent(this::sheet);
  }

  /// Shows it over the page.
  void sheet(Sheets sheets) {
    var foot = new HBox(Spacer.grow(), Buttons.primary("Close", "mdoal-check", sheets::close));
    var sheet = new VBox(14, card, foot);
    sheet.getStyleClass().addAll("dg-sheet", "small-sheet");
    sheet.setPrefWidth(SHEET_WIDTH);
    sheet.setMaxWidth(SHEET_WIDTH);
    sheet.setMaxHeight(SHEET_HEIGHT);
    shownOver = Optional.of(sheets);
    sheets.show(sheet);
  }

  private void show() {
    var race = racing.raceProperty().get();
    card.sentence().setText(race.map(RaceBoard::ranked).orElse(""));
    VBox.setVgrow(card, race.isPresent() ? Priority.ALWAYS : Priority.NEVER);
    if (racing.busyProperty().get()) body.getChildren().setAll(running());
    else if (race.isPresent()) body.getChildren().setAll(board(race.get()));
    else body.getChildren().setAll(idle());
  }

  private static String ranked(DetectorRace race) {
    return race.labelled()
        ? Words.of("ranked by VUS-PR on labelled rows not learnt from")
        : Words.of("ranked by VUS-PR on planted faults and normal rows alarmed, not learnt from");
  }

  private Node running() {
    var bar = new ProgressBar();
    var line =
        new HBox(
            12,
            Texts.of(Words.of("Comparing detectors in the background"), "muted"),
            bar,
            Spacer.grow(),
            Buttons.small("Stop", racing::cancel));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("pad");
    return line;
  }

  private Node idle() {
    var line =
        new HBox(
            12,
            Texts.wrapped(
                Words.of("Which detector suits this data? They can be compared on it."), "muted"),
            Spacer.grow(),
            Buttons.small("Compare detectors", racing::run));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("pad");
    return line;
  }

  private Node[] board(DetectorRace race) {
    table.getItems().setAll(race.rows());
    table.setVisible(race.rows().stream().anyMatch(RaceBoard::judged));
    return new Node[] {
      Problems.box(
          Tone.INFORM, Said.of(race.reason()), "", Buttons.small("Compare again", racing::run)),
      table
    };
  }

  private static boolean judged(DetectorRace.Entry entry) {
    return entry.vusPr().computable() || entry.planted().computable();
  }

  private Node method(DetectorRace.Entry entry) {
    var name = new HBox(8, Texts.cuttable(model.title(entry.method()), "cell", "medium"));
    boolean best =
        racing
            .raceProperty()
            .get()
            .flatMap(DetectorRace::chosen)
            .filter(entry.method()::equals)
            .isPresent();
    if (best) name.getChildren().add(Badge.of("best", "accent"));
    name.setAlignment(Pos.CENTER_LEFT);
    return name;
  }

  private static Node figure(Measure measure) {
    return measure instanceof Measure.Value(double value, long n)
        ? told(Figures.fixed(value, 2), Words.of("VUS-PR over %s", Figures.count(n, "row")))
        : none(measure);
  }

  private static Node part(Measure measure) {
    return measure instanceof Measure.Value(double value, long n)
        ? told(Figures.exactPercent(value), Words.of("of %s", Figures.count(n, "row")))
        : none(measure);
  }

  private static Node told(String text, String tip) {
    var label = Texts.of(text, "cell");
    label.setTooltip(new Tooltip(tip));
    return label;
  }

  private static Node none(Measure measure) {
    var label = Texts.of(Figures.NONE, "cell", "muted");
    if (measure instanceof Measure.NotComputable(String because)) {
      label.setTooltip(new Tooltip(Said.of(because)));
    }
    return label;
  }

  private static String events(DetectorRace.Entry entry) {
    return entry.seconds() > 0 ? Figures.count(entry.events()) : Figures.NONE;
  }

  private void use(Method<Detector> method) {
    shownOver.ifPresent(Sheets::close);
    model.find(method);
  }

  private Node use(DetectorRace.Entry entry) {
    var method = model.methods().stream().filter(m -> m.id().equals(entry.method())).findFirst();
    var box = new HBox();
    Optional.of(entry)
        .filter(e -> e.seconds() > 0)
        .flatMap(e -> method)
        .ifPresent(m -> box.getChildren().add(Buttons.link("Use", () -> use(m))));
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }
}
