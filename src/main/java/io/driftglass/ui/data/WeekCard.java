package io.driftglass.ui.data;

import io.driftglass.data.profile.TypicalWeek;
import io.driftglass.series.Channel;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.text.Words;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The typical week of the chosen channel; not shown where there is none.
final class WeekCard {
  private final WeekMap map = new WeekMap();
  private final Card card;

  WeekCard() {
    var box = new VBox(map);
    VBox.setVgrow(map, Priority.ALWAYS);
    box.getStyleClass().add("pad");
    card = new Card("Typical week", box).grow(box);
  }

  Card node() {
    return card;
  }

  /// Whether there is a week to show.
  boolean show(Look look, String channel) {
    var frame = look.frame().filter(rows -> rows.indexOf(channel) >= 0);
    var week = frame.flatMap(rows -> TypicalWeek.of(rows, rows.indexOf(channel)));
    week.ifPresent(
        known -> {
          String unit = frame.orElseThrow().channel(frame.orElseThrow().indexOf(channel)).unit();
          card.sentence()
              .setText(
                  Words.of(
                      "%s, median by hour",
                      unit.isEmpty() ? channel : Channel.title(channel, unit) + ", " + unit));
          map.show(known.medians(), unit);
        });
    return week.isPresent();
  }
}
