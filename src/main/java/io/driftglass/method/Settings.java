package io.driftglass.method;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The values chosen for a list of settings; every declared setting has one.
public final class Settings {
  private final List<Setting> declared;
  private final Map<String, Object> values;

  private Settings(List<Setting> declared, Map<String, Object> values) {
    this.declared = declared;
    this.values = values;
  }

  public static Settings defaults(List<Setting> declared) {
    var values = new LinkedHashMap<String, Object>();
    declared.forEach(setting -> values.put(setting.name(), setting.initial()));
    return new Settings(List.copyOf(declared), values);
  }

  /// The defaults with some values replaced.
  ///
  /// @param given texts by setting name
  /// @throws InvalidSetting listing every wrong value and every name that is not declared
  public static Settings of(List<Setting> declared, Map<String, String> given) {
    var settings = defaults(declared);
    var problems = new ArrayList<String>();
    var unknown = new TreeSet<>(given.keySet());
    for (var setting : declared) {
      unknown.remove(setting.name());
      var text = given.get(setting.name());
      if (text == null) continue;
      var checked = setting.parse(text);
      checked.value().ifPresent(value -> settings.values.put(setting.name(), value));
      checked.problem().ifPresent(problems::add);
    }
    unknown.forEach(name -> problems.add("There is no setting '" + name + "'"));
    if (!problems.isEmpty()) {
      throw new InvalidSetting(
          String.join("; ", problems) + ".",
          "Known settings: "
              + String.join(
                  ", ", declared.stream().map(s -> s.name() + " (" + s.range() + ")").toList())
              + ".");
    }
    return settings;
  }

  public int whole(String name) {
    return Math.toIntExact((Long) value(name));
  }

  public long seed() {
    return (Long) value("seed");
  }

  public double real(String name) {
    return (Double) value(name);
  }

  public String choice(String name) {
    return (String) value(name);
  }

  /// The text of a [Setting.Text] or [Setting.Channels].
  public String text(String name) {
    return (String) value(name);
  }

  /// The stretch of a [Setting.Length]; empty where none is set.
  public Optional<Span> length(String name) {
    return Span.parse((String) value(name));
  }

  public boolean flag(String name) {
    return (Boolean) value(name);
  }

  public List<Setting> declared() {
    return declared;
  }

  /// Every value as text, in declared order: what is stored with a run and a model card.
  public Map<String, String> asText() {
    var text = new LinkedHashMap<String, String>();
    values.forEach((name, value) -> text.put(name, value.toString()));
    return text;
  }

  private Object value(String name) {
    var value = values.get(name);
    if (value == null) throw new IllegalArgumentException("no setting '" + name + "' is declared");
    return value;
  }
}
