package io.driftglass.ui.data;

import io.driftglass.ui.data.version.DatasetMenu;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.part.Welcome;
import io.driftglass.ui.kit.text.Words;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Data page: the workspace's datasets at the left, the one in hand beside them; an empty
/// workspace asks for a file.
public final class DataView {
  private final DataViewModel model;
  private final PageFrame page = new PageFrame("Data");
  private final ActivityCard activity;
  private final DatasetList list;
  private final VBox body = new VBox(12);
  private final VBox failure = new VBox();
  private final HBox bottom = new HBox(12);
  private final WeekCard week = new WeekCard();
  private final SeasonsCard seasons = new SeasonsCard();
  private String channel = "";

  private DataView(Desk desk) {
    model = new DataViewModel(desk);
    new ImportSheet(model.importing(), model::confirm, model::confirmAll, desk.tools().sheets())
        .onAttach(
            model.documents()::dataset, () -> model.documents().attachRefused(model.importing()));
    var done = new ActivityViewModel(desk);
    activity = new ActivityCard(done, desk.tools().sheets());
    model.all().addListener((ListChangeListener<Object>) change -> done.refresh());
    list = new DatasetList(model, activity);
    var menu = new DatasetMenu(desk, model::refresh, model::importAgain);
    var channels = new ChannelsCard(model, desk, this::channel);
    body.getChildren()
        .setAll(
            failure,
            new FactsCard(model, menu),
            new FindingCards(model, menu::rejects),
            channels,
            bottom,
            new DocumentsCard(model.documents()).node());
    page.actions(OpenButton.of(model));
    page.commands().addAll(commands());
    page.commands().addAll(menu.commands());
    page.commands().addAll(channels.commands());
    page.onRefresh(model::refresh);
    page.hintsProperty().set(Words.of("Ctrl O open · Ctrl V paste a table · Enter analyses"));
    model.all().addListener((ListChangeListener<Object>) change -> show());
    model.running().addListener((ListChangeListener<Object>) change -> show());
    model.listedProperty().subscribe(listed -> show());
    model.failedProperty().subscribe(this::failure);
    model.lookProperty().subscribe(look -> look(look));
    model.entityProperty().subscribe(entity -> context());
    show();
  }

  public static Parent of(Desk desk) {
    return new DataView(desk).page;
  }

  private void show() {
    context();
    if (!model.listedProperty().get()) return;
    boolean empty = model.all().isEmpty() && model.running().isEmpty();
    page.setLeft(empty ? null : list);
    if (empty) {
      var welcome = new StackPane(new Welcome(model::openFiles, model::trySample));
      var stack = new VBox(12, failure, welcome);
      VBox.setVgrow(welcome, Priority.ALWAYS);
      page.body(stack);
      return;
    }
    if (!body.getChildren().contains(failure)) body.getChildren().addFirst(failure);
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    page.body(scroll);
  }

  private void context() {
    var parts = new ArrayList<Node>();
    if (!model.all().isEmpty()) parts.add(Texts.of(model.summary(), "small", "muted"));
    var dataset = model.chosenProperty().get();
    if (dataset != null && dataset.entities().size() > 1) {
      String entity = model.entityProperty().get();
      parts.add(Chip.choice("Series", entity, dataset.entities(), model.entityProperty()::set));
    }
    page.context(parts.toArray(Node[]::new));
  }

  private void failure(DataViewModel.Failed failed) {
    failure.getChildren().clear();
    failure.setManaged(failed != null);
    if (failed == null) return;
    var again = Buttons.small("Open again", model::tryAgain);
    Room.of(again, failed.plan() != null);
    failure.getChildren().add(Problems.box(Tone.REFUSE, failed.problem(), again, closing()));
    if (!model.listedProperty().get()) page.body(new VBox(failure));
  }

  /// Where the datasets could not be listed there is nothing under it to go on with.
  private Button closing() {
    return model.listedProperty().get()
        ? Buttons.small("Close", model::dismissFailure)
        : Buttons.small("Try again", model::refresh);
  }

  private void look(Look look) {
    context();
    bottom.getChildren().clear();
    look.profile()
        .ifPresent(
            profile -> {
              seasons.show(look, profile);
              HBox.setHgrow(seasons.node(), Priority.SOMETIMES);
              HBox.setHgrow(week.node(), Priority.ALWAYS);
              if (channel.isEmpty() || look.frame().orElseThrow().indexOf(channel) < 0) {
                channel = profile.channels().isEmpty() ? "" : profile.channels().getFirst().name();
              }
              bottom.getChildren().add(seasons.node());
              if (week.show(look, channel)) bottom.getChildren().addFirst(week.node());
            });
  }

  private void channel(String name) {
    if (name.isEmpty() || name.equals(channel)) return;
    channel = name;
    look(model.lookProperty().get());
  }

  private List<Command> commands() {
    return List.of(
        Command.of("Paste a table", "mdoal-content_paste", "Ctrl+V", this::paste)
            .in("cells copied from a spreadsheet"),
        Command.of("Attach documents", "mdoal-attach_file", "", model.documents()::attach)
            .in("kept with the dataset in hand"),
        Command.of("Activity", "mdoal-history", "", activity::showAll).in("what was done of late"),
        Command.of("Find anomalies", "mdomz-stacked_line_chart", "Enter", this::analyse)
            .in("in the dataset in hand"));
  }

  private void analyse() {
    if (model.chosenProperty().get() != null) model.findAnomalies();
  }

  private void paste() {
    var clipboard = Clipboard.getSystemClipboard();
    if (clipboard.hasFiles()) {
      model.openAll(clipboard.getFiles().stream().map(File::toPath).toList());
    } else if (clipboard.hasString()) {
      model.paste(clipboard.getString());
    }
  }
}
