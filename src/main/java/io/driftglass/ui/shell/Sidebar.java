package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Navigator;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.KeyCap;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The pages by name, in groups; narrow windows show their icons alone.
final class Sidebar extends VBox {
  private static final double WIDE = 200;
  private static final double NARROW = 56;

  private final BooleanProperty collapsed = new SimpleBooleanProperty(this, "collapsed");
  private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
  private final ToggleGroup items = new ToggleGroup();
  private final Navigator navigator;
  private Consumer<Page> detach = page -> {};

  /// @param workspace its name
  /// @param size the muted line under it
  Sidebar(
      List<Page> pages,
      Navigator navigator,
      Runnable help,
      String workspace,
      ObservableValue<String> size) {
    super(2);
    this.navigator = navigator;
    getStyleClass().add("sidebar");
    getChildren().add(brand());
    var group = "";
    for (var page : pages) {
      if (!page.group().equals(group)) getChildren().add(heading(Words.of(page.group())));
      group = page.group();
      getChildren().add(item(page));
    }
    var rest = new Region();
    setVgrow(rest, Priority.ALWAYS);
    getChildren().addAll(rest, helpItem(help), Spacer.rule(), workspace(workspace, size));
    collapsed.subscribe(narrow -> widen());
    scale.subscribe(larger -> widen());
  }

  /// @param detach opens a page in a window of its own
  void onDetach(Consumer<Page> detach) {
    this.detach = detach;
  }

  /// How much larger the text is than usual: the sidebar is wider with it.
  DoubleProperty scaleProperty() {
    return scale;
  }

  BooleanProperty collapsedProperty() {
    return collapsed;
  }

  private void widen() {
    double width = (collapsed.get() ? NARROW : WIDE) * scale.get();
    setMinWidth(width);
    setMaxWidth(width);
  }

  private Node brand() {
    var brand = new HBox(10, new Logo(), whenWide(Texts.of(Words.of("Driftglass"), "heading")));
    brand.setAlignment(Pos.CENTER_LEFT);
    brand.getStyleClass().add("brand");
    return brand;
  }

  private Node heading(String group) {
    return whenWide(Texts.of(group, "nav-group"));
  }

  private ToggleButton item(Page page) {
    var badge = Badge.of("");
    var texts = Bindings.stringValueAt(navigator.badges(), page.id());
    texts.subscribe(text -> show(badge, text));
    var label = whenWide(Texts.of(Words.of(page.title())));
    var line = new HBox(10, Icon.of(page.icon(), "i18"), label, Spacer.grow(), badge);
    badge.visibleProperty().bind(collapsed.not().and(texts.isNotEmpty()));
    badge.managedProperty().bind(badge.visibleProperty());
    var item = new ToggleButton();
    fill(item, line);
    item.setAccessibleText(Words.of(page.title()));
    item.setId("nav-" + page.id());
    item.setToggleGroup(items);
    item.setOnAction(event -> navigator.open(page.id()));
    var window = new MenuItem(Words.of("Open in new window"));
    window.setOnAction(event -> detach.accept(page));
    item.setContextMenu(new ContextMenu(window));
    navigator.pageProperty().subscribe(open -> item.setSelected(open.equals(page.id())));
    collapsed.subscribe(
        narrow -> item.setTooltip(narrow ? new Tooltip(Words.of(page.title())) : null));
    return item;
  }

  private Button helpItem(Runnable help) {
    var label = whenWide(Texts.of(Words.of("Help")));
    var item = new Button();
    fill(
        item,
        new HBox(
            10,
            Icon.of("mdoal-help_outline", "i18"),
            label,
            Spacer.grow(),
            whenWide(KeyCap.of("?"))));
    item.setAccessibleText(Words.of("Help: keyboard shortcuts"));
    item.setOnAction(event -> help.run());
    return item;
  }

  private void fill(javafx.scene.control.ButtonBase item, HBox line) {
    line.setAlignment(Pos.CENTER_LEFT);
    line.prefWidthProperty()
        .bind(scale.multiply(Bindings.when(collapsed).then(24.0).otherwise(WIDE - 33)));
    item.setGraphic(line);
    item.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    item.setMaxWidth(Double.MAX_VALUE);
    item.getStyleClass().add("nav");
  }

  private Node workspace(String name, ObservableValue<String> size) {
    var words =
        new VBox(Texts.cuttable(name, "small", "medium"), Texts.cuttable(size, "micro", "muted"));
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    var line = new HBox(8, Icon.of("mdoal-folder_open", "i18"), whenWide(words));
    line.getStyleClass().add("workspace");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private <N extends Node> N whenWide(N node) {
    node.visibleProperty().bind(collapsed.not());
    node.managedProperty().bind(collapsed.not());
    return node;
  }

  private static void show(Label badge, String text) {
    badge.setText(text == null ? "" : text);
    badge.getStyleClass().removeAll("accent", "bad");
    if (badge.getText().endsWith(Words.of("running"))) badge.getStyleClass().add("accent");
    if (badge.getText().endsWith(Words.of("failed"))) badge.getStyleClass().add("bad");
  }
}
