package io.driftglass.ui.data;

import io.driftglass.data.plan.Question;
import io.driftglass.data.sniff.Preview;
import io.driftglass.ui.data.ImportViewModel.State;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.KeyCap;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sheet over the window on which a file is looked at before it is stored: what was understood
/// as chips, the first rows, what was noted. Enter imports, Esc leaves nothing behind.
final class ImportSheet extends VBox {
  private static final double WIDTH = 1080;
  private static final int SHOWN_REJECTS = 3;

  /// Windows lower than this show five rows.
  private static final double LOW = 820;

  private final ImportViewModel model;
  private final Runnable confirm;
  private final Runnable confirmAll;
  private final Sheets sheets;
  private Supplier<Optional<String>> attachable = Optional::empty;
  private Runnable attach = () -> {};

  /// @param confirm imports what is shown
  /// @param confirmAll imports every sheet of it
  ImportSheet(ImportViewModel model, Runnable confirm, Runnable confirmAll, Sheets sheets) {
    super(14);
    this.model = model;
    this.confirm = confirm;
    this.confirmAll = confirmAll;
    this.sheets = sheets;
    getStyleClass().addAll("dg-sheet", "import-sheet");
    setMaxWidth(WIDTH);
    setPrefWidth(WIDTH);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.stateProperty().subscribe(this::show);
    model.problemProperty().subscribe(() -> show(model.state()));
  }

  /// Offers to attach a file that is no table.
  ///
  /// @param dataset what it can be attached to
  ImportSheet onAttach(Supplier<Optional<String>> dataset, Runnable attachIt) {
    attachable = dataset;
    attach = attachIt;
    return this;
  }

  private void show(State state) {
    switch (state) {
      case State.Closed() -> getChildren().clear();
      case State.Reading(var file) ->
          getChildren().setAll(head(file, "looking at the first rows"), foot(new Region()));
      case State.Refused(var file, var problem) ->
          getChildren()
              .setAll(
                  head(file, "cannot be read"),
                  Problems.box(Tone.REFUSE, problem, attaching()),
                  foot(new Region()));
      case State.Ready ready -> ready(ready);
    }
    boolean open = sheets.shownProperty().get().filter(s -> s.content() == this).isPresent();
    boolean wanted = !(state instanceof State.Closed);
    if (wanted && !open) sheets.show(this, model::close);
    if (!wanted && open) sheets.close();
  }

  private void ready(State.Ready ready) {
    var preview = ready.preview();
    var chips = new FlowPane(8, 8);
    for (var chip : ready.chips()) chips.getChildren().add(PlanChipNode.of(chip, model));
    getChildren().setAll(head(preview.plan().file(), ImportViewModel.size(preview)), chips);
    if (model.problemProperty().get() != null) {
      getChildren().add(Problems.box(Tone.REFUSE, model.problemProperty().get()));
    }
    model.openQuestion().ifPresent(q -> getChildren().add(question(q)));
    getChildren().addAll(table(preview), told(preview));
    getChildren().add(foot(name(), confirming(preview)));
  }

  private Button[] attaching() {
    return attachable.get().stream()
        .map(dataset -> Buttons.small(Words.of("Attach to %s", dataset), attach))
        .toArray(Button[]::new);
  }

  private HBox head(Path file, String sentence) {
    var title = Texts.cuttable(Words.of("Import %s", file.getFileName()), "title");
    var text = new VBox(title, Texts.of(sentence, "small", "muted"));
    HBox.setHgrow(text, Priority.ALWAYS);
    var close = Buttons.icon("Close (Esc)", "mdoal-close", model::close);
    var head = new HBox(12, Icon.of("mdoal-insert_drive_file", "i24"), text, close);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node question(Question question) {
    var answers =
        question.choices().stream()
            .map(choice -> Buttons.small(choice, () -> model.answer(question, choice)))
            .toArray(Button[]::new);
    return Problems.box(Tone.ASK, question.text(), "", answers);
  }

  private Node table(Preview preview) {
    var table = new PreviewTable(preview, model);
    table
        .prefHeightProperty()
        .bind(
            sceneProperty()
                .flatMap(Scene::heightProperty)
                .map(height -> PreviewTable.height(height.doubleValue() < LOW ? 5 : 10))
                .orElse(PreviewTable.height(10)));
    var card = new VBox(table);
    VBox.setVgrow(table, Priority.ALWAYS);
    card.getStyleClass().addAll("card", "chart-card");
    return card;
  }

  /// What was left out beside what was understood.
  private static Node told(Preview preview) {
    if (preview.rejected() == 0) return notes(preview);
    var both = new HBox(12, rejects(preview), notes(preview));
    for (var card : both.getChildren()) HBox.setHgrow(card, Priority.ALWAYS);
    return both;
  }

  private static Node rejects(Preview preview) {
    var heading =
        new HBox(
            8,
            Icon.of("mdomz-warning", "i16"),
            Texts.of(ImportViewModel.rejectedTitle(preview), "heading"));
    heading.setAlignment(Pos.CENTER_LEFT);
    var lines = new GridPane(16, 4);
    int at = 0;
    for (var row : ImportViewModel.rejected(preview, SHOWN_REJECTS)) {
      lines.addRow(
          at++,
          Texts.of(row.get(0), "small", "muted"),
          Texts.cuttable(row.get(1), "small"),
          Texts.cuttable(row.get(2), "small", "mono"),
          Texts.cuttable(row.get(3), "small"));
    }
    var card = new VBox(8, heading, lines);
    card.getStyleClass().addAll("card", "pad");
    card.setPrefWidth(WIDTH / 2);
    return card;
  }

  private static Node notes(Preview preview) {
    var heading =
        new HBox(
            8,
            Icon.of("mdoal-info", "i16", "i-accent"),
            Texts.of(Words.of("What was understood"), "heading"));
    heading.setAlignment(Pos.CENTER_LEFT);
    var lines = new VBox(4);
    for (var note : preview.notes()) lines.getChildren().add(Texts.wrapped(note.text(), "small"));
    lines.getChildren().add(Texts.wrapped(ImportViewModel.stored(preview), "small"));
    var card = new VBox(8, heading, lines);
    card.getStyleClass().addAll("card", "pad");
    return card;
  }

  private HBox name() {
    var field = new TextField();
    field.textProperty().bindBidirectional(model.nameProperty());
    field.setPrefWidth(220);
    var box = new HBox(8, Texts.of(Words.of("Called"), "small", "muted"), field);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Node[] confirming(Preview preview) {
    var sheets = preview.plan().sheets().size();
    var all =
        Buttons.secondary(Words.of("Import all %d tables", sheets), "mdoal-check", confirmAll);
    return sheets > 1
        ? new Node[] {all, confirm(preview), KeyCap.of("Enter")}
        : new Node[] {confirm(preview), KeyCap.of("Enter")};
  }

  private Button confirm(Preview preview) {
    return Buttons.primary(ImportViewModel.confirmation(preview), "mdoal-check", confirm);
  }

  private HBox foot(Node left, Node... right) {
    var foot = new HBox(10, left, Spacer.grow(), Buttons.small("Cancel", model::close));
    foot.getChildren().addAll(right);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  private void key(KeyEvent event) {
    if (event.getCode() != KeyCode.ENTER || event.getTarget() instanceof Button) return;
    confirm.run();
    event.consume();
  }
}
