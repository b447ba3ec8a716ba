package io.driftglass.ui.kit;

import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A page as the pictures have it: a toolbar with title, context chips and actions over the body;
/// panels at the left and right, if any, stand under the toolbar.
public final class PageFrame extends BorderPane {
  private static final Set<KeyCode> LISTS_KEEP =
      Set.of(KeyCode.ENTER, KeyCode.DELETE, KeyCode.UP, KeyCode.DOWN);

  private final FlowPane context = new FlowPane(8, 2);
  private final HBox actions = new HBox(8);
  private final StringProperty hints = new SimpleStringProperty(this, "hints", "");
  private final List<Command> commands = new ArrayList<>();
  private Runnable refresh = () -> {};
  private Runnable escape = () -> {};

  public PageFrame(String title) {
    context.setAlignment(Pos.CENTER_LEFT);
    actions.setAlignment(Pos.CENTER_RIGHT);
    actions.setMinWidth(Region.USE_PREF_SIZE);
    context.setRowValignment(VPos.CENTER);
    HBox.setHgrow(context, Priority.ALWAYS);
    var toolbar = new HBox(20, Texts.of(Words.of(title), "title"), context, actions);
    toolbar.getStyleClass().add("toolbar");
    setTop(toolbar);
    getStyleClass().addAll("page", "canvas");
    addEventFilter(KeyEvent.KEY_PRESSED, this::beforeLists);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (pressed(event)) event.consume();
        });
  }

  /// Lists would keep these keys for themselves.
  private void beforeLists(KeyEvent event) {
    boolean list =
        event.getTarget() instanceof ListView
            || event.getTarget() instanceof TableView
            || event.getTarget() instanceof TreeView;
    if (list && LISTS_KEEP.contains(event.getCode()) && pressed(event)) event.consume();
  }

  /// Runs the command whose keys these are. While one types only those with Ctrl count, and Enter
  /// belongs to the button that has the focus.
  ///
  /// @return whether there is one
  public boolean pressed(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (typing && !event.isShortcutDown()) return false;
    if (event.getTarget() instanceof ButtonBase && event.getCode() == KeyCode.ENTER) return false;
    for (var command : commands) {
      if (!Keys.fit(command.keys(), event)) continue;
      command.run().run();
      return true;
    }
    return false;
  }

  /// An empty place in the toolbar, to be filled later.
  public static HBox slot() {
    var slot = new HBox(8);
    slot.setAlignment(Pos.CENTER);
    slot.setMinWidth(Region.USE_PREF_SIZE);
    return slot;
  }

  /// Chips or a muted sentence after the title.
  public void context(Node... nodes) {
    context.getChildren().setAll(nodes);
  }

  /// Buttons at the far right, the primary one last.
  public void actions(Node... nodes) {
    actions.getChildren().setAll(nodes);
  }

  /// The body: padding 12 16 on the inset background.
  public void body(Region body) {
    if (getCenter() != null) getCenter().getStyleClass().remove("page-body");
    body.getStyleClass().add("page-body");
    setCenter(body);
  }

  /// The shortcuts that matter here, for the status bar: `A accept · R reject`.
  public StringProperty hintsProperty() {
    return hints;
  }

  /// What the command palette offers while this page is open, beside its buttons; those with keys
  /// run by them.
  public List<Command> commands() {
    return commands;
  }

  /// What F5 does here.
  public void onRefresh(Runnable refresh) {
    this.refresh = refresh;
  }

  /// What Esc does here.
  public void onEscape(Runnable escape) {
    this.escape = escape;
  }

  public void refresh() {
    refresh.run();
  }

  public void escape() {
    escape.run();
  }
}
