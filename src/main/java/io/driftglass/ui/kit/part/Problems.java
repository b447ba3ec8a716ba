package io.driftglass.ui.kit.part;

import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.Problem;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A problem shown beside its cause: what and where, the remedy, one thing to do about it.
public final class Problems {
  private Problems() {}

  /// What a failure is, in a sentence and a remedy; one we did not foresee says so.
  public static Problem of(Throwable failure) {
    if (failure instanceof DriftglassException known) {
      var problem = known.problem();
      return new Problem(problem.where(), Said.of(problem.what()), Said.of(problem.remedy()));
    }
    var reason =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return new Problem("", reason, Words.of("Copy the details and look into the log for more."));
  }

  public static HBox box(Tone tone, String what, String remedy, Button... actions) {
    var text = new VBox(Texts.wrapped(what, "medium"));
    if (!remedy.isEmpty()) text.getChildren().add(Texts.wrapped(remedy, "small", "muted"));
    text.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    var box = new HBox(12, Icon.of(tone.icon(), "i18", tone.iconColour()), text);
    box.getChildren().addAll(actions);
    for (var action : actions) action.setMinWidth(Label.USE_PREF_SIZE);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().addAll("problem", tone.box());
    return box;
  }

  public static HBox box(Tone tone, Problem problem, Button... actions) {
    var what = problem.where().isEmpty() ? problem.what() : problem.where() + ": " + problem.what();
    return box(tone, what, problem.remedy(), actions);
  }

  /// Where a page says what went wrong; takes no room while nothing did.
  ///
  /// @param problem a sentence, empty where there is none
  public static VBox place(ReadOnlyStringProperty problem) {
    var place = new VBox();
    place.managedProperty().bind(problem.isNotEmpty());
    problem.subscribe(
        text -> {
          place.getChildren().clear();
          if (!text.isEmpty()) place.getChildren().add(box(Tone.REFUSE, text, ""));
        });
    return place;
  }

  /// Says in its place what was refused, until it is closed.
  ///
  /// @param problem null where there is none: the place takes no room
  public static void show(Pane place, Problem problem, Runnable close) {
    place.getChildren().clear();
    if (problem != null) {
      place.getChildren().add(box(Tone.REFUSE, problem, Buttons.small("Close", close)));
    }
    place.setManaged(problem != null);
  }

  /// A failure: its sentence, its remedy, and a button that copies the details for a report.
  public static HBox box(Throwable failure) {
    var copy = Buttons.small("Copy details", "mdoal-content_copy", () -> copy(details(failure)));
    return box(Tone.REFUSE, of(failure), copy);
  }

  /// The failure with its stack trace, for a report.
  public static String details(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /// Puts text on the clipboard.
  public static void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
