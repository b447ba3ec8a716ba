package io.driftglass.method;

import io.driftglass.problem.InvalidId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A catalogue entry: what a method is called, where it comes from, what can be set, and how to
/// make one.
///
/// @param id as on the command line and in the registry; never changes
/// @param title as on screen
/// @param paper authors, year, venue
/// @param cost what a fit costs, so that it can be said before the click
/// @param settings all that a user may choose
public record Method<T>(
    String id,
    String title,
    String paper,
    Cost cost,
    List<Setting> settings,
    Function<Settings, T> make) {
  public Method {
    settings = List.copyOf(settings);
  }

  /// How long a fit takes on 100,000 rows of ten channels.
  public enum Cost {
    /// Within a second or two: runs at once.
    INSTANT,
    /// Up to a minute.
    MEDIUM,
    /// Minutes: queued as a job.
    LONG
  }

  public T with(Map<String, String> given) {
    return make.apply(Settings.of(settings, given));
  }

  public T withDefaults() {
    return make.apply(Settings.defaults(settings));
  }

  /// Those of the given texts that it declares and allows.
  ///
  /// @param given by setting name
  public Map<String, String> accepted(Map<String, String> given) {
    var accepted = new LinkedHashMap<String, String>();
    for (var setting : settings) {
      var text = given.get(setting.name());
      if (text != null && setting.parse(text).value().isPresent()) {
        accepted.put(setting.name(), text);
      }
    }
    return accepted;
  }

  /// The entry of that id.
  ///
  /// @param what the catalogue's noun, for the message: `detector`
  /// @throws InvalidId naming the known ids
  public static <T> Method<T> find(List<Method<T>> catalogue, String what, String id) {
    return catalogue.stream()
        .filter(method -> method.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidId(
                    "There is no %s '%s'.".formatted(what, id),
                    "Known: "
                        + String.join(", ", catalogue.stream().map(Method::id).toList())
                        + "."));
  }
}
