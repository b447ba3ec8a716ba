package io.driftglass.ui.prepare;

import io.driftglass.prepare.StepReport;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import javafx.scene.control.TableView;

/// What each step did to each channel, and what is still missing.
final class StepTable extends TableView<StepTable.Line> {
  private static final int STEPS = 4;
  private static final double ROW = 30;

  /// @param counts by place of the step
  record Line(String channel, Map<Integer, Long> counts, long missing) {}

  private final PrepareViewModel model;
  private boolean filling;

  StepTable(PrepareViewModel model) {
    this.model = model;
    CellHeight.set(this, ROW);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setId("step-table");
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (p, old, line) -> {
              if (line != null && !filling) model.pick(line.channel());
            });
    model.channelProperty().subscribe(channel -> select());
  }

  void show(Optional<Trial> trial) {
    filling = true;
    getColumns().clear();
    getColumns().add(TableColumns.texts("Channel", 160, Line::channel));
    var telling =
        trial.stream()
            .flatMap(done -> done.stages().stream())
            .map(Trial.Stage::report)
            .filter(report -> report.changed() + report.filled() + report.emptied() > 0)
            .limit(STEPS)
            .toList();
    for (var report : telling) {
      getColumns()
          .add(
              TableColumns.figures(
                  head(report),
                  110,
                  line -> Figures.count(line.counts().getOrDefault(report.place(), 0L))));
    }
    getColumns()
        .add(TableColumns.figures("Still missing", 110, line -> Figures.count(line.missing())));
    TableColumns.edges(this);
    getItems().setAll(trial.map(done -> lines(done, telling)).orElse(List.of()));
    filling = false;
    select();
  }

  private void select() {
    filling = true;
    getSelectionModel().clearSelection();
    for (int at = 0; at < getItems().size(); at++) {
      if (getItems().get(at).channel().equals(model.channelProperty().get())) {
        getSelectionModel().select(at);
      }
    }
    filling = false;
  }

  private static List<Line> lines(Trial trial, List<StepReport> telling) {
    var lines = new ArrayList<Line>();
    var result = trial.result();
    for (int c = 0; c < result.channels().size(); c++) {
      if (!Shown.chartable(result.channel(c))) continue;
      String name = result.channel(c).name();
      var counts = new TreeMap<Integer, Long>();
      for (var report : telling) {
        report.channels().stream()
            .filter(channel -> channel.name().equals(name))
            .findFirst()
            .ifPresent(channel -> counts.put(report.place(), most(report).applyAsLong(channel)));
      }
      lines.add(new Line(name, counts, missing(result.column(c))));
    }
    return lines;
  }

  private static long missing(double[] values) {
    long missing = 0;
    for (double value : values) if (Double.isNaN(value)) missing++;
    return missing;
  }

  /// `Outliers, emptied`.
  private static String head(StepReport report) {
    int to = report.title().indexOf(" to ");
    String title = to < 0 ? report.title() : report.title().substring(0, to);
    return title + ", " + Words.of(verb(report));
  }

  private static String verb(StepReport report) {
    long most = Math.max(report.changed(), Math.max(report.filled(), report.emptied()));
    if (most == report.emptied()) return "emptied";
    return most == report.filled() ? "filled" : "changed";
  }

  private static ToLongFunction<StepReport.Channel> most(StepReport report) {
    return switch (verb(report)) {
      case "emptied" -> StepReport.Channel::emptied;
      case "filled" -> StepReport.Channel::filled;
      default -> StepReport.Channel::changed;
    };
  }
}
