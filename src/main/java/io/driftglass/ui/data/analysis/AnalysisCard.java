package io.driftglass.ui.data.analysis;

import io.driftglass.series.Channel;
import io.driftglass.ui.chart.CloudChart;
import io.driftglass.ui.chart.SpectrumChart;
import io.driftglass.ui.data.analysis.AnalysisViewModel.View;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A scatter plot, a lag plot or a spectrum of chosen channels, with what its figures say.
public final class AnalysisCard extends VBox {
  private static final double NAME = 130;
  private static final double SPIN = 92;

  private final AnalysisViewModel model;
  private final Segments views =
      new Segments(Arrays.stream(View.values()).map(View::title).toList(), View.SCATTER.title());
  private final HBox choices = new HBox(8);
  private final Label sentence = Texts.cuttable("", "small", "muted");
  private final CloudChart cloud;
  private final SpectrumChart spectrum = new SpectrumChart();
  private final IntegerSpinnerValueFactory lags = new IntegerSpinnerValueFactory(1, 1);
  private final Spinner<Integer> lag = new Spinner<>(lags);
  private final Label lagText = Texts.of("", "small", "muted");
  private List<Object> offered = List.of();

  public AnalysisCard(AnalysisViewModel model) {
    super(4);
    this.model = model;
    cloud = new CloudChart(b -> model.box(b.fromX(), b.untilX(), b.fromY(), b.untilY()));
    cloud.setId("cloud");
    spectrum.setId("spectrum");
    getStyleClass().add("pad");
    choices.setAlignment(Pos.CENTER_LEFT);
    lag.setEditable(true);
    lag.setPrefWidth(SPIN);
    lag.getEditor().setAccessibleText(Words.of("Lag in rows"));
    lag.valueProperty()
        .subscribe(
            rows -> {
              if (rows != null && lag.isFocusWithin()) model.lagProperty().set(rows);
            });
    var head = new HBox(8, views, choices, Spacer.grow(), sentence);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(head, cloud);
    views.chosenProperty().addListener((p, before, now) -> model.viewProperty().set(view(now)));
    model.viewProperty().subscribe(view -> views.choose(view.title()));
    model.foundProperty().subscribe(found -> show());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void key(KeyEvent event) {
    if (event.getCode() != KeyCode.N || event.isShortcutDown() || event.isAltDown()) return;
    model.next();
    event.consume();
  }

  private static View view(String title) {
    return Arrays.stream(View.values())
        .filter(view -> view.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private void show() {
    offer();
    sentence.setText(model.sentence());
    var found = model.foundProperty().get();
    boolean cycles = model.viewProperty().get() == View.SPECTRUM;
    var chart = cycles ? spectrum : cloud;
    VBox.setVgrow(chart, Priority.ALWAYS);
    getChildren().set(1, chart);
    found
        .cloud()
        .ifPresent(all -> cloud.show(all, found.part(), model.nameAcross(), model.nameUp()));
    found
        .spectrum()
        .ifPresent(all -> spectrum.show(all, found.chosen(), model.periods(), model::text));
  }

  /// What is chosen by hand stays under the hand: nothing is built anew that is as it was.
  private void offer() {
    var now =
        List.of(
            model.viewProperty().get(),
            model.acrossProperty().get(),
            model.upProperty().get(),
            model.channels());
    lagText.setText(Words.of("rows, %s", model.lagText()));
    if (!lag.getValue().equals(model.lagProperty().get())) lag();
    if (now.equals(offered)) return;
    offered = now;
    choices.getChildren().setAll(choices());
  }

  private List<Node> choices() {
    var nodes = new ArrayList<Node>();
    switch (model.viewProperty().get()) {
      case SCATTER -> {
        nodes.add(channel("Across", model.acrossProperty().get(), model.acrossProperty()::set));
        nodes.add(channel("Up", model.upProperty().get(), model.upProperty()::set));
      }
      case LAG -> {
        nodes.add(channel("Channel", model.upProperty().get(), model.upProperty()::set));
        nodes.add(Texts.of(Words.of("Lag"), "small", "muted"));
        nodes.add(lag());
        nodes.add(lagText);
      }
      case SPECTRUM ->
          nodes.add(channel("Channel", model.upProperty().get(), model.upProperty()::set));
    }
    return nodes;
  }

  private Node lag() {
    lags.setMax(model.most());
    lags.setValue(model.lagProperty().get());
    return lag;
  }

  private Node channel(String key, String name, Consumer<String> chosen) {
    var channels = model.channels();
    var titles = channels.stream().map(Channel::title).toList();
    var names = channels.stream().map(Channel::name).toList();
    int at = Math.max(0, names.indexOf(name));
    return Chip.choice(
        key,
        titles.isEmpty() ? "" : titles.get(at),
        NAME,
        titles,
        title -> chosen.accept(names.get(titles.indexOf(title))));
  }
}
