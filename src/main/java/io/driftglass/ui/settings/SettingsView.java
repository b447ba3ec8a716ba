package io.driftglass.ui.settings;

import io.driftglass.config.Chosen;
import io.driftglass.config.Group;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Lays out the Settings page: a card a group.
public final class SettingsView {
  private final SettingsViewModel model;
  private final VBox body = new VBox(12);
  private final VBox problems = new VBox(8);

  private SettingsView(SettingsViewModel model) {
    this.model = model;
  }

  public static Parent of(Desk desk) {
    return new SettingsView(new SettingsViewModel(desk)).page();
  }

  private Parent page() {
    var page = new PageFrame("Settings");
    page.context(
        Texts.of("command line before environment before file before default", "small", "muted"));
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    page.body(scroll);
    page.hintsProperty().set("Enter keeps a value · F5 reads the file again");
    page.onRefresh(model::refresh);
    model.configProperty().subscribe(config -> show());
    model.problemProperty().subscribe(problem -> problems());
    return page;
  }

  private void show() {
    body.getChildren().setAll(problems);
    problems();
    for (var group : Group.values()) {
      var rows = new VBox();
      model.all().stream()
          .filter(chosen -> chosen.option().group() == group)
          .map(this::row)
          .forEach(rows.getChildren()::add);
      if (!rows.getChildren().isEmpty()) body.getChildren().add(new Card(title(group), rows));
    }
    body.getChildren().add(Texts.cuttable("Kept in " + model.file(), "small", "muted"));
  }

  private SettingRow row(Chosen chosen) {
    return new SettingRow(chosen, model);
  }

  private void problems() {
    problems.getChildren().clear();
    var failed = model.problemProperty().get();
    if (!failed.isEmpty()) problems.getChildren().add(Problems.box(Tone.REFUSE, failed, ""));
    model
        .configProperty()
        .get()
        .problems()
        .forEach(problem -> problems.getChildren().add(Problems.box(Tone.INFORM, problem)));
    problems.setManaged(!problems.getChildren().isEmpty());
  }

  private static String title(Group group) {
    var name = group.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
