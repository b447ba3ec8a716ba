package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.data.Lineage;
import io.driftglass.data.plan.Note;
import io.driftglass.detect.threshold.Outlook;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.evaluate.Evaluation;
import io.driftglass.experiment.Run;
import io.driftglass.forecast.Crossing;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Limit;
import io.driftglass.forecast.RiskBounds;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.metric.Measure;
import io.driftglass.registry.DataContract;
import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Transition;
import io.driftglass.registry.VersionState;
import io.driftglass.series.Clock;
import io.driftglass.series.Kind;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.forecast.Forecasted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The program's objects as the JSON records of the contract.
final class Described {
  private Described() {}

  static Map<String, Object> dataset(Dataset dataset) {
    var channels = new ArrayList<Map<String, Object>>();
    for (int c = 0; c < dataset.channels().size(); c++) {
      var channel = dataset.channels().get(c);
      var summary = dataset.summaries().get(c);
      boolean number = channel.kind() == Kind.NUMBER;
      var row = new LinkedHashMap<String, Object>();
      row.put("name", channel.name());
      row.put("type", number ? "number" : "category");
      row.put("role", channel.role().name().toLowerCase(Locale.ROOT));
      row.put("unit", channel.unit());
      row.put("missing", summary.missing());
      row.put("min", number ? summary.min() : null);
      row.put("max", number ? summary.max() : null);
      row.put("constant", summary.constant());
      channels.add(row);
    }
    var row = new LinkedHashMap<String, Object>();
    row.put("id", dataset.id());
    row.put("name", dataset.name());
    row.put("version", dataset.version());
    row.put("source", dataset.source());
    row.put("sha256", dataset.sha256());
    row.put("rows", dataset.rows());
    row.put("channels", channels);
    row.put("entities", dataset.entities());
    row.put("from", dataset.clock().text(dataset.from()));
    row.put("until", dataset.clock().text(dataset.until()));
    row.put("interval_seconds", dataset.intervalSeconds());
    row.put("duplicates", dataset.duplicates());
    row.put("gaps", dataset.gaps());
    row.put("rejected", dataset.rejected());
    row.put("notes", dataset.notes().stream().map(Note::text).toList());
    row.put("imported", dataset.imported().toString());
    row.put("parent", dataset.lineage().map(Described::lineage).orElse(null));
    return row;
  }

