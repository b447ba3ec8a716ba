package io.driftglass.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One record of another registry, under any of the usual names for its fields.
final class ForeignRecord {
  private static final List<String> MODEL =
      List.of(
          "model_name",
          "model",
          "name",
          "registered_model",
          "model_id",
          "sensor_id",
          "equipment_id");
  private static final List<String> NUMBER =
      List.of("version", "version_number", "model_version", "version_id", "number", "revision");
  private static final List<String> TYPE =
      List.of("model_type", "method", "algorithm", "type", "model_class", "flavor");
  private static final List<String> SENSOR =
      List.of("sensor", "sensor_id", "machine_id", "equipment_id", "asset", "machine", "entity");
  private static final List<String> METRICS =
      List.of(
          "metrics",
          "validation_metrics",
          "performance_metrics",
          "test_metrics",
          "performance",
          "evaluation",
          "scores");
  private static final List<String> SETTINGS =
      List.of("hyperparameters", "parameters", "params", "settings", "config", "model_params");
  private static final List<String> STAGE = List.of("stage", "current_stage", "status", "state");
  private static final List<String> HASH = List.of("data_hash", "data_sha256", "dataset_hash");
  private static final List<String> DATA = List.of("dataset", "data_source", "training_data");
  private static final List<String> ROWS =
      List.of("training_samples", "n_samples", "sample_count", "num_samples", "samples", "rows");
  private static final List<String> WHO =
      List.of("author", "created_by", "user", "user_id", "owner");
  private static final List<String> WHEN =
      List.of(
          "created_at",
          "registered",
          "registered_at",
          "creation_timestamp",
          "training_date",
          "timestamp",
          "created");

  /// Figures that stand in a record of their own, such as columns of a table.
  private static final Pattern LOOSE =
      Pattern.compile(
          "(val_|test_|validation_)?(r2|r_squared|rmse|mse|mae|mape|smape|mase|precision|recall|f1"
              + "|f1_score|accuracy|auc|roc_auc|loss|anomaly_rate|performance_score)");

  private static final List<String> LISTS =
      List.of("versions", "models", "model_versions", "registry", "records", "entries");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST = 200;

  private ForeignRecord() {}

  /// A version, or why it is none.
  record Read(Optional<ForeignVersion> version, Optional<String> problem) {}

  /// The records inside an object that only holds others, by name; empty where it is one itself.
  static Map<String, JsonNode> inner(JsonNode node) {
    var inner = new LinkedHashMap<String, JsonNode>();
    for (var name : LISTS) {
      var list = node.get(name);
      if (list != null && list.isContainerNode()) inner.put(name, list);
    }
    if (!inner.isEmpty()) return inner;
    boolean plain = has(node, NUMBER) || has(node, TYPE) || has(node, METRICS);
    if (plain) return inner;
    for (var entry : node.properties()) {
      if (entry.getValue().isContainerNode()) inner.put(entry.getKey(), entry.getValue());
    }
    return inner;
  }

  /// The key of a record inside an object of records tells its model or its version.
  static void name(String key, JsonNode value, ObjectNode around) {
    if (LISTS.contains(key)) return;
    var names = MODEL.subList(0, 4);
    if (!has(around, names) && (value.isArray() || !has(value, names))) around.put("name", key);
    else if (value.isObject() && !has(value, NUMBER)) around.put("version", key);
  }

