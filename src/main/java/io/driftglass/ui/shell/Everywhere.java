package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The commands that do not belong to the open page.
final class Everywhere {
  private static final int NUMBERED = 9;

  private final Shell shell;
  private final Desk desk;

  /// What the palette offers once it has been read.
  record Later(List<Path> recent, List<Service> services) {}

  Everywhere(Shell shell, Desk desk) {
    this.shell = shell;
    this.desk = desk;
  }

  /// What the window itself does.
  ///
  /// @param page the one that is worked with
  List<Command> ofTheWindow(Supplier<Optional<PageFrame>> page) {
    var undo = desk.tools().undo();
    var look = desk.tools().look();
    return List.of(
        Command.of("Open file", "mdoal-folder_open", "Ctrl+O", shell::openFiles),
        Command.of("Open another workspace", "mdoal-create_new_folder", "", shell::openWorkspace),
        Command.of("Undo", "mdomz-undo", "Ctrl+Z", undo::undo),
        Command.of("Redo", "mdomz-redo", "Ctrl+Y", undo::redo),
        Command.of(
            "Refresh this page",
            "mdomz-refresh",
            "F5",
            () -> page.get().ifPresent(PageFrame::refresh)),
        Command.of("Open in new window", "mdomz-open_in_new", "", shell::detachShown),
        Command.of("Light or dark", "mdoal-brightness_3", "", look::toggle),
        Command.of("Larger text", "mdomz-zoom_in", "Ctrl+Plus", () -> look.scaleText(.1)),
        Command.of("Smaller text", "mdomz-zoom_out", "Ctrl+Minus", () -> look.scaleText(-.1)),
        Command.of("Alerts", "mdomz-notifications_none", "", shell::showAlerts),
        Command.of("Keyboard shortcuts", "mdoal-keyboard", "?", shell::showShortcuts));
  }

  /// The way to every page.
  List<Command> goTo(List<Page> pages) {
    var commands = new ArrayList<Command>();
    for (int i = 0; i < pages.size(); i++) {
      var page = pages.get(i);
      var keys = i < NUMBERED ? "Ctrl+" + (i + 1) : "";
      Runnable open = () -> desk.navigator().open(page.id());
      commands.add(new Command("Go to", Words.of(page.title()), "", page.icon(), keys, open));
    }
    return commands;
  }

  /// Reads what takes a moment; off the window's thread.
  Later later() {
    return new Later(desk.workbench().windowMemory().recent(), desk.workbench().services().list());
  }

  /// Services to start and stop, then recent files.
  List<Command> of(Later later) {
    var commands = new ArrayList<Command>();
    later.services().stream().map(this::service).forEach(commands::add);
    later.recent().stream().map(this::recent).forEach(commands::add);
    return commands;
  }

  private Command service(Service service) {
    boolean runs = service.running();
    var icon = runs ? "mdomz-stop" : "mdomz-play_arrow";
    return Command.of(
            Words.of(runs ? "Stop %s" : "Start %s", Words.of(service.name())),
            icon,
            "",
            () -> act(service, runs ? service::stop : service::start))
        .in(service.detail());
  }

  private void act(Service service, Runnable deed) {
    var notices = desk.tools().notices();
    desk.loader()
        .start(
            service.name(),
            progress -> {
              deed.run();
              return service;
            },
            done -> notices.status(service.name() + ": " + service.detail()),
            failure ->
                notices.toast(
                    Tone.REFUSE,
                    Words.of("%s refuses", service.name()),
                    Problems.of(failure).sentence()));
  }

  private Command recent(Path file) {
    return new Command(
        "Recent files",
        file.getFileName().toString(),
        String.valueOf(file.getParent()),
        "mdomz-table_chart",
        "",
        () -> shell.take(List.of(file)));
  }
}
