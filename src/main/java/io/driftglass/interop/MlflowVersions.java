package io.driftglass.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Versions of the models of an MLflow server. One is known again by its run and its title, as
/// several may share a run; what it was tagged with says which aliases are this program's.
public final class MlflowVersions {
  private static final String TITLE = "driftglass.version";
  private static final String ALIASES = "driftglass.aliases";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MlflowClient client;

  public MlflowVersions(MlflowClient client) {
    this.client = client;
  }

  /// A version that is there.
  ///
  /// @param number on the server
  /// @param aliases it was given by this program
  public record Known(String number, List<String> aliases) {
    public Known {
      aliases = List.copyOf(aliases);
    }
  }

  /// The version of a run that carries a title.
  public Optional<Known> find(String model, MlflowClient.RemoteRun run, String title)
      throws MlflowException {
    var page = "";
    do {
      var query = new LinkedHashMap<String, String>();
      query.put("filter", "run_id='" + run.id() + "'");
      query.put("max_results", "1000");
      if (!page.isEmpty()) query.put("page_token", page);
      var answer = client.get("model-versions/search", query);
      for (var version : answer.path("model_versions")) {
        var same = tag(version, TITLE).filter(title::equals).isPresent();
        if (!same || !version.path("name").asText().equals(model)) continue;
        var own = tag(version, ALIASES).filter(text -> !text.isEmpty()).map(t -> t.split(" "));
        return Optional.of(
            new Known(version.path("version").asText(), own.map(List::of).orElse(List.of())));
      }
      page = answer.path("next_page_token").asText("");
    } while (!page.isEmpty());
    return Optional.empty();
  }

  private static Optional<String> tag(JsonNode version, String key) {
    for (var tag : version.path("tags")) {
      if (tag.path("key").asText().equals(key)) return Optional.of(tag.path("value").asText());
    }
    return Optional.empty();
  }

  /// Registers a version of a model, which is made where it is not there.
  ///
  /// @param title the version is found by
  public Known create(
      String model, MlflowClient.RemoteRun run, String title, Map<String, String> tags)
      throws MlflowException {
    try {
      client.post("registered-models/create", named(model));
    } catch (MlflowException e) {
      if (!e.code().equals("RESOURCE_ALREADY_EXISTS")) throw e;
    }
    var create = named(model).put("source", run.artifactUri()).put("run_id", run.id());
    create.put("description", title);
    var list = create.putArray("tags");
    list.add(MlflowClient.tag(TITLE, title));
    tags.forEach((key, value) -> list.add(MlflowClient.tag(key, value)));
    var made = client.post("model-versions/create", create).path("model_version");
    return new Known(made.path("version").asText(), List.of());
  }

  /// Sets the tags of a version that is there anew.
  public void tag(String model, Known version, Map<String, String> tags) throws MlflowException {
    for (var tag : tags.entrySet()) {
      var set = named(model).put("version", version.number());
      set.setAll(MlflowClient.tag(tag.getKey(), tag.getValue()));
      client.post("model-versions/set-tag", set);
    }
  }

  /// Points these aliases at a version and takes from it those that it was given before and has no
  /// more. What others named it stays.
  public void alias(String model, Known version, List<String> aliases) throws MlflowException {
    var all = new ArrayList<>(aliases);
    for (var known : version.aliases()) if (!all.contains(known)) all.add(known);
    if (all.isEmpty()) return;
    // Noted before they are set: a death in between leaves none that nobody takes away.
    tag(model, version, Map.of(ALIASES, String.join(" ", all)));
    for (var alias : aliases) {
      client.post(
          "registered-models/alias",
          named(model).put("alias", alias).put("version", version.number()));
    }
    var there = client.get("registered-models/get", Map.of("name", model));
    for (var set : there.path("registered_model").path("aliases")) {
      var alias = set.path("alias").asText();
      boolean here = set.path("version").asText().equals(version.number());
      if (!here || !version.aliases().contains(alias) || aliases.contains(alias)) continue;
      client.delete("registered-models/alias", named(model).put("alias", alias));
    }
    tag(model, version, Map.of(ALIASES, String.join(" ", aliases)));
  }

  private static ObjectNode named(String model) {
    return JSON.createObjectNode().put("name", model);
  }
}
