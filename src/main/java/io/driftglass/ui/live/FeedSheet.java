package io.driftglass.ui.live;

import io.driftglass.problem.Problem;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Asks where rows come from, what scores them and what says what is expected.
final class FeedSheet extends VBox {
  private static final String WHAT =
      "The first line names the columns, or each line is one JSON object. The columns that the"
          + " model reads are found by their names.";
  private static final String NONE = "none";

  private final LiveViewModel model;
  private final FeedForm form;
  private final Runnable close;
  private final VBox problem = new VBox();
  // the model outlives the sheet
  private final ChangeListener<Problem> refusing = (property, before, now) -> refused(now);

  FeedSheet(LiveViewModel model, FeedForm form, FileChoice files, Runnable close) {
    super(14);
    this.model = model;
    this.form = form;
    this.close = close;
    getStyleClass().addAll("dg-sheet", "small-sheet");
    setPrefWidth(620);
    setMaxWidth(620);
    getChildren()
        .setAll(
            Texts.of(Words.of("Start a feed"), "title"),
            Texts.wrapped(WHAT, "muted"),
            kinds(),
            place(files),
            pace(),
            field("Scored by", list("feed-model", model.models(), form.modelProperty())),
            field("Expected by", forecasters()),
            Texts.wrapped(Words.of("Fitted on %s.", form.dataset().title()), "small", "muted"),
            problem,
            foot());
    refused(model.problemProperty().get());
    model.problemProperty().addListener(new WeakChangeListener<>(refusing));
  }

  private Node kinds() {
    var kinds = List.of(FeedForm.Kind.values());
    var titles = kinds.stream().map(kind -> kind.title).toList();
    var segments = new Segments(titles, form.kindProperty().get().title);
    segments
        .chosenProperty()
        .subscribe(title -> form.kindProperty().set(kinds.get(titles.indexOf(title))));
    return segments;
  }

  private Node place(FileChoice files) {
    var text = new TextField();
    text.setId("feed-place");
    text.textProperty().bindBidirectional(form.placeProperty());
    HBox.setHgrow(text, Priority.ALWAYS);
    var choose =
        Buttons.small(
            "Choose",
            "mdoal-folder_open",
            () ->
                files.open("File to follow").stream()
                    .findFirst()
                    .ifPresent(file -> text.setText(file.toString())));
    var name = Texts.of("", "small", "muted");
    form.kindProperty()
        .subscribe(
            kind -> {
              name.setText(kind.asked);
              text.setAccessibleText(kind.asked);
              Room.of(choose, kind.local() && kind != FeedForm.Kind.FOLDER);
            });
    var line = new HBox(8, text, choose);
    line.setAlignment(Pos.CENTER_LEFT);
    return new VBox(6, name, line);
  }

  private Node pace() {
    var text = new TextField();
    text.setId("feed-pace");
    text.textProperty().bindBidirectional(form.paceProperty());
    var name = Texts.of("", "small", "muted");
    var box = new VBox(6, name, text);
    form.kindProperty()
        .subscribe(
            kind -> {
              name.setText(kind.pace);
              text.setAccessibleText(kind.pace);
              Room.of(box, kind.paced());
            });
    return box;
  }

  private ComboBox<String> forecasters() {
    var all = new ArrayList<>(List.of(""));
    all.addAll(model.forecasters());
    var list = list("feed-forecaster", all, form.forecasterProperty());
    list.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String id) {
            return id == null || id.isEmpty() ? NONE : id;
          }

          @Override
          public String fromString(String text) {
            return text.equals(NONE) ? "" : text;
          }
        });
    return list;
  }

  private static ComboBox<String> list(String id, List<String> options, StringProperty chosen) {
    var list = new ComboBox<>(FXCollections.observableList(options));
    list.setId(id);
    list.valueProperty().bindBidirectional(chosen);
    list.setMaxWidth(Double.MAX_VALUE);
    return list;
  }

  private static Node field(String name, ComboBox<String> list) {
    list.setAccessibleText(name);
    return new VBox(6, Texts.of(name, "small", "muted"), list);
  }

  private void refused(Problem reason) {
    problem
        .getChildren()
        .setAll(
            Optional.ofNullable(reason)
                .map(r -> List.of(Problems.box(Tone.REFUSE, r, new Button[0])))
                .orElse(List.of()));
  }

  private Node foot() {
    var start = Buttons.primary("Start", "mdomz-play_arrow", this::start);
    start.setId("feed-start");
    start.setDefaultButton(true);
    var foot = new HBox(10, Spacer.grow(), Buttons.small("Cancel", close), start);
    foot.setAlignment(Pos.CENTER_RIGHT);
    return foot;
  }

  private void start() {
    if (model.start(form)) close.run();
  }
}
