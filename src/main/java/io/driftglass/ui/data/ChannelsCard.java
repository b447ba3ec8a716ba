package io.driftglass.ui.data;

import io.driftglass.data.profile.Profile;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.AlarmLines;
import io.driftglass.ui.chart.Brush;
import io.driftglass.ui.chart.ChartLayout;
import io.driftglass.ui.chart.ChartMenu;
import io.driftglass.ui.chart.Notes;
import io.driftglass.ui.chart.QualityMarks;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.data.DataViewModel.Part;
import io.driftglass.ui.data.analysis.AnalysisCard;
import io.driftglass.ui.data.analysis.AnalysisViewModel;
import io.driftglass.ui.data.analysis.AnalysisViewModel.View;
import io.driftglass.ui.data.analysis.GroupsCard;
import io.driftglass.ui.data.analysis.GroupsViewModel;
import io.driftglass.ui.data.rows.RowsCard;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The channels of the dataset in hand: as a profile with their correlation, as a chart, or as
/// rows.
final class ChannelsCard extends VBox {
  private static final double NARROW = 860;
  private static final double CARD_HEAD = 45;
  private static final int LEAST_ROWS = 5;
  private static final int MOST_ROWS = 8;
  private static final double CHART_HEIGHT = 420;
  private static final double MATRIX_WIDTH = 296;
  private static final int MATRIX_CHANNELS = 5;

  private final DataViewModel model;
  private final Desk desk;
  private final Card channels = new Card("Channels");
  private final VBox content = new VBox();
  private final Card correlation = new Card("Correlation");
  private final TimeChart chart = new TimeChart();
  private final QualityMarks quality;
  private final AlarmLines limits;
  private final List<Command> commands;
  private final Segments parts =
      new Segments(List.of("Profile", "Chart", "Analysis", "Groups", "Rows"), "Profile");
  private final Consumer<String> channelChosen;
  private final HBox row = new HBox();
  private final AnalysisViewModel analysis;
  private final AnalysisCard analysed;
  private final GroupsViewModel groups;
  private final GroupsCard grouped;
  private Optional<Correlations> related = Optional.empty();
  private List<Track> charted = List.of();
  private Optional<RowsCard> table = Optional.empty();

  /// @param channelChosen told the name of the channel that was clicked
  ChannelsCard(DataViewModel model, Desk desk, Consumer<String> channelChosen) {
    this.model = model;
    this.desk = desk;
    this.channelChosen = channelChosen;
    getStyleClass().add("channels");
    setSpacing(12);
    row.setSpacing(12);
    VBox.setVgrow(row, Priority.ALWAYS);
    widthProperty()
        .map(width -> width.doubleValue() > 0 && width.doubleValue() < NARROW)
        .subscribe(narrow -> arrange());
    chart.setId("chart");
    quality = new QualityMarks(chart, desk);
    commands = new ArrayList<>(ChartMenu.on(chart, "chart", desk));
    commands.addAll(Brush.on(chart, desk));
    commands.addAll(Notes.on(chart, desk));
    commands.addAll(ChartLayout.on(chart, desk).commands());
    limits = AlarmLines.on(chart, desk);
    commands.addAll(limits.commands());
    analysis = new AnalysisViewModel(desk);
    analysed = new AnalysisCard(analysis);
    groups = new GroupsViewModel(desk);
    grouped = new GroupsCard(groups);
    commands.add(
        Command.of(
                "Figures by hour, weekday or state",
                "mdoal-functions",
                "",
                () -> model.partProperty().set(Part.GROUPS))
            .in("of the dataset in hand"));
    for (var view : View.values()) {
      commands.add(
          Command.of(view.title(), "mdoal-bubble_chart", "", () -> analyse(view))
              .in("of the dataset in hand"));
    }
    commands.add(
        Command.of("Next stretch in the box", "mdoal-arrow_forward", "N", analysis::next)
            .in("of the scatter plot"));
    parts.chosenProperty().addListener((p, before, now) -> model.partProperty().set(part(now)));
    model.partProperty().subscribe(part -> parts.choose(title(part)));
    channels.actions(quality.legend(), parts);
    channels.getChildren().add(content);
    VBox.setVgrow(content, Priority.ALWAYS);
    HBox.setHgrow(channels, Priority.ALWAYS);
    correlation.setMinWidth(MATRIX_WIDTH);
    model.lookProperty().subscribe(this::show);
    model.partProperty().subscribe(part -> show(model.lookProperty().get()));
    model.intervalProperty().subscribe(this::zoom);
  }

  /// What the command palette offers for the chart.
  List<Command> commands() {
    return commands;
  }

  private void show(Look look) {
    channels.sentence().setText(look.channelKinds());
    var part = model.partProperty().get();
    quality.legend().setVisible(part == Part.CHART);
    if (look.frame().filter(analysis::shows).isEmpty()) analysis.close();
    analysis.watch(part == Part.ANALYSIS);
    if (look.frame().filter(groups::shows).isEmpty()) groups.close();
    groups.watch(part == Part.GROUPS);
    row.setMinHeight((part == Part.PROFILE ? height(look) : CHART_HEIGHT) * scale());
    row.setPrefHeight(row.getMinHeight());
    content.getChildren().setAll(content(look, part));
    related = part == Part.PROFILE ? related(look) : Optional.empty();
    arrange();
  }

  private double scale() {
    return desk.tools().look().textScaleProperty().get();
  }

