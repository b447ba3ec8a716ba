package io.driftglass.ui.monitor;

import io.driftglass.detect.Severity;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.ChannelShift;
import io.driftglass.monitor.Training;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.monitor.drift.Verdict;
import io.driftglass.series.Channel;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Pressable;
import io.driftglass.ui.kit.part.SeverityMark;
import io.driftglass.ui.kit.part.ShareBar;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The rows of the page's cards.
final class MonitorRows {
  /// A difference that fills the bar.
  private static final double FULL_PSI = .4;

  private MonitorRows() {}

  /// The heads over [#drift].
  static Node driftHead() {
    var row =
        drift(
            Texts.of(Words.of("Channel"), "small", "muted"),
            Texts.of(Words.of("PSI"), "small", "muted"),
            Texts.of(Words.of("Shifted by"), "small", "muted"),
            Texts.of(Words.of("Since"), "small", "muted"),
            Texts.of(Words.of("Verdict"), "small", "muted"));
    row.getStyleClass().setAll("drift-head");
    return row;
  }

  /// A channel with its figures; the whole reason is the tool tip.
  static Node drift(ChannelShift shift, String reason) {
    var bar = new ShareBar(32, 6).show(shift.psi() / FULL_PSI, colour(shift.verdict()));
    var psi = new HBox(8, bar, Texts.of(Figures.fixed(shift.psi(), 2), "small"));
    psi.setAlignment(Pos.CENTER_LEFT);
    var verdict = new HBox(6, sign(shift.verdict()), Texts.of(words(shift), "small"));
    verdict.setAlignment(Pos.CENTER_LEFT);
    var row =
        drift(
            Texts.wrapped(title(shift), "medium"),
            psi,
            Texts.cuttable(shifted(shift), "small"),
            Texts.of(shift.since().isEmpty() ? "–" : day(shift.since()), "small"),
            verdict);
    Tooltip.install(row, new Tooltip(reason));
    row.setAccessibleText(shift.channel() + ": " + reason);
    return row;
  }

  private static String title(ChannelShift shift) {
    return shift.channel().equals(DriftCheck.TOGETHER)
        ? Words.of("all channels together")
        : Channel.title(shift.channel(), shift.unit());
  }

  private static HBox drift(Label channel, Region psi, Label shift, Label since, Region verdict) {
    HBox.setHgrow(channel, Priority.ALWAYS);
    channel.setMaxWidth(Double.MAX_VALUE);
    channel.setMinWidth(60);
    wide(psi, 72);
    wide(shift, 84);
    shift.setAlignment(Pos.CENTER_RIGHT);
    wide(since, 48);
    since.setAlignment(Pos.CENTER_RIGHT);
    wide(verdict, 104);
    var row = row(channel, psi, shift, since, verdict);
    row.setSpacing(8);
    return row;
  }

  private static void wide(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }

