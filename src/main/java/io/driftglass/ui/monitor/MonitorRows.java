package io.driftglass.ui.monitor;

import io.driftglass.detect.Severity;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.Training;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.SeverityMark;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The rows of the page's cards.
final class MonitorRows {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private MonitorRows() {}

  /// A channel with its verdict; the first part of the reason says what happened.
  static Node drift(String channel, String reason) {
    boolean moved = reason.startsWith("moved");
    var sign =
        moved
            ? SeverityMark.of(reason.startsWith("moved a little") ? Severity.MINOR : Severity.MAJOR)
            : Icon.of(Tone.DONE.icon(), "i16", Tone.DONE.iconColour());
    var name = Texts.cuttable(channel, "medium");
    name.setPrefWidth(170);
    name.setMinWidth(120);
    var said = Texts.cuttable(reason, "small", "muted");
    HBox.setHgrow(said, Priority.ALWAYS);
    return row(name, sign, said);
  }

  static Node training(Training training) {
    var made = training.version().isPresent() ? "made a version" : "no version";
    var words =
        two(
            Texts.cuttable(
                training.trigger().name().toLowerCase(Locale.ROOT) + " · " + made, "medium"),
            when(training.started()) + " · " + Figures.count(training.rows(), "row"));
    var gain =
        training.improvement().isPresent()
            ? Texts.of(Figures.change(-training.improvement().getAsDouble()) + " error", "small")
            : Texts.of("", "small");
    return row(words, gain, status(training));
  }

  private static Label status(Training training) {
    var text = training.status().name().toLowerCase(Locale.ROOT);
    return switch (training.status()) {
      case COMPLETED -> Badge.of(text, "good");
      case FAILED, INTERRUPTED -> Badge.of(text, "bad");
      case RUNNING, PENDING -> Badge.of(text, "accent");
      case CANCELLED -> Badge.of(text);
    };
  }

  static Node test(AbTest test) {
    var outcome =
        test.winner()
            .map(winner -> winner + " is better")
            .orElse(
                test.status() == AbTest.Status.COMPLETED ? "no difference found" : "no result yet");
    var words = two(Texts.cuttable(test.name(), "medium"), when(test.started()) + " · " + outcome);
    var text = test.status().name().toLowerCase(Locale.ROOT);
    var badge = test.status() == AbTest.Status.RUNNING ? Badge.of(text, "accent") : Badge.of(text);
    return row(words, Spacer.grow(), badge);
  }

  static Node alert(Alert alert, boolean asking, Runnable resolve) {
    var words =
        two(
            Texts.cuttable(alert.message(), asking ? "medium" : "muted"),
            when(alert.raised())
                + " · "
                + alert.model()
                + (alert.times() > 1 ? " · seen " + Figures.count(alert.times(), "time") : "")
                + (alert.note().isEmpty() ? "" : " · " + alert.note()));
    var action =
        asking
            ? Buttons.small("Resolve", resolve)
            : Icon.of(Tone.DONE.icon(), "i16", Tone.DONE.iconColour());
    return row(SeverityMark.of(severity(alert.level())), words, action);
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

  private static String when(Instant at) {
    return WHEN.format(at.atZone(ZoneId.systemDefault()));
  }
}
