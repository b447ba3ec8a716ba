package io.driftglass.ui.chart;

import io.driftglass.ui.chart.paint.Arrangement;
import io.driftglass.ui.chart.paint.Arrangement.Form;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/// The switch of a chart between stacked, overlaid and small multiples, with one value axis or one
/// each, and which channels are overlaid. All charts of the window follow each other; the workspace
/// remembers it.
public final class ChartLayout {
  private static final String NAME = "How channels are shown";

  private final TimeChart chart;
  private final Desk desk;
  private final MenuButton button = new MenuButton("", Icon.of("mdomz-view_module", "i16"));
  private boolean following;

  private ChartLayout(TimeChart chart, Desk desk) {
    this.chart = chart;
    this.desk = desk;
  }

  /// Gives a chart its switch for good.
  public static ChartLayout on(TimeChart chart, Desk desk) {
    var layout = new ChartLayout(chart, desk);
    layout.button.setId("chart-layout");
    layout.button.getStyleClass().addAll("ghost", "icon", "no-arrow");
    layout.button.setAccessibleText(Words.of(NAME));
    layout.button.setTooltip(new Tooltip(Words.of(NAME)));
    layout.button.setOnShowing(event -> layout.fill());
    layout.fill();
    chart.setCorner(layout.button);
    var text = desk.selection().chartLayoutProperty();
    text.subscribe(layout::follow);
    chart.arrangementProperty().subscribe(layout::changed);
    if (text.get() == null) layout.recall();
    return layout;
  }

  /// The same for the command palette.
  public List<Command> commands() {
    var commands = new ArrayList<Command>();
    commands.add(
        Command.of("Next way to show the channels", "mdomz-view_module", "V", this::next)
            .in("stacked, overlaid, small multiples"));
    commands.add(
        Command.of(
            "One value axis for all channels, or each its own", "mdoal-height", "Y", this::share));
    for (var form : Form.values()) {
      commands.add(
          Command.of(
              Words.of("Show channels %s", Words.of(words(form))),
              "mdomz-view_module",
              "",
              () -> choose(form)));
    }
    return commands;
  }

  private static String words(Form form) {
    return switch (form) {
      case STACKED -> "stacked";
      case OVERLAID -> "overlaid";
      case MULTIPLES -> "as small multiples";
    };
  }

  private void choose(Form form) {
    chart.arrangementProperty().set(chart.arrangementProperty().get().with(form));
  }

  private void next() {
    choose(chart.arrangementProperty().get().form().next());
  }

  private void share() {
    var now = chart.arrangementProperty().get();
    chart.arrangementProperty().set(now.with(!now.shared()));
  }

  private void fill() {
    var now = chart.arrangementProperty().get();
    var items = new ArrayList<MenuItem>();
    for (var form : Form.values()) {
      var item = new RadioMenuItem(Words.of(form.title()));
      item.setSelected(now.form() == form);
      item.setOnAction(event -> choose(form));
      items.add(item);
    }
    var shared = new CheckMenuItem(Words.of("One value axis"));
    shared.setSelected(now.shared());
    shared.setOnAction(event -> share());
    items.add(new SeparatorMenuItem());
    items.add(shared);
    if (now.form() == Form.OVERLAID && chart.tracks().size() > 1) {
      items.add(new SeparatorMenuItem());
      items.addAll(channels());
    }
    button.getItems().setAll(items);
  }

  /// At most six lie over each other; the last that is shown stays.
  private List<CheckMenuItem> channels() {
    var shown = chart.stack().overlaid();
    var items = new ArrayList<CheckMenuItem>();
    for (int i = 0; i < chart.tracks().size(); i++) {
      int channel = i;
      var item = new CheckMenuItem(chart.tracks().get(i).name());
      item.setMnemonicParsing(false);
      boolean on = shown.contains(i);
      item.setSelected(on);
      item.setDisable(on ? shown.size() == 1 : shown.size() == Stack.MOST_OVERLAID);
      item.setOnAction(event -> chart.overlay(channel, item.isSelected()));
      items.add(item);
    }
    return items;
  }

  private void follow(String text) {
    if (text == null) return;
    following = true;
    chart.arrangementProperty().set(Arrangement.of(text));
    following = false;
  }

  private void changed(Arrangement now) {
    if (following || desk.selection().chartLayoutProperty().get() == null) return;
    desk.selection().chartLayoutProperty().set(now.text());
    desk.loader()
        .start(
            "Remember how channels are shown",
            progress -> {
              desk.workbench().windowMemory().keepChart(now.text());
              return now;
            },
            kept -> {},
            failure -> {
              // the next session begins as it did before
            });
  }

  private void recall() {
    desk.loader()
        .start(
            "Recall how channels are shown",
            progress -> desk.workbench().windowMemory().chart(),
            known -> told(known.orElse(Arrangement.USUAL.text())),
            failure -> told(Arrangement.USUAL.text()));
  }

  private void told(String text) {
    var layout = desk.selection().chartLayoutProperty();
    if (layout.get() == null) layout.set(text);
  }
}
