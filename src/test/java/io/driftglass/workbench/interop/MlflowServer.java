package io.driftglass.workbench.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/// A loopback server that speaks MLflow's REST API 2.0 as its documentation has it: paths, JSON,
/// limits of `runs/log-batch`, and error codes.
final class MlflowServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A run as the server keeps it.
  static final class Kept {
    final String id;
    String status = "RUNNING";
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, String> params = new TreeMap<>();
    final Map<String, Double> points = new TreeMap<>();

    Kept(String id) {
      this.id = id;
    }
  }

  final Map<String, Kept> runs = new LinkedHashMap<>();
  final Map<String, List<String>> versions = new TreeMap<>();
  final Map<String, String> aliases = new TreeMap<>();
  final Map<String, byte[]> artifacts = new TreeMap<>();
  final List<String> asked = new ArrayList<>();
  int largestBatch;
  String token = "";
  int diesAfter = Integer.MAX_VALUE;
  boolean slow;
  int takesMillis;

  private final Map<String, String> experiments = new HashMap<>();
  private final Map<String, String> versionRuns = new HashMap<>();
  final Map<String, Map<String, String>> versionTags = new TreeMap<>();
  private final HttpServer server;

  MlflowServer() throws IOException {
    this(0);
  }

  MlflowServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String uri() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (slow) {
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 100; i++) {
          exchange.getResponseBody().write(' ');
          exchange.getResponseBody().flush();
          Thread.sleep(200);
        }
        return;
      }
      synchronized (this) {
        var path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        if (asked.size() > diesAfter) return;
        var login = exchange.getRequestHeaders().getFirst("Authorization");
        if (!token.isEmpty() && !("Bearer " + token).equals(login)) {
          say(exchange, 401, "You are not authenticated.".getBytes(StandardCharsets.UTF_8));
          return;
        }
        if (path.startsWith("/api/2.0/mlflow-artifacts/artifacts/")) {
          if (takesMillis > 0) Thread.sleep(takesMillis);
          artifacts.put(path.substring(36), exchange.getRequestBody().readAllBytes());
          say(exchange, 200, bytes(JSON.createObjectNode()));
        } else if (path.equals("/version")) {
          say(exchange, 200, "2.17.2".getBytes(StandardCharsets.UTF_8));
        } else {
          api(exchange, path);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void api(HttpExchange exchange, String path) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode in = body.length == 0 ? query(exchange) : JSON.readTree(body);
    try {
      if (body.length > 1_000_000) throw new Refused("INVALID_PARAMETER_VALUE", "over 1 MB");
      var out =
          switch (exchange.getRequestMethod() + " " + path.replace("/api/2.0/mlflow/", "")) {
            case "POST experiments/create" -> experiment(in.get("name").asText());
            case "GET experiments/get-by-name" -> byName(in.get("experiment_name").asText());
            case "POST runs/search" -> search(in);
            case "POST runs/create" -> create(in);
            case "POST runs/update" -> update(in);
            case "POST runs/log-batch" -> log(in);
            case "POST registered-models/create" -> model(in.get("name").asText());
            case "GET registered-models/search" -> models();
            case "POST registered-models/alias" -> alias(in);
            case "DELETE registered-models/alias" -> {
              aliases.remove(in.get("name").asText() + "@" + in.get("alias").asText());
              yield JSON.createObjectNode();
            }
            case "GET registered-models/get" -> one(in.get("name").asText());
            case "POST model-versions/set-tag" -> tag(in);
            case "GET model-versions/search" -> searchVersions(in.get("filter").asText());
            case "POST model-versions/create" -> version(in);
            default -> throw new Refused("ENDPOINT_NOT_FOUND", path);
          };
      say(exchange, 200, bytes(out));
    } catch (Refused e) {
      var error = JSON.createObjectNode().put("error_code", e.code).put("message", e.getMessage());
      int status =
          switch (e.code) {
            case "RESOURCE_DOES_NOT_EXIST", "ENDPOINT_NOT_FOUND" -> 404;
            default -> 400;
          };
      say(exchange, status, bytes(error));
    }
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }
  }

  private ObjectNode experiment(String name) {
    if (experiments.containsKey(name)) {
      throw new Refused("RESOURCE_ALREADY_EXISTS", "Experiment '" + name + "' already exists.");
    }
    experiments.put(name, Integer.toString(experiments.size() + 1));
    return JSON.createObjectNode().put("experiment_id", experiments.get(name));
  }

  private ObjectNode byName(String name) {
    var id = experiments.get(name);
    if (id == null) throw new Refused("RESOURCE_DOES_NOT_EXIST", "No experiment " + name);
    var out = JSON.createObjectNode();
    out.putObject("experiment").put("experiment_id", id).put("name", name);
    return out;
  }

  private ObjectNode search(JsonNode in) {
    var filter = in.get("filter").asText();
    var matched = java.util.regex.Pattern.compile("tags\\.`([^`]+)` = '([^']+)'").matcher(filter);
    if (!matched.matches()) throw new Refused("INVALID_PARAMETER_VALUE", "filter " + filter);
    var out = JSON.createObjectNode();
    for (var run : runs.values()) {
      if (matched.group(2).equals(run.tags.get(matched.group(1)))) {
        out.withArray("runs").addObject().set("info", info(run));
      }
    }
    return out;
  }

  private ObjectNode info(Kept run) {
    return JSON.createObjectNode()
        .put("run_id", run.id)
        .put("artifact_uri", "mlflow-artifacts:/1/" + run.id + "/artifacts")
        .put("status", run.status);
  }

  private ObjectNode create(JsonNode in) {
    if (!experiments.containsValue(in.path("experiment_id").asText())) {
      throw new Refused("RESOURCE_DOES_NOT_EXIST", "No experiment");
    }
    var run = new Kept("r" + (runs.size() + 1));
    in.path("tags").forEach(t -> run.tags.put(t.get("key").asText(), t.get("value").asText()));
    runs.put(run.id, run);
    var out = JSON.createObjectNode();
    out.putObject("run").set("info", info(run));
    return out;
  }

  private Kept known(JsonNode in) {
    var run = runs.get(in.path("run_id").asText());
    if (run == null) throw new Refused("RESOURCE_DOES_NOT_EXIST", "Run not found");
    return run;
  }

  private ObjectNode update(JsonNode in) {
    var status = in.get("status").asText();
    if (!List.of("RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED").contains(status)) {
      throw new Refused("INVALID_PARAMETER_VALUE", "status " + status);
    }
    known(in).status = status;
    return JSON.createObjectNode();
  }

  private ObjectNode log(JsonNode in) {
    var run = known(in);
    int metrics = in.path("metrics").size();
    int params = in.path("params").size();
    int tags = in.path("tags").size();
    largestBatch = Math.max(largestBatch, metrics + params + tags);
    if (metrics > 1000 || params > 100 || tags > 100 || metrics + params + tags > 1000) {
      throw new Refused("INVALID_PARAMETER_VALUE", "A batch logging request can contain at most");
    }
    for (var param : in.path("params")) {
      var key = param.get("key").asText();
      var value = param.get("value").asText();
      if (value.length() > 500 || key.length() > 250 || !key.matches("[\\w\\-./: ]+")) {
        throw new Refused("INVALID_PARAMETER_VALUE", "param " + key);
      }
      var before = run.params.putIfAbsent(key, value);
      if (before != null && !before.equals(value)) {
        throw new Refused("INVALID_PARAMETER_VALUE", "Changing param values is not allowed");
      }
    }
    for (var metric : in.path("metrics")) {
      if (!metric.get("value").isNumber() || !metric.has("timestamp")) {
        throw new Refused("INVALID_PARAMETER_VALUE", "metric");
      }
      run.points.put(
          metric.get("key").asText() + "@" + metric.path("step").asLong(),
          metric.get("value").asDouble());
    }
    in.path("tags").forEach(t -> run.tags.put(t.get("key").asText(), t.get("value").asText()));
    return JSON.createObjectNode();
  }

  private ObjectNode model(String name) {
    if (versions.containsKey(name)) {
      throw new Refused("RESOURCE_ALREADY_EXISTS", "Registered Model (name=" + name + ") exists");
    }
    versions.put(name, new ArrayList<>());
    return JSON.createObjectNode();
  }

  private ObjectNode version(JsonNode in) {
    var name = in.get("name").asText();
    if (!versions.containsKey(name)) throw new Refused("RESOURCE_DOES_NOT_EXIST", name);
    var number = Integer.toString(versions.get(name).size() + 1);
    versions.get(name).add(number);
    versionRuns.put(name + " " + number, in.path("run_id").asText());
    var tags = new TreeMap<String, String>();
    in.path("tags").forEach(t -> tags.put(t.get("key").asText(), t.get("value").asText()));
    versionTags.put(name + " " + number, tags);
    var out = JSON.createObjectNode();
    out.putObject("model_version").put("name", name).put("version", number);
    return out;
  }

  private ObjectNode searchVersions(String filter) {
    var out = JSON.createObjectNode();
    versionRuns.forEach(
        (title, run) -> {
          if (filter.equals("run_id='" + run + "'")) {
            int cut = title.lastIndexOf(' ');
            var one = out.withArray("model_versions").addObject();
            one.put("name", title.substring(0, cut)).put("version", title.substring(cut + 1));
            versionTags
                .get(title)
                .forEach(
                    (key, value) ->
                        one.withArray("tags").addObject().put("key", key).put("value", value));
          }
        });
    return out;
  }

  private ObjectNode models() {
    var out = JSON.createObjectNode();
    for (var model : versions.entrySet()) {
      var one = out.withArray("registered_models").addObject().put("name", model.getKey());
      model.getValue().forEach(v -> one.withArray("latest_versions").addObject().put("version", v));
    }
    return out;
  }

  private ObjectNode one(String name) {
    var out = JSON.createObjectNode();
    var model = out.putObject("registered_model").put("name", name);
    aliases.forEach(
        (alias, version) -> {
          if (!alias.startsWith(name + "@")) return;
          var one = model.withArray("aliases").addObject();
          one.put("alias", alias.substring(name.length() + 1)).put("version", version);
        });
    return out;
  }

  private ObjectNode tag(JsonNode in) {
    var tags = versionTags.get(in.get("name").asText() + " " + in.get("version").asText());
    if (tags == null) throw new Refused("RESOURCE_DOES_NOT_EXIST", "No version");
    tags.put(in.get("key").asText(), in.get("value").asText());
    return JSON.createObjectNode();
  }

  private ObjectNode alias(JsonNode in) {
    var alias = in.get("alias").asText();
    if (alias.equals("latest") || alias.matches("v\\d+")) {
      throw new Refused("INVALID_PARAMETER_VALUE", "alias " + alias);
    }
    aliases.put(in.get("name").asText() + "@" + alias, in.get("version").asText());
    return JSON.createObjectNode();
  }

  private static ObjectNode query(HttpExchange exchange) {
    var node = JSON.createObjectNode();
    var raw = exchange.getRequestURI().getRawQuery();
    if (raw == null) return node;
    for (var part : raw.split("&")) {
      int cut = part.indexOf('=');
      node.put(
          part.substring(0, cut),
          URLDecoder.decode(part.substring(cut + 1), StandardCharsets.UTF_8));
    }
    return node;
  }

  private static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void say(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
