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
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Where a version comes from and what was made with it: file, dataset versions with the recipes
/// between them, run, version, charts and reports. A green dot: its hash has been compared with the
/// card's and is the same.
final class Lineage extends VBox {
  private static final double LEAST_WIDTH = 90;
  private static final double EDGE = 12;

  /// Letters that fit beside each other.
  private static final int LINE = 11;

  private static final double USE_WIDTH = 128;

  private final Opening opening;
  private final HBox chain = new HBox();
  private final Label made = Texts.of(Words.of("Made with it"), "small", "muted");
  private final FlowPane uses = new FlowPane(EDGE, EDGE);

  /// What a click on a node does.
  interface Opening {
    /// @param dataset empty where it is gone
    void data(Optional<Dataset> dataset);

    /// @param parent what the recipe was applied to; empty where it is gone
    void recipe(Optional<Dataset> parent);

    void run();

    /// A chart, a validation or a report.
    void use(Run use);
  }

  Lineage(Opening opening) {
    super(8);
    this.opening = opening;
    chain.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("lineage");
  }

  void show(Details details) {
    var version = details.version();
    var card = version.card();
    chain.getChildren().clear();
    var versions = details.lineage().chain();
    if (versions.isEmpty()) {
      var gone = Words.of("no longer stored");
      add(node("Dataset", card.dataset(), gone, false, () -> opening.data(Optional.empty())));
    }
    for (int i = 0; i < versions.size(); i++) {
      var data = versions.get(i);
      var parent = i == 0 ? Optional.<Dataset>empty() : Optional.of(versions.get(i - 1));
      from(data, parent);
      boolean last = i == versions.size() - 1;
      add(
          node(
              "Dataset",
              data.title(),
              Figures.count(data.rows(), "row"),
              last && details.dataProved(),
              () -> opening.data(Optional.of(data))));
    }
    var took = details.run().map(Lineage::took).orElse(Words.of("no longer stored"));
    add(node("Job", "#" + version.runId(), took, false, opening::run));
    var chosen =
        node(
            "Version",
            "v" + version.number() + " · " + Words.of(RegistryViewModel.word(version.stage())),
            Names.hash(version.artifactSha256()),
            false,
            () -> {});
    chosen.getStyleClass().add("on");
    add(chosen);
    uses.getChildren().setAll(details.lineage().uses().stream().map(this::node).toList());
    getChildren().setAll(chain);
    if (!uses.getChildren().isEmpty()) getChildren().addAll(made, uses);
  }

  /// The file of an imported dataset, or the recipe of a derived one behind what it was made of.
  private void from(Dataset data, Optional<Dataset> parent) {
    if (data.lineage().isEmpty()) {
      Runnable open = () -> opening.data(Optional.of(data));
      add(node("File", data.source(), Words.of("as imported"), false, open));
      return;
    }
    var made = data.lineage().get();
    if (parent.isEmpty()) {
      var gone = Words.of("no longer stored");
      Runnable open = () -> opening.data(Optional.empty());
      add(node("Dataset", made.parentTitle(), gone, false, open));
    }
    var hash = Names.hash(made.recipeSha256());
    Runnable open = () -> opening.recipe(parent);
    add(node("Recipe", hash, Words.of("applied"), false, open));
  }

  private Node node(Run use) {
    var kind =
        switch (use.kind()) {
          case "report" -> "Report";
          case "validate" -> "Validation";
          case "check" -> "Check";
          default -> "Chart";
        };
    var on = use.parameters().getOrDefault("dataset", use.title());
    var node = node(kind, on, "#" + use.id(), false, () -> opening.use(use));
    node.setPrefWidth(USE_WIDTH);
    return node;
  }

  private void add(Node node) {
    if (!chain.getChildren().isEmpty()) {
      var edge = new Region();
      edge.getStyleClass().add("lineage-edge");
      edge.setMinWidth(EDGE);
      edge.setMaxWidth(EDGE);
      chain.getChildren().add(edge);
    }
    chain.getChildren().add(node);
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
    node.setMinWidth(LEAST_WIDTH);
    node.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(node, Priority.ALWAYS);
    content.prefWidthProperty().bind(node.widthProperty().subtract(22));
    return node;
  }

  private static Label inTwoLines(String name) {
    var label = Texts.cuttable(broken(name), "small", "medium");
    label.setWrapText(true);
    label.setStyle("-fx-max-height: 2.8em; -fx-text-overrun: ellipsis;");
    return label;
  }

  /// A name too long for one line in two, parted after a sign where it has one.
  static String broken(String name) {
    if (name.length() <= LINE || name.substring(0, LINE).contains(" ")) return name;
    int at = LINE - 1;
    while (at > 0 && Character.isLetterOrDigit(name.charAt(at))) at--;
    return at == 0 ? name : name.substring(0, at + 1) + "\n" + name.substring(at + 1);
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
