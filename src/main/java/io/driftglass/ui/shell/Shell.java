package io.driftglass.ui.shell;

import io.driftglass.data.Dataset;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.look.Look;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// The window's content: sidebar, bars, the open page, and what lies over them.
public final class Shell {
  private static final double COLLAPSES_UNDER = 1280;

  private final Desk desk;
  private final List<Page> pages;
  private final Map<String, Parent> opened = new HashMap<>();
  private final StackPane root = new StackPane();
  private final StackPane host = new StackPane();
  private final StringProperty hints = new SimpleStringProperty(this, "hints", "");
  private final StringProperty size = new SimpleStringProperty(this, "size", "");
  private final DropTarget drop;
  private Consumer<Path> another = home -> {};

  /// @param workspace its name, as shown
  /// @param datasets asked for the datasets to switch to; answers on the window's thread
  public Shell(
      Desk desk, List<Page> pages, String workspace, Consumer<Consumer<List<Dataset>>> datasets) {
    this.desk = desk;
    this.pages = List.copyOf(pages);
    var tools = desk.tools();
    drop = new DropTarget(desk.navigator(), tools.drops());
    var sidebar = new Sidebar(pages, desk.navigator(), this::showShortcuts, workspace, size);
    var crumbs = new Breadcrumb(workspace, desk.selection(), datasets);
    var top =
        new TopBar(
            crumbs,
            tools.look(),
            tools.undo(),
            this::openPalette,
            new AlertsButton(tools.notices()));
    var right = new BorderPane(host);
    right.setTop(top);
    var frame = new BorderPane(right);
    frame.setLeft(sidebar);
    frame.setBottom(new StatusBar(tools.notices().statusProperty(), hints));
    root.getChildren()
        .addAll(frame, drop.outline(), new Toasts(tools.notices()), new SheetLayer(tools.sheets()));
    root.getStyleClass().add("canvas");
    sidebar
        .collapsedProperty()
        .bind(
            root.widthProperty()
                .greaterThan(0)
                .and(root.widthProperty().lessThan(COLLAPSES_UNDER)));
    drop.watch(root);
    new Shortcuts(this, desk).listen(root);
    new JobBadge(desk.navigator(), tools.jobs()).keep();
    desk.navigator().pageProperty().subscribe(this::show);
    if (desk.navigator().pageProperty().get().isEmpty()) {
      desk.navigator().open(pages.getFirst().id());
    }
  }

  /// What the scene shows.
  public StackPane root() {
    return root;
  }

  /// The muted line under the workspace's name.
  public StringProperty sizeProperty() {
    return size;
  }

  /// Takes the pages out of the window, so that those which watch something stop.
  void close() {
    host.getChildren().clear();
  }

  /// Asks for files and imports them, as Ctrl+O does.
  void openFiles() {
    drop.take(desk.tools().files().open("Open sensor data"));
  }

  void openPalette() {
    var sheets = desk.tools().sheets();
    var palette = new PaletteViewModel(commands());
    sheets.show(new CommandPalette(palette, sheets::close));
    desk.loader()
        .start(
            "List recent files",
            progress -> desk.workbench().windowMemory().recent(),
            files -> palette.offer(files.stream().map(this::recent).toList()),
            failure -> {
              // the palette does without them
            });
  }

  private Command recent(Path file) {
    return new Command(
        "Recent files",
        file.getFileName().toString(),
        String.valueOf(file.getParent()),
        "mdomz-table_chart",
        "",
        () -> drop.take(List.of(file)));
  }

  /// @param opens a workspace in a window of its own
  void onAnotherWorkspace(Consumer<Path> opens) {
    another = opens;
  }

  /// Asks for a folder and opens it as a workspace beside this one.
  void openWorkspace() {
    desk.tools().files().folder("Open a workspace").ifPresent(another);
  }

  void showShortcuts() {
    var id = desk.navigator().pageProperty().get();
    var title = pages.stream().filter(p -> p.id().equals(id)).map(Page::title).findFirst();
    desk.tools().sheets().show(new ShortcutSheet(title.orElse(""), hints.get()));
  }

  Optional<PageFrame> page() {
    return Optional.ofNullable(opened.get(desk.navigator().pageProperty().get()))
        .filter(PageFrame.class::isInstance)
        .map(PageFrame.class::cast);
  }

  List<Page> pages() {
    return pages;
  }

  private void show(String id) {
    pages.stream().filter(page -> page.id().equals(id)).findFirst().ifPresent(this::show);
  }

  private void show(Page page) {
    // not computeIfAbsent: a page may open another while it is made
    var view = opened.get(page.id());
    if (view == null) {
      view = page.view().apply(desk);
      opened.put(page.id(), view);
    }
    host.getChildren().setAll(view);
    hints.unbind();
    hints.set("");
    page().ifPresent(frame -> hints.bind(frame.hintsProperty()));
  }

  private List<Command> commands() {
    var commands = new ArrayList<Command>();
    page().ifPresent(frame -> commands.addAll(frame.commands()));
    commands.addAll(everywhere());
    for (int i = 0; i < pages.size(); i++) {
      var page = pages.get(i);
      var keys = i < 9 ? "Ctrl+" + (i + 1) : "";
      commands.add(
          new Command(
              "Go to",
              page.title(),
              "",
              page.icon(),
              keys,
              () -> desk.navigator().open(page.id())));
    }
    return commands;
  }

  private List<Command> everywhere() {
    var undo = desk.tools().undo();
    return List.of(
        command("Open file", "mdoal-folder_open", "Ctrl+O", this::openFiles),
        command("Open another workspace", "mdoal-create_new_folder", "", this::openWorkspace),
        command("Undo", "mdomz-undo", "Ctrl+Z", undo::undo),
        command("Redo", "mdomz-redo", "Ctrl+Y", undo::redo),
        command(
            "Refresh this page", "mdomz-refresh", "F5", () -> page().ifPresent(PageFrame::refresh)),
        command("Light or dark", "mdoal-brightness_3", "", desk.tools().look()::toggle),
        command("Larger text", "mdomz-zoom_in", "Ctrl+Plus", () -> look().scaleText(.1)),
        command("Smaller text", "mdomz-zoom_out", "Ctrl+Minus", () -> look().scaleText(-.1)),
        command("Keyboard shortcuts", "mdoal-keyboard", "?", this::showShortcuts));
  }

  private Look look() {
    return desk.tools().look();
  }

  private static Command command(String title, String icon, String keys, Runnable run) {
    return new Command("Commands", title, "", icon, keys, run);
  }
}
