package io.driftglass.ui.shell;

import io.driftglass.data.Dataset;
import io.driftglass.ui.chart.PictureMenu;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
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
  private final AlertsButton alerts;
  private final Everywhere everywhere;
  private final DetachedPages detached;
  private final String workspace;
  private Consumer<Path> another = home -> {};

  /// @param workspace its name, as shown
  /// @param datasets asked for the datasets to switch to; answers on the window's thread
  public Shell(
      Desk desk, List<Page> pages, String workspace, Consumer<Consumer<List<Dataset>>> datasets) {
    this.desk = desk;
    this.pages = List.copyOf(pages);
    this.workspace = workspace;
    var tools = desk.tools();
    alerts = new AlertsButton(tools.notices());
    everywhere = new Everywhere(this, desk);
    detached = new DetachedPages(tools, root, this::cameBack, new Detached());
    drop = new DropTarget(desk.navigator(), tools.drops());
    var sidebar = new Sidebar(pages, desk.navigator(), this::showShortcuts, workspace, size);
    sidebar.onDetach(this::detach);
    var crumbs = new Breadcrumb(workspace, desk.selection(), datasets);
    var top = new TopBar(crumbs, tools.look(), tools.undo(), this::openPalette, alerts);
    var right = new BorderPane(host);
    right.setTop(top);
    var frame = new BorderPane(right);
    frame.setLeft(sidebar);
    frame.setBottom(new StatusBar(tools.notices().statusProperty(), hints));
    root.getChildren()
        .addAll(
            frame,
            drop.outline(),
            new Toasts(tools.notices()),
            new SheetLayer(tools.sheets(), detached::mainAtHand));
    root.getStyleClass().add("canvas");
    sidebar
        .collapsedProperty()
        .bind(
            root.widthProperty()
                .greaterThan(0)
                .and(
                    root.widthProperty()
                        .lessThan(tools.look().textScaleProperty().multiply(COLLAPSES_UNDER))));
    sidebar.scaleProperty().bind(tools.look().textScaleProperty());
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
    detached.closeAll();
    host.getChildren().clear();
  }

  /// Asks for files and imports them, as Ctrl+O does.
  void openFiles() {
    drop.take(desk.tools().files().open(Words.of("Open sensor data")));
  }

  void openPalette() {
    openPalette(shown());
  }

  private void openPalette(String page) {
    var sheets = desk.tools().sheets();
    var palette = new PaletteViewModel(commands(page));
    sheets.show(new CommandPalette(palette, sheets::close));
    desk.loader()
        .start(
            "List recent files and services",
            progress -> everywhere.later(),
            later -> palette.offer(everywhere.of(later)),
            failure -> {
              // the palette does without them
            });
  }

  /// Imports these files.
  void take(List<Path> files) {
    drop.take(files);
  }

  void showAlerts() {
    alerts.fire();
  }

  /// @param opens a workspace in a window of its own
  void onAnotherWorkspace(Consumer<Path> opens) {
    another = opens;
  }

  /// Asks for a folder and opens it as a workspace beside this one.
  void openWorkspace() {
    desk.tools().files().folder(Words.of("Open a workspace")).ifPresent(another);
  }

  void showShortcuts() {
    showShortcuts(shown());
  }

  private void showShortcuts(String id) {
    var title =
        pages.stream()
            .filter(p -> p.id().equals(id))
            .map(page -> Words.of(page.title()))
            .findFirst();
    var frame = page(id);
    var commands = frame.map(PageFrame::commands).orElse(List.of());
    var hint = frame.map(page -> page.hintsProperty().get()).orElse("");
    boolean charted = frame.filter(page -> page.lookup(".dg-chart") != null).isPresent();
    desk.tools().sheets().show(new ShortcutSheet(title.orElse(""), commands, hint, charted));
  }

  private String shown() {
    return desk.navigator().pageProperty().get();
  }

  /// The page that the main window shows.
  Optional<PageFrame> page() {
    return page(shown());
  }

  private Optional<PageFrame> page(String id) {
    return Optional.ofNullable(opened.get(id))
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
    var view = view(page);
    host.getChildren().setAll(detached.holds(page) ? away(page) : view);
    hints.unbind();
    hints.set("");
    page().ifPresent(frame -> hints.bind(frame.hintsProperty()));
  }

  private Parent view(Page page) {
    // not computeIfAbsent: a page may open another while it is made
    var view = opened.get(page.id());
    if (view == null) {
      view = page.view().apply(desk);
      PictureMenu.in(view, page.id(), desk);
      opened.put(page.id(), view);
    }
    return view;
  }

  /// Opens the page that is shown in a window of its own.
  void detachShown() {
    var id = desk.navigator().pageProperty().get();
    pages.stream().filter(page -> page.id().equals(id)).findFirst().ifPresent(this::detach);
  }

  /// Opens a page in a window of its own; it comes back when that is closed.
  void detach(Page page) {
    if (detached.holds(page)) {
      detached.toFront(page);
      return;
    }
    var view = view(page);
    host.getChildren().remove(view);
    detached.open(page, view, workspace);
    if (page.id().equals(desk.navigator().pageProperty().get())) show(page);
  }

  private void cameBack(Page page) {
    if (page.id().equals(desk.navigator().pageProperty().get())) show(page);
  }

  /// Stands where a page would be that has a window of its own.
  private Node away(Page page) {
    return new EmptyState(
        "mdomz-open_in_new",
        "This page is open in a window of its own.",
        Buttons.secondary("Show it", "mdomz-open_in_new", () -> detached.toFront(page)),
        Buttons.primary("Bring it back", "mdomz-undo", () -> detached.close(page)));
  }

  /// What the palette has at once: the open page's commands and all that can be clicked on it, the
  /// window's, those of pages that were opened before, and the way to every page.
  List<Command> commands() {
    return commands(shown());
  }

  private List<Command> commands(String id) {
    var commands = new ArrayList<Command>();
    page(id).ifPresent(frame -> commands.addAll(frame.commands()));
    var shown = opened.get(id);
    if (shown != null) PageActions.of(shown).forEach(action -> addNew(commands, action));
    everywhere.ofTheWindow(() -> page(id)).forEach(command -> addNew(commands, command));
    pages.stream()
        .filter(page -> !page.id().equals(id))
        .forEach(page -> commands.addAll(elsewhere(page)));
    commands.addAll(everywhere.goTo(pages));
    return commands;
  }

  private static void addNew(List<Command> commands, Command command) {
    boolean known =
        commands.stream()
            .anyMatch(
                it ->
                    it.title().equals(command.title())
                        && (command.detail().isEmpty() || it.detail().equals(command.detail())));
    if (!known) commands.add(command);
  }

  /// Commands of a page that is not shown: they open it first. Charts have theirs on every page.
  private List<Command> elsewhere(Page page) {
    if (!(opened.get(page.id()) instanceof PageFrame frame)) return List.of();
    return frame.commands().stream()
        .filter(command -> command.detail().equals(Words.of(page.title())))
        .map(
            command ->
                new Command(
                    command.group(),
                    command.title(),
                    command.detail(),
                    command.icon(),
                    "",
                    () -> {
                      desk.navigator().open(page.id());
                      command.run().run();
                    }))
        .toList();
  }

  /// What pages in windows of their own ask for.
  private final class Detached implements DetachedPages.Asked {
    @Override
    public void palette(Page page) {
      openPalette(page.id());
    }

    @Override
    public void shortcuts(Page page) {
      showShortcuts(page.id());
    }
  }
}
