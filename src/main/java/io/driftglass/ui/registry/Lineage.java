package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Names;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Where a version comes from: file, dataset, run, version. A green dot: its hash has been compared
/// with the card's and is the same.
final class Lineage extends HBox {
  private final Consumer<Optional<Dataset>> openData;
  private final Runnable openJobs;

  /// @param openData what a click on file or dataset does; empty where the data are gone
  /// @param openJobs what a click on the run does
  Lineage(Consumer<Optional<Dataset>> openData, Runnable openJobs) {
    this.openData = openData;
    this.openJobs = openJobs;
    setAlignment(Pos.CENTER);
    getStyleClass().add("lineage");
  }

  void show(Details details) {
    var version = details.version();
    var card = version.card();
    boolean proved = details.dataProved();
    getChildren().clear();
    Runnable open = () -> openData.accept(details.dataset());
    details
        .dataset()
        .ifPresent(data -> add(node("File", data.source(), Words.of("as imported"), false, open)));
    var rows =
        details
            .dataset()
            .map(d -> Figures.count(d.rows(), "row"))
            .orElse(Words.of("no longer stored"));
    add(node("Dataset", card.dataset(), rows, proved, open));
    var took = details.run().map(Lineage::took).orElse(Words.of("no longer stored"));
    add(node("Job", "#" + version.runId(), took, false, openJobs));
    var chosen =
        node(
            "Version",
            "v" + version.number() + " · " + Words.of(RegistryViewModel.word(version.stage())),
            Names.hash(version.artifactSha256()),
            false,
            () -> {});
    chosen.getStyleClass().add("on");
    add(chosen);
  }

  private void add(Node node) {
    if (!getChildren().isEmpty()) {
      var edge = new Region();
      edge.getStyleClass().add("lineage-edge");
      edge.setMinWidth(14);
      edge.setMaxWidth(14);
      getChildren().add(edge);
    }
    getChildren().add(node);
  }

  private static Button node(
      String kind, String name, String detail, boolean proved, Runnable open) {
    var words =
        new VBox(
            2,
            Texts.of(Words.of(kind), "lineage-kind", "subtle"),
            inTwoLines(name),
            Texts.cuttable(detail, "micro", "muted"));
    words.setAlignment(Pos.CENTER_LEFT);
    var content = new StackPane(words);
    if (proved) {
      var dot = new Region();
      dot.getStyleClass().add("proved");
      StackPane.setAlignment(dot, Pos.TOP_RIGHT);
      content.getChildren().add(dot);
    }
    content.setMinWidth(0);
    var node = new Button();
    node.setGraphic(content);
    node.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    node.setOnAction(event -> open.run());
    node.setTooltip(
        new Tooltip(proved ? Words.of("%s: the stored data have the card's hash", name) : name));
    node.setAccessibleText(Words.of(kind) + " " + name + ", " + detail);
    node.getStyleClass().add("lineage-node");
    node.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(node, Priority.ALWAYS);
    content.prefWidthProperty().bind(node.widthProperty().subtract(22));
    return node;
  }

  private static Label inTwoLines(String name) {
    var label = Texts.cuttable(name, "small", "medium");
    label.setWrapText(true);
    label.setStyle("-fx-max-height: 2.8em;");
    return label;
  }

  private static String took(Run run) {
    return run.ended()
        .map(end -> Times.length(Duration.between(run.started(), end)))
        .orElse(Words.of("not ended"));
  }

  /// What the head of the card says about the hash.
  static Node verdict(Details details) {
    if (details.dataset().isEmpty()) return Badge.of(Words.of("data no longer stored"), "warn");
    return details.dataProved()
        ? Badge.of(Words.of("data hash proved"), "good")
        : Badge.of(Words.of("data differ"), "bad");
  }
}
