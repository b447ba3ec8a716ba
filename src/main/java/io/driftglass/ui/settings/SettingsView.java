package io.driftglass.ui.settings;

import io.driftglass.config.Group;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Lays out the Settings page: a card a group.
public final class SettingsView {
  private final SettingsViewModel model;
  private final VBox body = new VBox(12);
  private final VBox problems = new VBox(8);
  private final Map<String, StackPane> places = new HashMap<>();

  private SettingsView(SettingsViewModel model) {
    this.model = model;
  }

  public static Parent of(Desk desk) {
    return new SettingsView(new SettingsViewModel(desk)).page();
  }

  private Parent page() {
    var page = new PageFrame("Settings");
    page.context(
        Texts.of(
            Words.of("command line before environment before file before default"),
            "small",
            "muted"));
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    page.body(scroll);
    page.hintsProperty().set(Words.of("Enter keeps a value · F5 reads the file again"));
    page.onRefresh(model::refresh);
    lay();
    model.configProperty().subscribe(config -> show());
    model.problemProperty().subscribe(problem -> problems());
    return page;
  }

  private void lay() {
    body.getChildren().setAll(problems);
    for (var group : Group.values()) {
      var card = new VBox();
      for (var chosen : model.all()) {
        if (chosen.option().group() != group) continue;
        var place = new StackPane(new SettingRow(chosen, model));
        places.put(chosen.option().key(), place);
        card.getChildren().add(place);
      }
      if (!card.getChildren().isEmpty())
        body.getChildren().add(new Card(Words.of(title(group)), card));
    }
    body.getChildren().add(Texts.cuttable(Words.of("Kept in %s", model.file()), "small", "muted"));
  }

  /// Replaces the rows whose value or origin is another one; what is being typed in others stays.
  private void show() {
    problems();
    for (var chosen : model.all()) {
      var place = places.get(chosen.option().key()).getChildren();
      var shown = (SettingRow) place.getFirst();
      if (!shown.chosen().equals(chosen)) place.setAll(new SettingRow(chosen, model));
    }
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
