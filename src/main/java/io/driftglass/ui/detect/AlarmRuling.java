package io.driftglass.ui.detect;

import io.driftglass.detect.AlarmRules;
import io.driftglass.detect.Decision;
import io.driftglass.detect.Direction;
import io.driftglass.detect.Severity;
import io.driftglass.method.Setting;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Channel;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.form.SettingsModel;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.detect.Detected;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which events of the shown search are alarms: rules tried on the scores that are there, with the
/// count before and after, and taken with undo. The threshold and the scores stay.
final class AlarmRuling {
  private static final int MOST_ROWS = 1_000_000;

  private final Desk desk;
  private final DetectViewModel search;
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper(this, "told", "");
  private SettingsModel form = new SettingsModel(List.of());
  private int asked;

  AlarmRuling(Desk desk, DetectViewModel search) {
    this.desk = desk;
    this.search = search;
  }

  /// How many events there are, and would be with what the form says, or what is wrong with it.
  ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  /// A new form that holds the rules of the shown search.
  SettingsModel form() {
    var detected = search.detectedProperty().get();
    form = new SettingsModel(settings(detected.decision()));
    form.fields().forEach(field -> field.textProperty().subscribe(text -> weigh()));
    return form;
  }

  private static List<Setting> settings(Decision now) {
    var rules = now.rules();
    return List.of(
        new Setting.Whole(
            "minimum-duration",
            now.minimumRows(),
            1,
            MOST_ROWS,
            "rows; a shorter event is dropped"),
        new Setting.Whole(
            "merge-gap", now.mergeGapRows(), 0, MOST_ROWS, "rows; nearer events become one"),
        new Setting.Real(
            "hysteresis",
            now.leave(),
            .01,
            1,
            "an event ends below this part of the threshold; 1 for none"),
        new Setting.Choice(
            "direction",
            word(rules.direction()),
            Arrays.stream(Direction.values()).map(AlarmRuling::word).toList(),
            "which way the leading channel has gone"),
        new Setting.Choice(
            "least-severity",
            word(rules.least()),
            Arrays.stream(Severity.values()).map(AlarmRuling::word).toList(),
            "a less severe event is no alarm"),
        new Setting.Text(
            "maintenance",
            String.join("; ", rules.maintenance()),
            "no alarms then: Sat 22:00-Sun 06:00; 2026-03-01T22:00/2026-03-02T06:00"),
        new Setting.Text(
            "muted-channels",
            String.join("; ", rules.muted()),
            "events led by them are no alarm; several with a semicolon"));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Decision decision(Detected shown) {
    var values = form.asText();
    var channels = shown.frame().channels();
    var muted =
        parts(values.get("muted-channels")).stream().map(name -> named(channels, name)).toList();
    var rules =
        new AlarmRules(
            Direction.valueOf(values.get("direction").toUpperCase(Locale.ROOT)),
            parts(values.get("maintenance")),
            muted,
            Severity.valueOf(values.get("least-severity").toUpperCase(Locale.ROOT)));
    rules.check(shown.frame().clock());
    return new Decision(
        shown.decision().threshold(),
        Double.parseDouble(values.get("hysteresis")),
        Integer.parseInt(values.get("merge-gap")),
        Integer.parseInt(values.get("minimum-duration")),
        rules);
  }

  /// By its name or as it is shown.
  private static String named(List<Channel> channels, String text) {
    return channels.stream()
        .filter(channel -> channel.name().equals(text) || channel.title().equalsIgnoreCase(text))
        .findFirst()
        .map(Channel::name)
        .orElseThrow(
            () ->
                new InvalidSetting(
                    "There is no channel '%s'.".formatted(text),
                    "Known: "
                        + String.join(", ", channels.stream().map(Channel::title).toList())
                        + "."));
  }

  private static List<String> parts(String text) {
    return Stream.of(text.split(";", -1)).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  /// Puts rules without any into the form.
  void reset() {
    var none = new SettingsModel(settings(Decision.at(search.asFound().decision().threshold())));
    for (int i = 0; i < form.fields().size(); i++) {
      form.fields().get(i).textProperty().set(none.fields().get(i).textProperty().get());
    }
  }

  private void weigh() {
    int mine = ++asked;
    var shown = search.detectedProperty().get();
    if (shown == null || !form.validProperty().get()) {
      told.set("");
      return;
    }
    desk.loader()
        .start(
            "Alarm rules",
            progress -> decided(shown, decision(shown)).events().size(),
            after -> {
              if (mine == asked) told.set(sentence(shown.events().size(), after));
            },
            failure -> {
              if (mine == asked) told.set(sentence(failure));
            });
  }

  private static String sentence(int before, int after) {
    return Words.of(
        "%s now, %s with these rules.", Figures.count(before, "event"), Figures.count(after));
  }

  private static String sentence(Exception failure) {
    var problem = Problems.of(failure);
    return problem.what() + " " + problem.remedy();
  }

  /// Takes the rules of the form for the shown search.
  ///
  /// @return whether they could be read
  boolean take() {
    var shown = search.detectedProperty().get();
    if (shown == null || !form.validProperty().get()) return false;
    var found = search.asFound();
    var before = shown.decision();
    Decision after;
    try {
      after = decision(shown);
    } catch (InvalidSetting wrong) {
      told.set(sentence(wrong));
      return false;
    }
    put(found, after, true);
    desk.tools()
        .undo()
        .did("alarm rules", () -> put(found, before, false), () -> put(found, after, false));
    return true;
  }

  private void put(Detected found, Decision rules, boolean now) {
    if (!now && !same(found)) search.showLater(found);
    var base = search.asFound();
    var shown = search.detectedProperty().get();
    desk.loader()
        .start(
            "Alarm rules",
            progress -> List.of(decided(base, rules), decided(shown, rules)),
            both -> {
              if (same(base)) search.ruled(both.get(0), both.get(1));
            },
            search::refuse);
  }

  private boolean same(Detected found) {
    return search.asFound() != null && search.asFound().id() == found.id();
  }

  private Detected decided(Detected of, Decision rules) {
    return desk.workbench().detection().decide(of, of.decision().ruledAs(rules));
  }
}
