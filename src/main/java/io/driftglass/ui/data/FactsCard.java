package io.driftglass.ui.data;

import io.driftglass.data.Dataset;
import io.driftglass.ui.data.version.DatasetMenu;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Pressable;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The head of the Data page: what the dataset is, its figures, and where it has rows.
final class FactsCard extends VBox {
  private final DataViewModel model;
  private final MenuButton menu;

  FactsCard(DataViewModel model, DatasetMenu menu) {
    super(10);
    this.model = model;
    this.menu = menu.button();
    getStyleClass().addAll("card", "pad");
    model.lookProperty().subscribe(this::show);
  }

  private void show(Look look) {
    getChildren().clear();
    look.dataset()
        .ifPresent(
            dataset -> {
              getChildren().setAll(head(dataset), figures(look), Spacer.rule());
              look.coverage().ifPresent(coverage -> getChildren().add(coverage(look, coverage)));
            });
  }

  private HBox head(Dataset dataset) {
    var hash = Texts.of("SHA-256 " + shortened(dataset.sha256()), "mono", "muted");
    hash.setTooltip(
        new Tooltip(dataset.sha256() + "\n" + Words.of("over all rows and stamps; click to copy")));
    Pressable.of(hash, Words.of("Copy %s", "SHA-256"), () -> Problems.copy(dataset.sha256()));
    var head =
        new HBox(
            10,
            Texts.cuttable(dataset.name(), "title"),
            Badge.of("v" + dataset.version(), "accent"),
            Texts.cuttable(Words.of("from %s", dataset.source()), "small", "muted"),
            Spacer.grow(),
            hash,
            menu);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  static String shortened(String sha256) {
    return sha256.length() < 12
        ? sha256
        : sha256.substring(0, 4) + "…" + sha256.substring(sha256.length() - 4);
  }

  private static FlowPane figures(Look look) {
    var figures = new FlowPane(32, 6);
    for (var fact : look.facts()) {
      var figure =
          new VBox(
              2,
              Texts.of(Words.of(fact.name()), "small", "muted"),
              Texts.of(fact.value(), "medium"));
      figures.getChildren().add(figure);
    }
    return figures;
  }

  private HBox coverage(Look look, Coverage coverage) {
    var strip = new CoverageStrip();
    strip.show(coverage, mark -> model.show(mark.interval()));
    HBox.setHgrow(strip, Priority.ALWAYS);
    var name =
        new VBox(Texts.of(Words.of("Coverage"), "medium"), Texts.of(look.gaps(), "small", "muted"));
    name.setMinWidth(128);
    return new HBox(16, name, strip);
  }
}
