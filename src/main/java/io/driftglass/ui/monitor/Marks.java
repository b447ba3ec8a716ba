package io.driftglass.ui.monitor;

import io.driftglass.monitor.Training;
import io.driftglass.registry.Action;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Transition;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.TrendChart;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Workbench;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was done to a model, on its trend: trainings stand where the rows they learnt from end,
/// promotions at their time, which is the end of the trend where its rows are older.
final class Marks {
  private static final String TRAINED = "mdomz-model_training";
  private static final String PROMOTED = "mdal-arrow_upward";
  private static final String BACK = "mdomz-undo";

  private Marks() {}

  static List<TrendChart.Mark> of(
      Workbench workbench,
      ModelVersion version,
      List<ModelVersion> versions,
      List<Training> trainings) {
    var marks = new ArrayList<TrendChart.Mark>();
    for (var training : trainings) {
      if (!training.model().equals(version.model()) || training.version().isEmpty()) continue;
      versions.stream()
          .filter(made -> made.id() == training.version().getAsLong())
          .findFirst()
          .map(made -> trained(made, training))
          .ifPresent(marks::add);
    }
    boolean calendar = calendar(workbench, version);
    for (var step : workbench.models().history(version.model())) {
      if (step.to() != Stage.PRODUCTION || step.from() == Stage.PRODUCTION) continue;
      if (step.action() != Action.MOVE && step.action() != Action.ROLLBACK) continue;
      marks.add(promoted(step, calendar));
    }
    return marks;
  }

  private static TrendChart.Mark trained(ModelVersion made, Training training) {
    return new TrendChart.Mark(
        made.card().trainedOn().until(),
        TRAINED,
        Words.of(
            "%s learnt up to here, training %s",
            made.title(), Words.of(training.trigger().name().toLowerCase(Locale.ROOT))));
  }

  private static TrendChart.Mark promoted(Transition step, boolean calendar) {
    boolean back = step.action() == Action.ROLLBACK;
    var day =
        DateTimeFormatter.ofPattern(Words.of("d MMM HH:mm"), Words.locale())
            .format(step.at().atZone(ZoneId.systemDefault()));
    return new TrendChart.Mark(
        calendar ? Clock.micros(step.at()) : Long.MAX_VALUE,
        back ? BACK : PROMOTED,
        back
            ? Words.of("%s was put back on %s", step.title(), day)
            : Words.of("%s went to production on %s", step.title(), day));
  }

  private static boolean calendar(Workbench workbench, ModelVersion version) {
    return workbench.datasets().list().stream()
        .filter(dataset -> dataset.sha256().equals(version.card().dataSha256()))
        .anyMatch(dataset -> !(dataset.clock() instanceof Clock.Index));
  }
}
