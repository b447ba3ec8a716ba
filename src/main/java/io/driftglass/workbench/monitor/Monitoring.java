package io.driftglass.workbench.monitor;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Settings;
import io.driftglass.monitor.change.ChangeFinder;
import io.driftglass.monitor.change.ChangeFinders;
import io.driftglass.monitor.concept.ConceptAlarm;
import io.driftglass.monitor.concept.ConceptMonitor;
import io.driftglass.monitor.concept.ConceptStream;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.run.Recorder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Whether what was learnt is still true.
public final class Monitoring {
  private final Datasets datasets;
  private final Recorder recorder;

  public Monitoring(Datasets datasets, Recorder recorder) {
    this.datasets = datasets;
    this.recorder = recorder;
  }

  /// Compares two datasets, series by series.
  ///
  /// @return by the entity of the reference; two single series are compared whatever they are
  ///   called
  /// @throws SchemaMismatch where they have no series in common
  public SequencedMap<String, DriftCheck> drift(
      Dataset reference, Dataset current, long seed, Progress progress) {
    var pairs = pairs(reference, current);
    return recorder.record(
        "drift",
        "Drift of " + Datasets.title(current) + " from " + Datasets.title(reference),
        Map.of(
            "reference", Datasets.title(reference),
            "reference_hash", reference.sha256(),
            "current", Datasets.title(current),
            "current_hash", current.sha256(),
            "seed", Long.toString(seed)),
        progress,
        (run, metrics, told) -> {
          var checks = new LinkedHashMap<String, DriftCheck>();
          double share = 1.0 / pairs.size();
          pairs.forEach(
              (entity, other) ->
                  checks.put(
                      entity,
                      DriftCheck.of(
                          datasets.frame(reference, entity),
                          datasets.frame(current, other),
                          seed,
                          told.part(checks.size() * share, (checks.size() + 1) * share))));
          long moved =
              checks.values().stream()
                  .flatMap(check -> check.channels().stream())
                  .filter(channel -> channel.verdict().drift())
                  .count();
          metrics.put("channels_moved", (double) moved);
          return checks;
        });
  }

  /// Rows at which a channel of a series becomes another one, looking back over all of it.
  ///
  /// @return by channel, measured ones only
  public SequencedMap<String, int[]> changePoints(
      Dataset dataset,
      String entity,
      Method<ChangeFinder> method,
      Map<String, String> settings,
      Progress progress) {
    var chosen = Settings.of(method.settings(), settings);
    var parameters = new LinkedHashMap<>(chosen.asText());
    parameters.put("method", method.id());
    parameters.put("dataset", Datasets.title(dataset));
    parameters.put("data_hash", dataset.sha256());
    return recorder.record(
        "changepoints",
        method.title() + " change points of " + Datasets.title(dataset),
        parameters,
        progress,
        (run, metrics, told) -> {
          var finder = method.make().apply(chosen);
          var frame = datasets.frame(dataset, entity).select(Monitoring::measured);
          var found = new LinkedHashMap<String, int[]>();
          for (int c = 0; c < frame.channels().size(); c++) {
            var part = told.part((double) c / frame.channels().size(), 1);
            found.put(frame.channel(c).name(), ChangeFinders.in(frame.column(c), finder, part));
          }
          metrics.put("changes", (double) found.values().stream().mapToInt(a -> a.length).sum());
          return found;
        });
  }

  /// Watches a column from its first row to its last.
  ///
  /// @param inputs where there are any, what they do not explain of the column is watched
  public List<ConceptAlarm> stream(
      Dataset dataset,
      String entity,
      String column,
      List<String> inputs,
      Method<ConceptMonitor> method,
      Map<String, String> settings,
      Progress progress) {
    var chosen = Settings.of(method.settings(), settings).asText();
    var parameters = new LinkedHashMap<>(chosen);
    parameters.put("method", method.id());
    parameters.put("column", column);
    parameters.put("inputs", String.join(",", inputs));
    parameters.put("dataset", Datasets.title(dataset));
    parameters.put("data_hash", dataset.sha256());
    return recorder.record(
        "drift",
        method.title() + " on " + column + " of " + Datasets.title(dataset),
        parameters,
        progress,
        (run, metrics, told) -> {
          var frame = datasets.frame(dataset, entity);
          double[] values = column(frame, column);
          var alarms =
              inputs.isEmpty()
                  ? ConceptStream.alarms(values, method, chosen, told)
                  : ConceptStream.relationAlarms(
                      values,
                      inputs.stream().map(name -> column(frame, name)).toArray(double[][]::new),
                      method,
                      chosen,
                      told);
          metrics.put("alarms", (double) alarms.size());
          return alarms;
        });
  }

  private static boolean measured(Channel channel) {
    return channel.kind() == Kind.NUMBER
        && (channel.role() == Role.TARGET || channel.role() == Role.INPUT);
  }

  private static double[] column(Frame frame, String name) {
    int at = frame.indexOf(name);
    if (at >= 0 && frame.channel(at).kind() == Kind.NUMBER) return frame.column(at);
    throw new NotFound(
        at < 0 ? "There is no column '" + name + "'." : "The column '" + name + "' holds texts.",
        "Choose one of "
            + String.join(
                ", ",
                frame.channels().stream()
                    .filter(channel -> channel.kind() == Kind.NUMBER)
                    .map(Channel::name)
                    .toList())
            + ".");
  }

  private static SequencedMap<String, String> pairs(Dataset reference, Dataset current) {
    var pairs = new LinkedHashMap<String, String>();
    if (reference.entities().size() == 1 && current.entities().size() == 1) {
      pairs.put(reference.entities().getFirst(), current.entities().getFirst());
      return pairs;
    }
    for (var entity : reference.entities()) {
      if (current.entities().contains(entity)) pairs.put(entity, entity);
    }
    if (pairs.isEmpty()) {
      throw new SchemaMismatch(
          "the reference holds %s and the current data %s: no series is in both"
              .formatted(some(reference.entities()), some(current.entities())),
          "Choose data of the same machines.");
    }
    return pairs;
  }

  private static String some(List<String> entities) {
    return entities.size() <= 5
        ? String.join(", ", entities)
        : String.join(", ", entities.subList(0, 5)) + " and " + (entities.size() - 5) + " more";
  }
}
