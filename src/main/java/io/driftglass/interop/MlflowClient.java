package io.driftglass.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftglass.problem.InvalidSetting;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The parts of MLflow's REST API (2.0) that runs and models need. A redirect to anywhere is not
/// followed, an answer larger than 16 MB is not read.
public final class MlflowClient implements AutoCloseable {
  /// Items of one request, as MLflow documents them for `runs/log-batch`.
  static final int MOST_METRICS = 1000;

  static final int MOST_PARAMS = 100;
  static final int MOST_TAGS = 100;
  static final int MOST_ITEMS = 1000;
  static final int MOST_BYTES = 1_000_000;
  static final int LONGEST_KEY = 250;
  static final int LONGEST_PARAM = 500;
  static final int LONGEST_TAG = 5000;

  private static final String API = "/api/2.0/mlflow/";
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int MOST_ANSWER = 16 << 20;

  /// Files go at this rate or faster, beside what any answer may take.
  private static final long LEAST_BYTES_PER_SECOND = 1 << 18;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final String authorization;
  private final Duration patience;
  private final HttpClient client;

  /// Who asks.
  ///
  /// @param token sent as bearer token; else user and password where they are given
  public record Login(String token, String user, String password) {
    public static final Login NONE = new Login("", "", "");

    @Override
    public String toString() {
      return "Login[secret]";
    }

    private String header() {
      if (!token.isEmpty()) return "Bearer " + token;
      if (user.isEmpty()) return "";
      var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(both);
    }
  }

  /// A value of a metric at a step.
  public record Point(String key, double value, long epochMillis, long step) {}

  /// A registered model of the server.
  public record RemoteModel(String name, List<RemoteVersion> versions) {
    public RemoteModel {
      versions = List.copyOf(versions);
    }
  }

  /// One of its newest versions.
  public record RemoteVersion(String version, String stage, String runId) {}

  /// A run that was created, or found.
  public record RemoteRun(String id, String artifactUri) {}

