package io.driftglass.workbench.fit;

import io.driftglass.config.Version;
import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.neural.Backend;
import io.driftglass.registry.Task;
import io.driftglass.series.Interval;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.run.Catalogues;
import io.driftglass.workbench.train.SearchRun;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a training stands among the runs: enough is written there to begin it again.
public final class TrainingRun {
  public static final String KIND = "train";

  /// The run that this one goes on from.
  public static final String RESUMED = "resumed_from";

  /// The stretches of known anomalies that were left out, as `from..until` in ticks.
  public static final String LEFT_OUT = "left_out";

  /// What a training's run says beside the settings of its method.
  static final Set<String> NO_SETTINGS =
      Set.of(
          "task",
          "method",
          "dataset",
          "data_hash",
          "split",
          "sensor",
          "device",
          "app_version",
          "model",
          "gap_rows",
          "entity",
          "channel",
          LEFT_OUT,
          RESUMED);

  private TrainingRun() {}

  /// Its method, its data and, of several, its sensor.
  public static String title(TrainRequest request) {
    var sensor =
        Stream.of(request.entity(), request.channel())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/"));
    return "%s on %s%s"
        .formatted(
            Catalogues.title(request.task(), request.method()),
            Datasets.title(request.dataset()),
            sensor.isEmpty() ? "" : ", " + sensor);
  }

  public static Map<String, String> parameters(TrainRequest request) {
    var parameters = new LinkedHashMap<>(request.settings());
    parameters.put("task", request.task().name());
    parameters.put("method", request.method());
    parameters.put("dataset", Datasets.title(request.dataset()));
    parameters.put("data_hash", request.dataset().sha256());
    parameters.put("split", request.trainShare() + "," + request.validateShare());
    parameters.put("sensor", request.sensor());
    parameters.put("device", Backend.here().sentence());
    parameters.put("app_version", Version.text());
    parameters.put("model", request.name());
    if (request.gapRows() > 0) parameters.put("gap_rows", Integer.toString(request.gapRows()));
    if (!request.entity().isEmpty()) parameters.put("entity", request.entity());
    if (!request.channel().isEmpty()) parameters.put("channel", request.channel());
    if (!request.leftOut().isEmpty()) parameters.put(LEFT_OUT, text(request.leftOut()));
    return parameters;
  }

  /// What a run was asked for.
  ///
  /// @param dataset the rows it was to learn from
  public static TrainRequest request(Run run, Dataset dataset) {
    var all = run.parameters();
    var settings = new HashMap<>(all);
    settings
        .keySet()
        .removeIf(name -> NO_SETTINGS.contains(name) || name.startsWith(SearchRun.PREFIX));
    var split = all.get("split").split(",", 2);
    return new TrainRequest(
        dataset,
        all.getOrDefault("entity", ""),
        Task.valueOf(all.get("task")),
        all.get("method"),
        settings,
        Double.parseDouble(split[0]),
        Double.parseDouble(split[1]),
        all.get("model"),
        all.getOrDefault("channel", ""),
        Integer.parseInt(all.getOrDefault("gap_rows", "0")),
        stretches(all.getOrDefault(LEFT_OUT, "")));
  }

  private static String text(List<Interval> stretches) {
    return stretches.stream()
        .map(stretch -> stretch.from() + ".." + stretch.until())
        .collect(Collectors.joining(", "));
  }

  private static List<Interval> stretches(String text) {
    if (text.isEmpty()) return List.of();
    return Arrays.stream(text.split(", "))
        .map(stretch -> stretch.split("\\.\\.", 2))
        .map(ends -> new Interval(Long.parseLong(ends[0]), Long.parseLong(ends[1])))
        .toList();
  }
}
