package io.driftglass.ui.data;

import io.driftglass.data.profile.Profile;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.ShareBar;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The periods after which the values resemble themselves, the strongest first.
final class SeasonsCard {
  private static final int MOST = 5;

  private final VBox lines = new VBox(8);
  private final Card card = new Card("Seasons found", lines);

  SeasonsCard() {
    lines.getStyleClass().add("pad");
  }

  Card node() {
    return card;
  }

  void show(Look look, Profile profile) {
    lines.getChildren().clear();
    var dataset = look.dataset().orElseThrow();
    for (var season : profile.seasons().stream().limit(MOST).toList()) {
      var length = Texts.of(Times.interval(dataset.clock(), season.rows() * dataset.interval()));
      length.setMinWidth(96);
      var line =
          new HBox(
              12,
              length,
              new ShareBar(120, 6).show(season.strength(), "accent"),
              Texts.of(
                  Words.of("strength %s", Figures.fixed(season.strength(), 2)), "small", "muted"));
      line.setAlignment(Pos.CENTER_LEFT);
      lines.getChildren().add(line);
    }
    if (profile.seasons().isEmpty()) {
      lines
          .getChildren()
          .add(Texts.wrapped(Words.of("No period repeats in these rows."), "small", "muted"));
    }
  }
}
