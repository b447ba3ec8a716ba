package io.driftglass.ui.monitor;

import io.driftglass.monitor.Alert;
import io.driftglass.monitor.ChannelShift;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.PerformanceTrend;
import io.driftglass.monitor.Training;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.monitor.drift.Verdict;
import io.driftglass.monitor.estimate.WindowFigure;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.ui.chart.TrendChart;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.monitor.Tracking;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All that the page shows of one model, all its versions together, read at once.
///
/// @param lights of all models watched, the worst first
/// @param model chosen; empty where there is none
/// @param trend of its leading metric on rows in use; empty where nothing was measured of them
/// @param windows its figures stretch by stretch, in the order of time; empty where it was never
///   checked
/// @param validated figures of its newest validation; empty where there are none
/// @param marks what was done to the model, by ticks of its rows
/// @param latest figures with drift; empty where it was never checked
/// @param trainings of its model, newest first
/// @param others versions that the model can be tested against, newest first
/// @param live titles of the versions in production
/// @param tests in which its versions take part, newest first
/// @param alerts open ones first, then the last of those that ended
/// @param moreEnded whether more have ended than are told here
record Board(
    List<Light> lights,
    Optional<ModelVersion> model,
    Optional<PerformanceTrend> trend,
    List<WindowFigure> windows,
    Optional<Performance> validated,
    List<TrendChart.Mark> marks,
    Optional<Performance> latest,
    List<Training> trainings,
    List<ModelVersion> others,
    Set<String> live,
    List<AbTest> tests,
    List<Alert> alerts,
    boolean moreEnded) {
  static final Board EMPTY =
      new Board(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Set.of(),
          List.of(),
          List.of(),
          false);

  private static final List<String> LEADING =
      List.of("f1_score", "mase", "rmse", "point_f1", "alarm_rate");

  /// Figures that the colour of a light is taken from.
  private static final int LAST = 30;

  /// Alerts that ended, at most.
  static final int ENDED_SHOWN = 200;

  /// @param wanted title of a version; the one with the worst alert, else the newest, where empty
  static Board read(Workbench workbench, String wanted, Instant now) {
    var tracking = workbench.tracking();
    var watched = tracking.watched();
    var read = tracking.alerts(ENDED_SHOWN + 1);
    boolean moreEnded = read.stream().filter(alert -> !alert.open()).count() > ENDED_SHOWN;
    var alerts = moreEnded ? read.subList(0, read.size() - 1) : read;
    var alarmed =
        alerts.stream()
            .filter(Alert::open)
            .flatMap(alert -> watched.stream().filter(v -> of(v, alert.model())))
            .findFirst();
    var chosen =
        watched.stream()
            .filter(version -> version.title().equals(wanted))
            .findFirst()
            .or(() -> watched.stream().filter(v -> !wanted.isEmpty() && of(v, wanted)).findFirst())
            .or(() -> alarmed)
            .or(() -> watched.stream().findFirst());
    var performances =
        chosen.map(version -> tracking.ofVersions(version.model())).orElse(List.of());
    var versions = workbench.models().list();
    var trainings =
        chosen.map(version -> workbench.retraining().history(version.model())).orElse(List.of());
    var windows = chosen.map(tracking::windows).orElse(List.of());
    return new Board(
        lights(tracking, watched, versions, alerts, now),
        chosen,
        trend(windows, performances),
        windows,
        chosen.flatMap(version -> validated(version, performances)),
        chosen.map(version -> Marks.of(workbench, version, versions, trainings)).orElse(List.of()),
        checked(performances),
        trainings,
        versions.stream().filter(v -> other(v, chosen)).toList(),
        versions.stream()
            .filter(v -> v.stage() == Stage.PRODUCTION)
            .map(ModelVersion::title)
            .collect(Collectors.toSet()),
        workbench.abTesting().list().stream()
            .filter(
                test ->
                    chosen.map(v -> of(v, test.versionA()) || of(v, test.versionB())).orElse(false))
            .toList(),
        alerts,
        moreEnded);
  }

  private static boolean other(ModelVersion version, Optional<ModelVersion> chosen) {
    return chosen
        .filter(own -> own.id() != version.id() && !version.migrated())
        .filter(own -> own.card().task() == version.card().task())
        .filter(own -> own.card().entity().equals(version.card().entity()))
        .filter(own -> name(own).equals(name(version)))
        .isPresent();
  }

  /// Of the dataset it learnt from.
  private static String name(ModelVersion version) {
    return version.card().dataset().replaceFirst(" v[0-9]+$", "");
  }

  /// The figures of those alone whose alerts do not say enough, and the last of them.
  private static List<Light> lights(
      Tracking tracking,
      List<ModelVersion> watched,
      List<ModelVersion> versions,
      List<Alert> alerts,
      Instant now) {
    var asking =
        alerts.stream()
            .filter(alert -> alert.asking(now) && !model(alert.model()).equals(alert.model()))
            .collect(Collectors.groupingBy(alert -> model(alert.model())));
    var calm =
        watched.stream()
            .map(ModelVersion::model)
            .filter(model -> !asking.containsKey(model))
            .collect(Collectors.toSet());
    var titles =
        versions.stream()
            .filter(version -> calm.contains(version.model()))
            .map(ModelVersion::title)
            .toList();
    var figures = tracking.realised(titles, LEADING);
    var recent =
        tracking.recent(titles, LAST).stream()
            .collect(Collectors.groupingBy(performance -> model(performance.model())));
    return watched.stream()
        .map(
            version -> {
              var own = recent.getOrDefault(version.model(), List.of());
              var stretches = figures.getOrDefault(version.title(), List.of());
              return Light.of(
                  version.title(),
                  asking.getOrDefault(version.model(), List.of()),
                  checked(own),
                  trend(stretches, own));
            })
        .sorted(Comparator.comparing(Light::colour))
        .toList();
  }

  /// Of the title of a version; any other text as it is.
  private static String model(String title) {
    return title.replaceFirst(" v[0-9]+$", "");
  }

  /// Of the stretches of a check where there are some, else of all that was recorded.
  private static Optional<PerformanceTrend> trend(
      List<WindowFigure> windows, List<Performance> performances) {
    var byStretch =
        LEADING.stream()
            .map(name -> windows.stream().filter(f -> f.metric().equals(name)).toList())
            .filter(figures -> figures.stream().filter(f -> f.realised().isPresent()).count() > 1)
            .findFirst();
    if (byStretch.isPresent()) return byStretch.map(Board::trend);
    return LEADING.stream()
        .map(name -> PerformanceTrend.of(name, performances, Performance.Basis.IN_USE))
        .filter(found -> !found.points().isEmpty())
        .findFirst();
  }

  private static Optional<Performance> validated(
      ModelVersion version, List<Performance> performances) {
    return performances.stream()
        .filter(p -> p.basis() == Performance.Basis.VALIDATION)
        .filter(p -> p.model().equals(version.title()))
        .reduce((one, next) -> next);
  }

  /// @param figures of one metric
  static PerformanceTrend trend(List<WindowFigure> figures) {
    return PerformanceTrend.of(
        figures.stream()
            .filter(figure -> figure.realised().isPresent())
            .map(f -> new PerformanceTrend.Point(f.at(), f.realised().getAsDouble(), f.rows()))
            .toList(),
        figures.getFirst().metric());
  }

  /// Those of some metrics of which a figure is there, realised or estimated.
  List<String> metrics(List<String> wanted) {
    return wanted.stream()
        .filter(
            name ->
                windows.stream()
                    .anyMatch(
                        f ->
                            f.metric().equals(name)
                                && (f.realised().isPresent() || f.estimate().given())))
        .toList();
  }

  private static Optional<Performance> checked(List<Performance> performances) {
    return performances.stream().filter(p -> p.drift().isPresent()).reduce((one, next) -> next);
  }

  /// What has happened to the model and what is likely to mend it, where something has.
  Optional<String> warning() {
    var moved =
        latest.flatMap(Performance::drift).stream()
            .flatMap(drift -> drift.channels().stream())
            .filter(channel -> channel.verdict() == Verdict.MOVED)
            .max(
                Comparator.comparing((ChannelShift channel) -> !together(channel))
                    .thenComparingDouble(ChannelShift::psi));
    boolean worse = trend.map(t -> t.direction() == PerformanceTrend.Direction.WORSE).orElse(false);
    if (moved.isEmpty() && !worse) return Optional.empty();
    var first = moved.map(Board::said).orElse(Words.of("The model does worse from check to check"));
    return Optional.of(
        first
            + (moved.isPresent() && worse ? Words.of(", and the model does worse with it") : "")
            + Words.of(". A model trained on the newest rows is likely to mend this."));
  }

  private static boolean together(ChannelShift channel) {
    return channel.channel().equals(DriftCheck.TOGETHER);
  }

  private static String said(ChannelShift moved) {
    var since =
        moved.since().isEmpty() ? "" : Words.of(" since %s", MonitorRows.day(moved.since()));
    if (together(moved))
      return Words.of("The channels no longer move together as they did%s", since);
    if (moved.shift() == 0) return Words.of("%s is spread otherwise%s", moved.channel(), since);
    var unit = moved.unit().isEmpty() ? "" : " " + moved.unit();
    return Words.of(
        "%s has been %s%s %s%s",
        moved.channel(),
        Figures.value(Math.abs(moved.shift())),
        unit,
        Words.of(moved.shift() > 0 ? "higher" : "lower"),
        since);
  }

  /// Whether a title is that of the version or of another one of its model.
  private static boolean of(ModelVersion version, String title) {
    return title.startsWith(version.model() + " v");
  }
}