  private static Map<String, Object> lineage(Lineage lineage) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", lineage.parent());
    row.put("dataset", lineage.parentTitle());
    row.put("sha256", lineage.parentSha256());
    row.put("recipe_sha256", lineage.recipeSha256());
    row.put("recipe", lineage.recipe());
    row.put("learnt_from", lineage.learntFrom());
    return row;
  }

  /// As people call it; a temporary one by the name of its file.
  static String name(Dataset dataset) {
    return Datasets.shownName(dataset);
  }

  static String span(Dataset dataset) {
    return dataset.clock().text(dataset.from()) + " to " + dataset.clock().text(dataset.until());
  }

  static Map<String, Object> method(Method<?> method) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", method.id());
    row.put("title", method.title());
    row.put("paper", method.paper());
    row.put("cost", method.cost().name().toLowerCase(Locale.ROOT));
    row.put("settings", method.settings().stream().map(Described::setting).toList());
    return row;
  }

  static Map<String, Object> setting(Setting setting) {
    var row = new LinkedHashMap<String, Object>();
    row.put("name", setting.name());
    row.put("default", setting.initial());
    row.put("range", setting.range());
    row.put("help", setting.help());
    return row;
  }

  static Map<String, Object> version(ModelVersion version) {
    var card = version.card();
    var row = new LinkedHashMap<String, Object>();
    row.put("version_id", version.id());
    row.put("model", version.model());
    row.put("version", version.number());
    row.put("stage", version.stage().name().toLowerCase(Locale.ROOT));
    row.put("aliases", version.aliases());
    row.put("sensor", version.sensor());
    row.put("task", card.task().name().toLowerCase(Locale.ROOT));
    row.put("method", card.method());
    row.put("settings", card.settings());
    row.put("dataset", card.dataset());
    row.put("data_hash", card.dataSha256());
    row.put("trained_from", card.trainedOn().from());
    row.put("trained_until", card.trainedOn().until());
    row.put("trained_rows", card.trainedRows());
    row.put("left_out", card.leftOut());
    row.put("validated_from", card.validatedOn().from());
    row.put("validated_until", card.validatedOn().until());
    row.put("validated_rows", card.validatedRows());
    row.put("metrics", card.metrics());
    row.put("not_computed", card.notComputed());
    row.put("horizon_rows", card.horizonRows());
    row.put("columns", card.contract().columns().stream().map(Described::column).toList());
    row.put("seed", card.seed());
    row.put("app_version", card.appVersion());
    row.put("device", card.device());
    row.put("artifact_sha256", version.artifactSha256());
    row.put("run_id", version.runId());
    row.put("author", version.author());
    row.put("registered", version.registered().toString());
    return row;
  }

  /// A training under the names of a training history.
  private static void training(Run run, Map<String, Object> row) {
    var parameters = run.parameters();
    row.put("model_type", parameters.get("method"));
    row.put("machine_id", parameters.get("sensor"));
    row.put("training_start", row.get("started"));
    row.put("training_end", row.get("ended"));
    row.put("sample_count", run.metrics().get("trained_rows"));
    row.put("model_version", parameters.get("model"));
    row.put("data_hash", parameters.get("data_hash"));
    row.put("hyperparameters", row.get("parameters"));
    row.put("trigger_type", parameters.getOrDefault("trigger", "manual"));
  }

  private static Map<String, Object> column(DataContract.Column column) {
    var row = new LinkedHashMap<String, Object>();
    row.put("name", column.name());
    row.put("unit", column.unit());
    row.put("kind", word(column.kind()));
    row.put("role", word(column.role()));
    return row;
  }

  static Map<String, Object> run(Run run) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", run.id());
    row.put("kind", run.kind());
    row.put("title", run.title());
    row.put("status", run.state().name().toLowerCase(Locale.ROOT));
    row.put("parameters", new TreeMap<>(run.parameters()));
    row.put("metrics", new TreeMap<>(run.metrics()));
    row.put("tags", run.tags());
    row.put("notes", run.notes());
    row.put("message", run.message());
    row.put("started", run.started().toString());
    row.put("ended", run.ended().map(Object::toString).orElse(null));
    row.put(
        "seconds",
        run.ended().map(end -> Duration.between(run.started(), end).toMillis() / 1e3).orElse(null));
    if (run.kind().equals("train")) training(run, row);
    return row;
  }

  static Map<String, Object> detected(Detected detected) {
    Clock clock = detected.frame().clock();
    var row = new LinkedHashMap<String, Object>();
    row.put("dataset", name(detected.dataset()));
    row.put("entity", detected.entity());
    row.put("method", detected.method());
    row.put("reason", detected.reason());
    row.put("rows", detected.frame().rows());
    row.put("in_sample_rows", detected.learnRows());
    row.put("threshold", Thresholds.text(detected.decision().threshold()));
    row.put("fit_seconds", detected.fitSeconds());
    row.put("score_seconds", detected.scoreSeconds());
    row.put("id", detected.id());
    row.put(
        "events",
        IntStream.range(0, detected.events().size())
            .mapToObj(i -> event(clock, detected, i))
            .toList());
    return row;
  }

  static Map<String, Object> outlook(Outlook outlook) {
    var row = new LinkedHashMap<String, Object>();
    row.put("alarms_per_1000_rows", outlook.alarmsPer1000Rows());
    row.put("normal_rows", outlook.normalRows());
    outlook.missRate().ifPresent(rate -> row.put("miss_rate", rate));
    row.put("known_anomalies", outlook.knownEvents());
    return row;
  }

  static String sentence(Outlook outlook) {
    var misses =
        outlook.missRate().isEmpty()
            ? "no anomaly is known, so what it misses cannot be told"
            : "of %d known anomalies %.0f %% stay under it"
                .formatted(outlook.knownEvents(), 100 * outlook.missRate().getAsDouble());
    return "By %,d normal scores the level is passed %.2f times in 1,000 rows; %s."
        .formatted(outlook.normalRows(), outlook.alarmsPer1000Rows(), misses);
  }

  /// The figures by name, each with its n, or why there is none; the misleading one apart.
  static Map<String, Object> evaluation(Evaluation evaluation) {
    var row = new LinkedHashMap<String, Object>();
    row.put("split", evaluation.split());
    row.put("rows", evaluation.rows());
    row.put("labelled_rows", evaluation.labelledRows());
    row.put("figures", figures(evaluation.figures()));
    row.put("not_for_ranking", figures(evaluation.notForRanking()));
    return row;
  }

  private static List<Map<String, Object>> figures(List<Evaluation.Figure> figures) {
    return figures.stream()
        .map(
            figure -> {
              var one = new LinkedHashMap<String, Object>();
              one.put("name", figure.key());
              one.putAll(measure(figure.measure()));
              if (!figure.remark().isEmpty()) one.put("remark", figure.remark());
              return (Map<String, Object>) one;
            })
        .toList();
  }

  static Map<String, Object> measure(Measure measure) {
    return switch (measure) {
      case Measure.Value(double value, long n) -> Map.of("value", value, "n", n);
      case Measure.NotComputable(String because) -> Map.of("reason", because);
    };
  }

  private static Map<String, Object> event(Clock clock, Detected detected, int place) {
    var event = detected.events().get(place);
    var row = new LinkedHashMap<String, Object>();
    row.put("event", EventId.of(detected, event));
    row.put("start", clock.text(event.interval().from()));
    row.put("end", clock.text(event.interval().until()));
    row.put("rows", event.untilRow() - event.fromRow());
    row.put("peak", event.peak());
    row.put("severity", event.severity().name().toLowerCase(Locale.ROOT));
    row.put("confidence", event.confidence());
    row.put("contributions", event.contributions());
    return row;
  }

  /// @param limits whose crossing is told too
  static Map<String, Object> forecasted(
      Forecasted forecasted, List<Limit> limits, RiskBounds bounds) {
    var forecast = forecasted.forecast();
    var row = new LinkedHashMap<String, Object>();
    row.put("dataset", name(forecasted.dataset()));
    row.put("entity", forecasted.entity());
    row.put("method", forecasted.method());
    row.put("reason", forecasted.reason());
    row.put("seconds", forecasted.seconds());
    row.put("from", forecast.clock().text(forecast.ticks()[0]));
    row.put("paths", forecast.paths());
    if (!limits.isEmpty()) {
      row.put(
          "limits",
          forecast.paths().stream()
              .flatMap(
                  path -> limits.stream().map(limit -> crossing(forecast, path, limit, bounds)))
              .toList());
    }
    return row;
  }

  private static Map<String, Object> crossing(
      Forecast forecast, Forecast.Path path, Limit limit, RiskBounds bounds) {
    var crossing = Crossing.of(path, limit, bounds);
    var row = new LinkedHashMap<String, Object>();
    row.put("channel", path.channel());
    row.put("side", limit.side().name().toLowerCase(Locale.ROOT));
    row.put("value", limit.value());
    row.put("risk", crossing.risk().name().toLowerCase(Locale.ROOT));
    row.put("probability", crossing.probability());
    row.put(
        "likely_from",
        crossing.likely().isPresent()
            ? forecast.clock().text(forecast.ticks()[crossing.likely().getAsInt()])
            : null);
    return row;
  }

  static Map<String, Object> transition(Transition transition) {
    var row = new LinkedHashMap<String, Object>();
    row.put("when", transition.at().toString());
    row.put("version", transition.number());
    row.put("action", word(transition.action()));
    row.put("from", word(transition.from()));
    row.put("to", word(transition.to()));
    row.put("who", transition.who());
    row.put("why", transition.why());
    return row;
  }

  static Map<String, Object> state(VersionState state) {
    var row = new LinkedHashMap<String, Object>();
    row.put("model", state.model());
    row.put("version", state.number());
    row.put("stage", word(state.stage()));
    row.put("sensor", state.sensor());
    row.put("task", word(state.task()));
    row.put("since", state.since().toString());
    row.put("who", state.who());
    row.put("why", state.why());
    return row;
  }

  static Map<String, Object> gate(Gate gate) {
    var row = new LinkedHashMap<String, Object>();
    row.put("metric", gate.metric());
    gate.bound().ifPresent(limit -> row.put("bound", limit));
    gate.leastGain().ifPresent(limit -> row.put("min_gain", limit));
    gate.leastRelativeGain().ifPresent(limit -> row.put("min_relative_gain", limit));
    return row;
  }

  static Map<String, Object> check(Gate.Check check) {
    var row = new LinkedHashMap<String, Object>();
    row.put("outcome", word(check.outcome()));
    row.put("sentence", check.sentence());
    return row;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static List<Map<String, Object>> methods(List<? extends Method<?>> catalogue) {
    return catalogue.stream().map(Described::method).toList();
  }
}