  /// As high as its rows, as far as they go without scrolling.
  private static double height(Look look) {
    int rows = look.profile().map(profile -> profile.channels().size()).orElse(LEAST_ROWS);
    return CARD_HEAD
        + ProfileTable.HEAD
        + ProfileTable.ROW * Math.clamp(rows, LEAST_ROWS, MOST_ROWS)
        + 2;
  }

  /// The matrix beside the channels, below them where there is no room.
  private void arrange() {
    boolean beside = getWidth() == 0 || getWidth() >= NARROW;
    related.ifPresent(r -> correlate(r, beside));
    boolean matrix = related.isPresent();
    row.getChildren().setAll(matrix && beside ? List.of(channels, correlation) : List.of(channels));
    getChildren().setAll(matrix && !beside ? List.of(row, correlation) : List.of(row));
  }

  private static Optional<Correlations> related(Look look) {
    return look.frame()
        .flatMap(f -> look.profile().map(p -> Correlations.of(f, p, MATRIX_CHANNELS)))
        .filter(correlations -> correlations.channels() > 1);
  }

  private Node content(Look look, Part part) {
    if (look.problem().isPresent()) {
      return padded(Problems.box(Tone.REFUSE, look.problem().get()));
    }
    boolean drawn = !look.tracks().isEmpty() || look.frame().isPresent();
    if (part == Part.CHART)
      return drawn ? grown(chart(look)) : waiting(Words.of("opening the rows"));
    long memory = Runtime.getRuntime().maxMemory();
    boolean fits = part != Part.PROFILE ? look.rowsFitMemory(memory) : look.fitsMemory(memory);
    if (!fits) return padded(Problems.box(Tone.INFORM, look.tooLarge(memory)));
    if (look.frame().isEmpty()) return waiting(Words.of("reading the rows"));
    var frame = look.frame().get();
    if (part == Part.ROWS) return grown(rows(frame, look));
    if (part == Part.ANALYSIS) return grown(analysis(frame, look));
    if (part == Part.GROUPS) return grown(groups(frame));
    return look.profile()
        .map(profile -> grown(profile(frame, profile)))
        .orElseGet(() -> waiting(Words.of("counting, sorting, looking for seasons")));
  }

  /// The rows keep their filter, order and place while more becomes known of them.
  private RowsCard rows(Frame frame, Look look) {
    if (table.filter(shown -> shown.frame() == frame).isEmpty()) {
      table = Optional.of(new RowsCard(desk, frame));
    }
    look.profile().ifPresent(table.get()::show);
    return table.get();
  }

  private Node analysis(Frame frame, Look look) {
    var seasons = look.profile().map(Profile::seasons).orElse(List.of());
    analysis.open(frame, seasons.isEmpty() ? 0 : seasons.getFirst().rows());
    return analysed;
  }

  private Node groups(Frame frame) {
    groups.open(frame);
    return grouped;
  }

  private void analyse(View view) {
    analysis.show(view);
    model.partProperty().set(Part.ANALYSIS);
  }

  /// The two channels of a cell of the matrix, by their titles.
  private void scatter(String across, String up) {
    analysis.scatter(name(across), name(up));
    model.partProperty().set(Part.ANALYSIS);
  }

  private String name(String title) {
    return model.lookProperty().get().frame().stream()
        .flatMap(frame -> frame.channels().stream())
        .filter(channel -> channel.title().equals(title))
        .map(Channel::name)
        .findFirst()
        .orElse(title);
  }

  private Node profile(Frame frame, Profile profile) {
    var table = new ProfileTable(frame, profile, model);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(channel -> channelChosen.accept(channel == null ? "" : channel.name()));
    return table;
  }

  private Node chart(Look look) {
    if (!charted.equals(look.tracks())) {
      charted = look.tracks();
      chart.show(look.dataset().orElseThrow().clock(), charted);
      zoom(model.intervalProperty().get());
      limits.show();
      quality.show(look.dataset().orElseThrow(), look.entity());
    }
    return chart;
  }

  private void zoom(Interval interval) {
    if (interval != null && !charted.isEmpty()) chart.showRange(Range.of(interval));
  }

  private void correlate(Correlations shown, boolean beside) {
    var matrix = new CorrelationMatrix(!beside, this::scatter);
    matrix.show(shown.titles(), shown.r(), shown.follows());
    var box = new VBox(8, matrix);
    box.getStyleClass().add("pad");
    int count = shown.titles().size();
    if (count < shown.channels()) {
      box.getChildren()
          .add(Texts.of(Words.of("the first %d of %d", count, shown.channels()), "micro", "muted"));
    }
    var scroll = new ScrollPane(box);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    if (correlation.getChildren().size() > 1) correlation.getChildren().removeLast();
    correlation.getChildren().add(scroll);
  }

  private static Node waiting(String what) {
    return padded(Texts.of(what, "small", "muted"));
  }

  private static Node padded(Node node) {
    var box = new VBox(node);
    box.getStyleClass().add("pad");
    return box;
  }

  private static <N extends Node> N grown(N node) {
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  private static String title(Part part) {
    return switch (part) {
      case PROFILE -> "Profile";
      case CHART -> "Chart";
      case ANALYSIS -> "Analysis";
      case GROUPS -> "Groups";
      case ROWS -> "Rows";
    };
  }

  private static Part part(String title) {
    return Part.valueOf(title.toUpperCase(Locale.ROOT));
  }
}
