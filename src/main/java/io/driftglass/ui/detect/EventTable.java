package io.driftglass.ui.detect;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.SeverityMark;
import io.driftglass.ui.kit.part.ShareBar;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/// The events, highest peak first; the chosen row and the chart follow each other.
final class EventTable extends TableView<AnomalyEvent> {
  static final double ROW = 30;
  static final double HEAD = 29;

  private static final double STAMP = 136;

  /// From this width on there is room for when an event ended; its duration tells it too.
  private static final double WIDE = 1020;

  /// From this width on there is room for what happened; the panel at the right tells it too.
  private static final double ROOMY = 860;

  private final DetectViewModel model;
  private final ReviewViewModel review;
  private EventText text;

  EventTable(DetectViewModel model, ReviewViewModel review) {
    super(model.events());
    this.model = model;
    this.review = review;
    setId("events");
    CellHeight.set(this, ROW);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(TableColumns.nodes("Severity", 88, EventTable::severity));
    getColumns().add(TableColumns.texts("Start", STAMP, event -> text.start(event)));
    var end = TableColumns.<AnomalyEvent>texts("End", STAMP, event -> text.end(event));
    getColumns().add(end);
    getColumns().add(TableColumns.texts("Duration", 88, event -> text.duration(event)));
    getColumns().add(TableColumns.nodes("Peak score", 102, EventTable::peak));
    getColumns().add(TableColumns.figures("Confidence", 78, EventText::confidence));
    getColumns().add(TableColumns.nodes("Led by", 110, this::leader));
    var told = TableColumns.<AnomalyEvent>nodes("What happened", 170, this::headline);
    getColumns().add(told);
    getColumns().add(TableColumns.nodes("Label", 90, this::said));
    widthProperty()
        .subscribe(
            width -> {
              end.setVisible(width.doubleValue() >= WIDE);
              told.setVisible(width.doubleValue() >= ROOMY);
            });
    TableColumns.edges(this);
    TableColumns.marked(this, model.brushProperty(), EventTable::within);
    getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    model.selectedProperty().subscribe(this::select);
  }

  /// Before the events of another search are shown.
  void say(EventText newText) {
    text = newText;
    refresh();
  }

  private void chosen(AnomalyEvent event) {
    if (event != null) model.selectedProperty().set(event);
  }

  private void select(AnomalyEvent event) {
    if (event == null) {
      getSelectionModel().clearSelection();
    } else if (!event.equals(getSelectionModel().getSelectedItem())) {
      getSelectionModel().select(event);
      scrollTo(Math.max(0, getItems().indexOf(event) - 1));
    }
  }

  private Node said(AnomalyEvent event) {
    return review
        .said(event)
        .map(LabelWords::badge)
        .orElseGet(() -> Texts.of(Words.of("to review"), "cell", "muted"));
  }

  private Node headline(AnomalyEvent event) {
    return Texts.cuttable(text.headline(event), "cell");
  }

  private static boolean within(AnomalyEvent event, Interval brush) {
    return event.interval().overlaps(brush);
  }

  private static Node severity(AnomalyEvent event) {
    var box =
        new HBox(
            8,
            SeverityMark.of(event.severity()),
            Texts.of(SeverityMark.title(event.severity()), "cell"));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Node peak(AnomalyEvent event) {
    var bar = new ShareBar(46, 6);
    bar.show(event.peak(), SeverityMark.styleClass(event.severity()));
    var box = new HBox(10, bar, Texts.of(Figures.fixed(event.peak(), 2), "cell"));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Node leader(AnomalyEvent event) {
    var box = new HBox(8, Texts.cuttable(text.title(event.topChannel()), "cell"));
    if (text.inSample(event)) box.getChildren().add(Badge.of(Words.of("in-sample")));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }
}