  /// @param uri such as `http://127.0.0.1:5000`
  /// @param patience for one answer
  /// @throws InvalidSetting where the address is none
  public MlflowClient(String uri, Login login, Duration patience) {
    this.server = address(uri);
    this.authorization = login.header();
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  private static URI address(String uri) {
    try {
      var address = URI.create(uri.strip().replaceFirst("/+$", ""));
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null && address.getUserInfo() == null) return address;
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new InvalidSetting(
        "'" + uri.replaceFirst("//[^@/]*@", "//") + "' is no address of an MLflow server.",
        "Write it like http://127.0.0.1:5000, with the login in settings of their own.");
  }

  /// The server's version, such as `2.17.2`.
  public String version() throws MlflowException {
    return new String(send(request("/version").GET().build()), StandardCharsets.UTF_8).strip();
  }

  /// The experiment of that name, made where it is not there.
  public String experiment(String name) throws MlflowException {
    try {
      return post("experiments/create", JSON.createObjectNode().put("name", name))
          .path("experiment_id")
          .asText();
    } catch (MlflowException e) {
      if (!e.code().equals("RESOURCE_ALREADY_EXISTS")) throw e;
      return get("experiments/get-by-name", Map.of("experiment_name", name))
          .path("experiment")
          .path("experiment_id")
          .asText();
    }
  }

  /// The run that carries a tag, made where there is none: sending again after a death makes no
  /// second one.
  public RemoteRun run(
      String experiment, String tag, String tagValue, String name, long startMillis)
      throws MlflowException {
    var search = JSON.createObjectNode();
    search.putArray("experiment_ids").add(experiment);
    search.put("filter", "tags.`" + tag + "` = '" + tagValue + "'").put("max_results", 1);
    var found = post("runs/search", search).path("runs").path(0).path("info");
    if (found.has("run_id")) return remoteRun(found);
    var create = JSON.createObjectNode();
    create.put("experiment_id", experiment).put("run_name", name).put("start_time", startMillis);
    create.putArray("tags").addObject().put("key", tag).put("value", tagValue);
    return remoteRun(post("runs/create", create).path("run").path("info"));
  }

  private static RemoteRun remoteRun(JsonNode info) {
    return new RemoteRun(info.path("run_id").asText(), info.path("artifact_uri").asText(""));
  }

  /// Logs everything, in as many requests as MLflow's limits ask for.
  public void log(
      String run, List<Point> metrics, Map<String, String> params, Map<String, String> tags)
      throws MlflowException {
    for (var batch : batches(run, metrics, params, tags)) post("runs/log-batch", batch);
  }

  /// @return each within [#MOST_METRICS], [#MOST_PARAMS], [#MOST_TAGS], [#MOST_ITEMS] and
  ///   [#MOST_BYTES]
  static List<ObjectNode> batches(
      String run, List<Point> metrics, Map<String, String> params, Map<String, String> tags) {
    var items = new ArrayList<Map.Entry<String, ObjectNode>>();
    params.forEach((key, value) -> items.add(Map.entry("params", pair(key, value, LONGEST_PARAM))));
    tags.forEach((key, value) -> items.add(Map.entry("tags", pair(key, value, LONGEST_TAG))));
    for (var point : metrics) {
      items.add(
          Map.entry(
              "metrics",
              JSON.createObjectNode()
                  .put("key", key(point.key()))
                  .put("value", point.value())
                  .put("timestamp", point.epochMillis())
                  .put("step", point.step())));
    }
    var most = Map.of("params", MOST_PARAMS, "tags", MOST_TAGS, "metrics", MOST_METRICS);
    var batches = new ArrayList<ObjectNode>();
    ObjectNode batch = null;
    int bytes = 0;
    int count = 0;
    for (var item : items) {
      int size = item.getValue().toString().getBytes(StandardCharsets.UTF_8).length + 2;
      boolean full =
          batch == null
              || count == MOST_ITEMS
              || bytes + size > MOST_BYTES - 1000
              || batch.withArray(item.getKey()).size() == most.get(item.getKey());
      if (full) {
        batch = JSON.createObjectNode().put("run_id", run);
        batches.add(batch);
        bytes = 0;
        count = 0;
      }
      batch.withArray(item.getKey()).add(item.getValue());
      bytes += size;
      count++;
    }
    return batches;
  }

  static ObjectNode tag(String key, String value) {
    return pair(key, value, LONGEST_TAG);
  }

  private static ObjectNode pair(String key, String value, int longest) {
    var kept = value.length() <= longest ? value : value.substring(0, longest - 1) + "…";
    return JSON.createObjectNode().put("key", key(key)).put("value", kept);
  }

  /// MLflow allows letters, digits, `_ - . / : ` and spaces.
  private static String key(String name) {
    var safe = name.replaceAll("[^\\w\\-./: ]", "_").strip();
    var kept = safe.isEmpty() ? "_" : safe;
    return kept.length() <= LONGEST_KEY ? kept : kept.substring(0, LONGEST_KEY);
  }

  /// Ends a run.
  ///
  /// @param status FINISHED, FAILED or KILLED
  public void end(String run, String status, long endMillis) throws MlflowException {
    post(
        "runs/update",
        JSON.createObjectNode()
            .put("run_id", run)
            .put("status", status)
            .put("end_time", endMillis));
  }

  /// Uploads a file to a run, where the server takes artifacts itself.
  ///
  /// @return false where it keeps them in a place only its clients with a key of their own can
  ///   write
  public boolean artifact(RemoteRun run, String name, Path file) throws MlflowException {
    var scheme = "mlflow-artifacts:";
    if (!run.artifactUri().startsWith(scheme)) return false;
    var path = run.artifactUri().substring(scheme.length()).replaceFirst("^//[^/]*", "");
    var parts = new ArrayList<String>();
    for (var part : (path + "/" + name).split("/")) if (!part.isEmpty()) parts.add(encoded(part));
    var target = "/api/2.0/mlflow-artifacts/artifacts/" + String.join("/", parts);
    try {
      var whole = patience.plusSeconds(Files.size(file) / LEAST_BYTES_PER_SECOND);
      send(
          request(target)
              .timeout(whole)
              .header("Content-Type", "application/octet-stream")
              .PUT(BodyPublishers.ofFile(file))
              .build(),
          whole);
      return true;
    } catch (IOException e) {
      throw new IllegalStateException("the file to upload is gone: " + file, e);
    }
  }

  /// Every registered model of the server.
  public List<RemoteModel> models() throws MlflowException {
    var models = new ArrayList<RemoteModel>();
    var page = "";
    do {
      var query = new LinkedHashMap<>(Map.of("max_results", "100"));
      if (!page.isEmpty()) query.put("page_token", page);
      var answer = get("registered-models/search", query);
      for (var model : answer.path("registered_models")) {
        var versions = new ArrayList<RemoteVersion>();
        for (var version : model.path("latest_versions")) {
          versions.add(
              new RemoteVersion(
                  version.path("version").asText(),
                  version.path("current_stage").asText(""),
                  version.path("run_id").asText("")));
        }
        models.add(new RemoteModel(model.path("name").asText(), versions));
      }
      page = answer.path("next_page_token").asText("");
    } while (!page.isEmpty() && models.size() < 10_000);
    return models;
  }

  JsonNode post(String what, ObjectNode body) throws MlflowException {
    return tree(
        send(
            request(API + what)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build()));
  }

  void delete(String what, ObjectNode body) throws MlflowException {
    send(
        request(API + what)
            .header("Content-Type", "application/json")
            .method("DELETE", BodyPublishers.ofString(body.toString()))
            .build());
  }

  JsonNode get(String what, Map<String, String> query) throws MlflowException {
    var parts = new ArrayList<String>();
    query.forEach((key, value) -> parts.add(key + "=" + encoded(value)));
    return tree(send(request(API + what + "?" + String.join("&", parts)).GET().build()));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(server + path)).timeout(patience);
    if (!authorization.isEmpty()) request.header("Authorization", authorization);
    return request;
  }

