package io.driftglass.ui.registry;

import io.driftglass.registry.VersionState;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The registry as it was at the end of a past day, deleted versions included.
final class PastSheet extends VBox {
  private final ZoneId zone;
  private final VBox lines = new VBox(8);

  PastSheet(RegistryViewModel model, Sheets sheets, LocalDate today, ZoneId zone) {
    super(12);
    this.zone = zone;
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(560);
    setMaxWidth(560);
    var day = new DatePicker(today);
    day.setId("day");
    day.setEditable(false);
    day.valueProperty().subscribe(value -> model.lookBack(value));
    var head = new HBox(12, Texts.of(Words.of("The registry at the end of"), "title"), day);
    head.setAlignment(Pos.CENTER_LEFT);
    var scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportHeight(280);
    scroll.getStyleClass().add("plain");
    var foot = new HBox(8, Buttons.secondary("Close", "mdoal-close", sheets::close));
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(head, scroll, foot);
    model.pastProperty().subscribe(past -> past.ifPresent(this::show));
  }

  private void show(PastStates past) {
    lines.getChildren().setAll(Texts.of(past.headline(), "muted"));
    past.states().reversed().forEach(state -> lines.getChildren().add(line(state)));
  }

  private Node line(VersionState state) {
    var words = new VBox(Texts.cuttable(state.title(), "medium"));
    var since = Words.of("since %s", Times.when(state.since(), zone)) + " · " + state.who();
    words.getChildren().add(Texts.cuttable(since, "micro", "muted"));
    if (!state.why().isBlank()) words.getChildren().add(Texts.wrapped(state.why(), "small"));
    var line = new HBox(12, words, Spacer.grow(), Badge.of(state.stage()));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