  static Read read(ObjectNode node, String where) {
    try {
      return new Read(Optional.of(version(unpacked(node), where)), Optional.empty());
    } catch (IllegalArgumentException e) {
      return new Read(Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  private static ForeignVersion version(ObjectNode node, String where) {
    var model = text(node, MODEL);
    if (model.isEmpty()) {
      throw new IllegalArgumentException(
          "it names no model (" + String.join(", ", MODEL.subList(0, 4)) + ")");
    }
    if (!has(node, NUMBER) && !has(node, TYPE) && !has(node, METRICS)) {
      throw new IllegalArgumentException("it has neither a version, a type nor metrics");
    }
    if (!model.matches("[^\\p{Cntrl}@]{1,200}") || model.matches("[0-9]+|.* v[0-9]+")) {
      throw new IllegalArgumentException(
          "'" + shortened(model) + "' cannot be a model's name here");
    }
    var type = text(node, TYPE);
    var metrics = new TreeMap<String, Double>();
    var not = new TreeMap<String, String>();
    metrics(node, metrics, not);
    var settings = new TreeMap<String, String>();
    for (var entry : object(node, SETTINGS).properties()) {
      settings.put(shortened(entry.getKey()), shortened(plain(entry.getValue())));
    }
    var hash = text(node, HASH).toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
    var sensor = text(node, SENSOR);
    return new ForeignVersion(
        where,
        model,
        text(node, NUMBER),
        type.isEmpty() ? "unknown" : shortened(type),
        task(node, type),
        sensor.isEmpty() ? model : shortened(sensor),
        stage(node),
        metrics,
        not,
        settings,
        shortened(text(node, DATA)),
        SHA256.matcher(hash).matches() ? hash : "",
        rows(node),
        shortened(text(node, WHO)),
        shortened(text(node, WHEN)),
        node.toString());
  }

  private static void metrics(
      ObjectNode node, Map<String, Double> metrics, Map<String, String> not) {
    for (var entry : object(node, METRICS).properties()) {
      if (entry.getValue().isObject()) {
        entry
            .getValue()
            .properties()
            .forEach(e -> metric(entry.getKey() + "_" + e.getKey(), e.getValue(), metrics, not));
      } else {
        metric(entry.getKey(), entry.getValue(), metrics, not);
      }
    }
    for (var entry : node.properties()) {
      if (LOOSE.matcher(entry.getKey()).matches() && !entry.getValue().isContainerNode()) {
        metric(entry.getKey(), entry.getValue(), metrics, not);
      }
    }
  }

  private static void metric(
      String name, JsonNode value, Map<String, Double> metrics, Map<String, String> not) {
    var key = shortened(name);
    if (value.isNull() || value.isContainerNode()) {
      not.put(key, "the record has no figure");
      return;
    }
    double figure = value.isNumber() ? value.doubleValue() : number(name, value.asText());
    if (Double.isFinite(figure)) metrics.put(key, figure);
    else not.put(key, "the record says " + value.asText());
  }

  private static double number(String name, String text) {
    if (text.isBlank() || text.equalsIgnoreCase("nan")) return Double.NaN;
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the metric %s is no number but '%s'".formatted(shortened(name), shortened(text)));
    }
  }

  private static Task task(JsonNode node, String type) {
    var told = (type + " " + node.path("task").asText("")).toLowerCase(Locale.ROOT);
    boolean ahead =
        Stream.of("forecast", "transformer", "arima", "ets", "prophet", "regress", "predict")
            .anyMatch(told::contains);
    return ahead && !told.contains("anomal") && !told.contains("detect")
        ? Task.FORECAST
        : Task.ANOMALY;
  }

  /// What was in production elsewhere waits here for a validation of our own.
  private static Stage stage(JsonNode node) {
    var told = text(node, STAGE).toLowerCase(Locale.ROOT);
    boolean active = node.path("is_active").asBoolean(node.path("active").asBoolean(false));
    return switch (told) {
      case "production", "staging", "active", "live", "deployed" -> Stage.STAGING;
      case "archived", "retired", "deprecated", "deleted" -> Stage.ARCHIVED;
      default -> active ? Stage.STAGING : Stage.NONE;
    };
  }

  private static long rows(JsonNode node) {
    for (var name : ROWS) {
      var value = node.get(name);
      if (value != null && value.isNumber()) {
        if (value.asLong() < 0) {
          throw new IllegalArgumentException(name + " is " + value.asLong() + ", below 0");
        }
        return value.asLong();
      }
    }
    return 0;
  }

  /// Texts that hold a JSON object, as tables keep them, become that object.
  private static ObjectNode unpacked(ObjectNode node) {
    var unpacked = node.deepCopy();
    for (var names : List.of(METRICS, SETTINGS)) {
      for (var name : names) {
        var value = node.get(name);
        if (value == null || !value.isTextual() || value.asText().isBlank()) continue;
        unpacked.set(name, parsed(name, value.asText()));
      }
    }
    var metadata = unpacked.get("metadata");
    if (metadata != null && metadata.isTextual()) metadata = parsed("metadata", metadata.asText());
    if (metadata != null && metadata.isObject()) {
      for (var entry : metadata.properties()) {
        if (!unpacked.has(entry.getKey())) unpacked.set(entry.getKey(), entry.getValue());
      }
    }
    return unpacked;
  }

  private static JsonNode parsed(String name, String text) {
    try {
      var tree = ForeignRegistry.JSON.readTree(text);
      if (tree.isObject()) return tree;
    } catch (JsonProcessingException e) {
      // told below
    }
    throw new IllegalArgumentException("'%s' is no JSON object".formatted(name));
  }

  private static JsonNode object(JsonNode node, List<String> names) {
    for (var name : names) {
      var value = node.get(name);
      if (value == null || value.isNull()) continue;
      if (value.isObject()) return value;
      if (!value.isValueNode() || !value.asText().isBlank()) {
        throw new IllegalArgumentException("'%s' holds no names and values".formatted(name));
      }
    }
    return ForeignRegistry.JSON.createObjectNode();
  }

  private static boolean has(JsonNode node, List<String> names) {
    return names.stream().anyMatch(name -> node.hasNonNull(name));
  }

  private static String text(JsonNode node, List<String> names) {
    for (var name : names) {
      var value = node.get(name);
      if (value != null && value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
        return value.asText().strip();
      }
    }
    return "";
  }

  private static String plain(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String shortened(String text) {
    var clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
  }
}