  private static String shifted(ChannelShift shift) {
    if (shift.verdict() == Verdict.UNKNOWN) return "–";
    var unit = shift.unit().isEmpty() ? "" : " " + shift.unit();
    return (shift.shift() > 0 ? "+" : "") + Figures.value(shift.shift()) + unit;
  }

  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case MOVED -> SeverityMark.styleClass(Severity.MAJOR);
      case MOVED_A_LITTLE -> SeverityMark.styleClass(Severity.MINOR);
      case STABLE, UNKNOWN -> "quiet";
    };
  }

  private static Node sign(Verdict verdict) {
    return switch (verdict) {
      case MOVED -> SeverityMark.of(Severity.MAJOR);
      case MOVED_A_LITTLE -> SeverityMark.of(Severity.MINOR);
      case STABLE -> Icon.of(Tone.DONE.icon(), "i16", Tone.DONE.iconColour());
      case UNKNOWN -> Icon.of(Tone.ASK.icon(), "i16");
    };
  }

  /// A large difference that rows without a change might have as well is not called stable.
  private static String words(ChannelShift shift) {
    return switch (shift.verdict()) {
      case MOVED -> Words.of("moved");
      case MOVED_A_LITTLE -> Words.of("moved a little");
      case STABLE -> Words.of(shift.psi() >= DriftCheck.MATTERS ? "may be chance" : "stable");
      case UNKNOWN -> Words.of("cannot be told");
    };
  }

  /// The day of a stamp in few letters; the text as it is where it is no stamp.
  static String day(String stamp) {
    try {
      return DateTimeFormatter.ofPattern(Words.of("d MMM"), Words.locale())
          .format(LocalDate.parse(stamp.substring(0, Math.min(10, stamp.length()))));
    } catch (DateTimeParseException step) {
      return stamp;
    }
  }

  /// How a model stands, to be chosen.
  static Node light(Light light, boolean chosen, Runnable choose) {
    var row = row(lamp(light.colour()), two(Texts.cuttable(light.model(), "medium"), light.why()));
    row.getStyleClass().add("light");
    if (chosen) row.getStyleClass().add("on");
    Tooltip.install(row, new Tooltip(light.why()));
    return Pressable.of(row, light.model() + ": " + light.why(), choose);
  }

  private static Node lamp(Light.Colour colour) {
    return switch (colour) {
      case RED -> SeverityMark.of(Severity.MAJOR);
      case AMBER -> SeverityMark.of(Severity.MINOR);
      case GREY -> Icon.of(Tone.ASK.icon(), "i16");
      case GREEN -> Icon.of(Tone.DONE.icon(), "i16", Tone.DONE.iconColour());
    };
  }

  static Node training(Training training) {
    var trigger = Words.of(training.trigger().name().toLowerCase(Locale.ROOT));
    var made =
        training.version().isPresent()
            ? Figures.count(training.rows(), "row")
            : Words.of("no version");
    var words = two(Texts.cuttable(trigger + " · " + made, "medium"), when(training.started()));
    if (training.improvement().isEmpty()) return row(words, status(training));
    var error = Figures.change(-training.improvement().getAsDouble());
    return row(words, Texts.of(Words.of("%s error", error), "small"), status(training));
  }

  private static Label status(Training training) {
    var text = Words.of(training.status().name().toLowerCase(Locale.ROOT));
    return switch (training.status()) {
      case COMPLETED -> Badge.of(text, "good");
      case FAILED, INTERRUPTED -> Badge.of(text, "bad");
      case RUNNING, PENDING -> Badge.of(text, "accent");
      case CANCELLED -> Badge.of(text);
    };
  }

  /// What can be done about an alert.
  record Deeds(
      Runnable show, Runnable model, Runnable resolve, Runnable acknowledge, Runnable snooze) {}

  static Node alert(Alert alert, boolean asking, Deeds deeds) {
    var words =
        two(
            Texts.wrapped(alert.message(), asking ? "medium" : "muted"),
            when(alert.raised())
                + " · "
                + alert.model()
                + (alert.times() > 1
                    ? " · " + Words.of("seen %s", Figures.count(alert.times(), "time"))
                    : "")
                + (alert.open() && alert.acknowledged() ? " · " + Words.of("acknowledged") : "")
                + (alert.note().isEmpty() ? "" : " · " + alert.note()));
    if (!alert.autoAction().isEmpty()) {
      words.getChildren().add(Texts.wrapped(alert.autoAction(), "small", "muted"));
    }
    var mark = SeverityMark.of(severity(alert.level()));
    if (!asking) return row(mark, words, Icon.of(Tone.DONE.icon(), "i16", Tone.DONE.iconColour()));
    words.getChildren().add(actions(alert, deeds));
    var row = row(mark, words);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  /// Beneath the words, as many beside each other as there is room for.
  private static Region actions(Alert alert, Deeds deeds) {
    var more = new MenuButton(Words.of("More"));
    more.getStyleClass().add("sm");
    if (!alert.acknowledged()) more.getItems().add(item("Acknowledge", deeds.acknowledge()));
    more.getItems().add(item("Snooze for a day", deeds.snooze()));
    var actions =
        new FlowPane(
            8,
            4,
            Buttons.small("Resolve", deeds.resolve()),
            more,
            Buttons.link("Show rows", deeds.show()),
            Buttons.link("Show model", deeds.model()));
    actions.setRowValignment(VPos.CENTER);
    actions.setPadding(new Insets(4, 0, 0, 0));
    return actions;
  }

  private static MenuItem item(String text, Runnable run) {
    var item = new MenuItem(Words.of(text));
    item.setOnAction(event -> run.run());
    return item;
  }

  private static Severity severity(AlertLevel level) {
    return switch (level) {
      case CRITICAL -> Severity.CRITICAL;
      case MAJOR -> Severity.MAJOR;
      case MINOR -> Severity.MINOR;
      case LOW -> Severity.LOW;
    };
  }

  private static VBox two(Label first, String second) {
    var words = new VBox(2, first, Texts.cuttable(second, "small", "muted"));
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private static HBox row(Node... nodes) {
    var row = new HBox(12, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("check");
    return row;
  }

  static String when(Instant at) {
    return DateTimeFormatter.ofPattern(Words.of("d MMM HH:mm"), Words.locale())
        .format(at.atZone(ZoneId.systemDefault()));
  }
}
