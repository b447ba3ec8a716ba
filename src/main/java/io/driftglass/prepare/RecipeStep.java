package io.driftglass.prepare;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.prepare.step.Step;
import io.driftglass.problem.InvalidSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One line of a recipe: a step of the catalogue and what was chosen for it.
///
/// @param step its id
/// @param settings texts by name; those left out have their default
/// @param off kept in the recipe, not done
public record RecipeStep(String step, Map<String, String> settings, boolean off) {
  public RecipeStep {
    settings = settings == null ? Map.of() : Map.copyOf(new LinkedHashMap<>(settings));
  }

  /// A step with its defaults.
  public static RecipeStep of(String step) {
    return new RecipeStep(step, Map.of(), false);
  }

  /// `fill:by=seasonal,most=1 h`: a value may hold commas, it ends where another setting begins.
  ///
  /// @throws InvalidSetting naming what is wrong and what can be set
  public static RecipeStep parse(String text) {
    int colon = text.indexOf(':');
    String id = (colon < 0 ? text : text.substring(0, colon)).strip();
    var method = Steps.of(id);
    var given = new LinkedHashMap<String, String>();
    String rest = colon < 0 ? "" : text.substring(colon + 1).strip();
    if (!rest.isEmpty()) {
      var names = method.settings().stream().map(Setting::name).toList();
      var starts = Pattern.compile("(?:^|,)\\s*([\\w-]+)\\s*=").matcher(rest);
      String name = "";
      int from = 0;
      while (starts.find()) {
        boolean declared = names.contains(starts.group(1));
        if (!declared && !name.isEmpty()) continue;
        if (!name.isEmpty()) given.put(name, rest.substring(from, starts.start()).strip());
        name = starts.group(1);
        from = starts.end();
      }
      if (name.isEmpty()) {
        throw new InvalidSetting(
            "Step '%s' wants NAME=VALUE, not '%s'.".formatted(id, rest),
            "It can be given: " + String.join(", ", names) + ".");
      }
      given.put(name, rest.substring(from).strip());
    }
    var step = new RecipeStep(id, given, false);
    step.make();
    return step;
  }

  /// The catalogue's entry.
  public Method<Step> method() {
    return Steps.of(step);
  }

  /// The step, ready to be fitted.
  ///
  /// @throws InvalidSetting listing every wrong setting
  public Step make() {
    return method().with(settings);
  }

  /// Every setting with its value, also those that were left to their default.
  public Map<String, String> resolved() {
    return Settings.of(method().settings(), settings).asText();
  }

  public RecipeStep with(Map<String, String> changed) {
    return new RecipeStep(step, changed, off);
  }

  public RecipeStep switched(boolean toOff) {
    return new RecipeStep(step, settings, toOff);
  }

  /// As [#parse] reads it; settings at their default are left out.
  public String text() {
    List<String> parts =
        method().settings().stream()
            .filter(s -> settings.containsKey(s.name()))
            .filter(s -> !settings.get(s.name()).equals(s.initial().toString()))
            .map(s -> s.name() + "=" + settings.get(s.name()))
            .toList();
    return parts.isEmpty() ? step : step + ":" + String.join(",", parts);
  }
}