  private byte[] send(HttpRequest request) throws MlflowException {
    return send(request, patience);
  }

  /// Waits no longer than that for the whole answer, however slowly it drips.
  private byte[] send(HttpRequest request, Duration patience) throws MlflowException {
    var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_ANSWER);
    var asked = client.sendAsync(request, body);
    try {
      var answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() == 200 || answer.statusCode() == 204) return answer.body();
      throw refused(answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw later("Interrupted.", e);
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw later("%s did not answer in %,.1f s.".formatted(server, patience.toMillis() / 1e3), e);
    } catch (ExecutionException e) {
      var cause = e.getCause();
      String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw later("%s does not answer: %s.".formatted(server, why), cause);
    }
  }

  private static MlflowException later(String message, Throwable cause) {
    return new MlflowException(MlflowException.Kind.LATER, "", message, cause);
  }

  private MlflowException refused(int status, byte[] body) {
    var code = Optional.<String>empty();
    var message = "";
    try {
      var tree = JSON.readTree(body);
      if (tree != null) {
        code = Optional.ofNullable(tree.path("error_code").asText(null));
        message = tree.path("message").asText("");
      }
    } catch (IOException e) {
      // an error page of another program in between
    }
    var kind =
        switch (status) {
          case 401, 403 -> MlflowException.Kind.FORBIDDEN;
          case 408, 425, 429 -> MlflowException.Kind.LATER;
          default ->
              status >= 500 || status / 100 == 3
                  ? MlflowException.Kind.LATER
                  : MlflowException.Kind.REFUSED;
        };
    var shown = message.length() <= 300 ? message : message.substring(0, 300) + "…";
    return new MlflowException(
        kind,
        code.orElse(""),
        "%s answers with status %d%s."
            .formatted(
                server, status, shown.isEmpty() ? "" : ": " + shown.replaceAll("\\p{Cntrl}", " ")),
        null);
  }

  private static JsonNode tree(byte[] body) throws MlflowException {
    try {
      var tree = JSON.readTree(body);
      return tree == null ? JSON.createObjectNode() : tree;
    } catch (JsonProcessingException e) {
      throw new MlflowException(
          MlflowException.Kind.REFUSED, "", "The server's answer is not MLflow's JSON.", e);
    } catch (IOException e) {
      throw new MlflowException(MlflowException.Kind.LATER, "", "The answer cannot be read.", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
