package io.driftglass.ui.data;

import io.driftglass.data.plan.ColumnPlan;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.sniff.Preview;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Pressable;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The first rows of a file as they stand in it; a click on a column's head changes its unit and
/// what it is for.
final class PreviewTable extends TableView<List<String>> {
  private static final double ROW = 28;
  private static final double HEAD = 44;

  private final Preview preview;
  private final ImportViewModel model;

  PreviewTable(Preview preview, ImportViewModel model) {
    this.preview = preview;
    this.model = model;
    getStyleClass().add("preview-table");
    CellHeight.set(this, ROW);
    setMinHeight(HEAD + 4 * ROW);
    for (var column : preview.plan().columns()) getColumns().add(column(column));
    getItems().setAll(preview.rows());
    setPlaceholder(Texts.of(Words.of("No rows."), "muted"));
  }

  /// The height that shows so many rows.
  static double height(int rows) {
    return HEAD + rows * ROW + 14;
  }

  private TableColumn<List<String>, String> column(ColumnPlan plan) {
    boolean number = plan.isChannel() && plan.kind() == Kind.NUMBER;
    var column = new TableColumn<List<String>, String>();
    column.setGraphic(head(plan, number));
    column.setSortable(false);
    column.setReorderable(false);
    column.setMinWidth(90);
    column.setPrefWidth(
        plan.use() == ColumnPlan.Use.TIME ? 170 : Math.max(104, 24 + 7.2 * plan.name().length()));
    if (number) column.getStyleClass().add("right");
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(cell(row.getValue(), plan.index())));
    column.setCellFactory(c -> new Cell(plan.isChannel()));
    return column;
  }

  private Node head(ColumnPlan plan, boolean number) {
    var head =
        new VBox(
            Texts.of(plan.name(), "small", "medium"), Texts.of(second(plan), "micro", "subtle"));
    head.setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    head.setMinHeight(HEAD - 4);
    head.setCursor(Cursor.HAND);
    return Pressable.of(head, plan.name(), () -> menu(plan).show(head, Side.BOTTOM, 0, 0));
  }

  /// The unit where one is known, and what the column is unless it is an ordinary channel.
  private static String second(ColumnPlan plan) {
    String what =
        switch (plan.use()) {
          case TIME -> "time";
          case ENTITY -> "series";
          case DROPPED -> Words.of("left out");
          case CHANNEL -> role(plan.role());
        };
    boolean watched = plan.isChannel() && plan.role() == Role.TARGET;
    if (watched) return plan.unit().isEmpty() ? Words.of("no unit") : plan.unit();
    return plan.unit().isEmpty() ? what : plan.unit() + " · " + what;
  }

  static String role(Role role) {
    return switch (role) {
      case TARGET -> "watched";
      case INPUT -> "input";
      case LABEL -> "label";
      case IGNORED -> "ignored";
    };
  }

  private ContextMenu menu(ColumnPlan plan) {
    var menu = new ContextMenu();
    menu.getItems()
        .addAll(
            field(menu, plan.name(), "name", text -> model.rename(plan, text)),
            field(menu, plan.unit(), "unit", text -> model.unit(plan, text)),
            new SeparatorMenuItem());
    for (var role : Role.values()) {
      menu.getItems()
          .add(
              choice(
                  role(role),
                  plan.isChannel() && plan.role() == role,
                  () -> model.role(plan, role)));
    }
    menu.getItems()
        .addAll(
            choice(
                "time",
                plan.use() == ColumnPlan.Use.TIME,
                () -> model.use(plan, ReadingOption.TIME)),
            choice(
                "tells series apart",
                plan.use() == ColumnPlan.Use.ENTITY,
                () -> model.use(plan, ReadingOption.ENTITY)),
            choice("left out", plan.use() == ColumnPlan.Use.DROPPED, () -> model.leaveOut(plan)));
    if (plan.isChannel()) {
      menu.getItems().add(new SeparatorMenuItem());
      for (var kind : Kind.values()) {
        menu.getItems()
            .add(
                choice(
                    kind == Kind.NUMBER ? "numbers" : "texts",
                    plan.kind() == kind,
                    () -> model.kind(plan, kind)));
      }
    }
    return menu;
  }

  private static RadioMenuItem choice(String title, boolean chosen, Runnable action) {
    var item = new RadioMenuItem(title);
    item.setMnemonicParsing(false);
    item.setSelected(chosen);
    item.setOnAction(event -> action.run());
    return item;
  }

  private static CustomMenuItem field(
      ContextMenu menu, String text, String prompt, Consumer<String> entered) {
    var field = new TextField(text);
    field.setPromptText(prompt);
    field.setOnAction(
        event -> {
          menu.hide();
          entered.accept(field.getText());
          event.consume();
        });
    return new CustomMenuItem(field, false);
  }

  private static String cell(List<String> row, int index) {
    return index < row.size() ? row.get(index) : "";
  }

  /// The text as it stands in the file, or the word missing where it will be stored as that.
  private final class Cell extends TableCell<List<String>, String> {
    private final boolean channel;

    Cell(boolean channel) {
      this.channel = channel;
    }

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      boolean missing = !empty && channel && ImportViewModel.missing(preview.plan(), text);
      setGraphic(missing ? Badge.of(Words.of("missing")) : null);
      setText(empty || missing ? null : text);
    }
  }
}
