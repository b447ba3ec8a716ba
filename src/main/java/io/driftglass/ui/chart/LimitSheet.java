package io.driftglass.ui.chart;

import io.driftglass.label.AlarmLimit;
import io.driftglass.label.AlarmLimit.Level;
import io.driftglass.series.Channel;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks for the alarm limits of each channel; an empty field is none. What cannot be kept is told
/// below the fields, and Keep waits for it; closes itself.
final class LimitSheet extends VBox {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final double FIELD = 88;
  private static final double NAME = 150;
  private static final double MOST = 380;

  private record Row(Channel channel, Map<Level, TextField> fields) {}

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<AlarmLimit> others;
  private final Sheets sheets;
  private final Consumer<List<AlarmLimit>> kept;
  private final Label wrong = Texts.wrapped("", "small", "bad");

  /// @param before of all channels; those of channels that are not listed stay as they are
  /// @param kept told all limits, once
  LimitSheet(
      String dataset,
      List<Channel> channels,
      List<AlarmLimit> before,
      Sheets sheets,
      Consumer<List<AlarmLimit>> kept) {
    super(12);
    this.sheets = sheets;
    this.kept = kept;
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(600);
    setMaxWidth(600);
    var grid = new GridPane(8, 6);
    var levels = List.of(Level.values());
    for (int i = 0; i < levels.size(); i++) {
      grid.add(Texts.of(Words.of(levels.get(i).title()), "micro", "muted"), i + 1, 0);
    }
    for (var channel : channels) row(grid, channel, before);
    others = before.stream().filter(limit -> !rows.containsKey(limit.channel())).toList();
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST);
    var keep = Buttons.primary("Keep", "mdoal-check", this::keep);
    keep.setId("limits-keep");
    keep.setDefaultButton(true);
    keep.disableProperty().bind(wrong.textProperty().isNotEmpty());
    var foot = new HBox(8, Spacer.grow(), Buttons.small("Cancel", sheets::close), keep);
    foot.setAlignment(Pos.CENTER_RIGHT);
    wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
    getChildren()
        .setAll(
            Texts.of(Words.of("Alarm limits"), "title"),
            Texts.wrapped(
                Words.of("For every version of %s, on every chart. Empty is none.", dataset),
                "muted"),
            scroll,
            wrong,
            foot);
    focusedProperty()
        .subscribe(
            now -> {
              if (now && !rows.isEmpty()) {
                rows.values().iterator().next().fields().get(Level.LOW_LOW).requestFocus();
              }
            });
  }

  private void row(GridPane grid, Channel channel, List<AlarmLimit> before) {
    int line = rows.size() + 1;
    var unit = channel.unit().isEmpty() ? "" : ", " + channel.unit();
    var name = Texts.cuttable(channel.title() + unit, "small");
    name.setPrefWidth(NAME);
    name.setMaxWidth(NAME);
    grid.add(name, 0, line);
    var fields = new EnumMap<Level, TextField>(Level.class);
    for (var level : Level.values()) {
      var field = new TextField(text(before, channel, level));
      field.setId("limit-" + rows.size() + "-" + level.name().toLowerCase(Locale.ROOT));
      field.setAccessibleText(Words.of("%s of %s", Words.of(level.title()), channel.title()));
      field.setPrefWidth(FIELD);
      field.textProperty().subscribe(now -> check());
      fields.put(level, field);
      grid.add(field, fields.size(), line);
    }
    rows.put(channel.name(), new Row(channel, fields));
  }

  private static String text(List<AlarmLimit> limits, Channel channel, Level level) {
    return limits.stream()
        .filter(limit -> limit.channel().equals(channel.name()) && limit.level() == level)
        .findFirst()
        .map(limit -> plain(limit.value()))
        .orElse("");
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private void check() {
    var first = Optional.<String>empty();
    for (var row : rows.values()) {
      var problem = wrong(row);
      if (first.isEmpty()) first = problem.map(text -> row.channel.title() + ": " + text);
    }
    wrong.setText(first.orElse(""));
  }

  private static Optional<String> wrong(Row row) {
    var first = Optional.<String>empty();
    for (var field : row.fields.values()) {
      boolean bad = !field.getText().isBlank() && number(field.getText()).isEmpty();
      field.pseudoClassStateChanged(BAD, bad);
      if (bad && first.isEmpty()) {
        first = Optional.of(Words.of("\"%s\" is not a number.", field.getText().strip()));
      }
    }
    if (first.isPresent()) return first;
    var order = AlarmLimit.wrong(limits(row));
    row.fields
        .values()
        .forEach(
            field ->
                field.pseudoClassStateChanged(
                    BAD, order.isPresent() && !field.getText().isBlank()));
    return order;
  }

  private static List<AlarmLimit> limits(Row row) {
    var limits = new ArrayList<AlarmLimit>();
    for (var level : Level.values()) {
      number(row.fields.get(level).getText())
          .ifPresent(value -> limits.add(new AlarmLimit(row.channel.name(), level, value)));
    }
    return limits;
  }

  private static Optional<Double> number(String text) {
    try {
      double value = Double.parseDouble(text.strip().replace('\u2212', '-').replace(',', '.'));
      return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private void keep() {
    if (!wrong.getText().isEmpty()) return;
    var all = new ArrayList<>(others);
    rows.values().forEach(row -> all.addAll(limits(row)));
    sheets.close();
    kept.accept(List.copyOf(all));
  }
}
