package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Notices;
import io.driftglass.ui.kit.Notices.Notice;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Texts;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// At most three toasts above the status bar, six seconds each; what is still there is not said
/// again.
final class Toasts extends VBox {
  private static final Duration SHOWN = Duration.seconds(6);
  private static final int AT_ONCE = 3;

  Toasts(Notices notices) {
    super(8);
    setAlignment(Pos.BOTTOM_RIGHT);
    setPickOnBounds(false);
    getStyleClass().add("toasts");
    notices
        .all()
        .addListener(
            (ListChangeListener<Notice>)
                change -> {
                  while (change.next()) change.getAddedSubList().forEach(this::show);
                });
  }

  private void show(Notice notice) {
    if (getChildren().stream().anyMatch(there -> notice.equals(there.getUserData()))) return;
    var toast = toast(notice);
    toast.setUserData(notice);
    getChildren().add(toast);
    if (getChildren().size() > AT_ONCE) getChildren().removeFirst();
    var pause = new PauseTransition(SHOWN);
    pause.setOnFinished(event -> getChildren().remove(toast));
    pause.play();
  }

  private Region toast(Notice notice) {
    var words = new VBox(Texts.wrapped(notice.title(), "medium"));
    if (!notice.detail().isEmpty())
      words.getChildren().add(Texts.wrapped(notice.detail(), "small", "muted"));
    HBox.setHgrow(words, Priority.ALWAYS);
    var toast =
        new HBox(12, Icon.of(notice.tone().icon(), "i20", notice.tone().iconColour()), words);
    notice
        .action()
        .ifPresent(
            action ->
                toast
                    .getChildren()
                    .add(
                        Buttons.link(
                            action.title(),
                            () -> {
                              getChildren().remove(toast);
                              action.run().run();
                            })));
    toast.setAlignment(Pos.CENTER_LEFT);
    toast.getStyleClass().add("toast");
    toast.setMinWidth(340);
    toast.setMaxWidth(340);
    return toast;
  }
}
