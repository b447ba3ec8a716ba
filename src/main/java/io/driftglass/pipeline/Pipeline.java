package io.driftglass.pipeline;

import io.driftglass.method.Settings;
import io.driftglass.problem.InvalidId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Saved work and when it runs by itself.
///
/// @param settings text by name, those of the template
/// @param paused kept, but not run by itself
/// @param next when it is due; empty where it runs by hand only, or is paused
public record Pipeline(
    String name,
    Template template,
    Map<String, String> settings,
    Schedule schedule,
    boolean paused,
    Optional<Instant> next) {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  public Pipeline {
    settings = Map.copyOf(settings);
    if (name.isBlank() || !NAME.matcher(name).matches()) {
      throw new InvalidId(
          "A pipeline needs a name of 1 to 200 characters, not '%s'.".formatted(name),
          "Name it after what it does, such as nightly-check.");
    }
  }

  /// @throws io.driftglass.problem.InvalidSetting where a setting is none of the template's
  public Settings chosen() {
    return Settings.of(template.settings(), settings);
  }

  /// The same, due as its schedule says after `now`.
  public Pipeline dueAfter(Instant now) {
    var due = paused ? Optional.<Instant>empty() : schedule.next(now);
    return new Pipeline(name, template, settings, schedule, paused, due);
  }
}
