package io.driftglass.ui.train;

import io.driftglass.job.JobState;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The loss of the training that is shown, epoch by epoch; where it has none, why.
final class LossCard {
  private static final String IN_EPOCHS =
      "Methods that learn in epochs show their loss here while they run.";

  private final LossChart loss = new LossChart();
  private final Label noLoss = Texts.wrapped(Words.of(IN_EPOCHS), "muted");
  private final VBox none = new VBox(12, Icon.of("mdomz-show_chart", "i32"), noLoss);
  private final Card card = new Card("Loss", new StackPane(loss, none));
  private Subscription followed = Subscription.EMPTY;

  LossCard(TrainQueue queue) {
    noLoss.setMaxWidth(260);
    none.setAlignment(Pos.CENTER);
    none.getStyleClass().add("empty-state");
    var legend = legend();
    legend.visibleProperty().bind(none.visibleProperty().not());
    card.actions(legend);
    HBox.setHgrow(card, Priority.ALWAYS);
    card.setMinWidth(0);
    queue.shownProperty().subscribe(this::follow);
  }

  Card node() {
    return card;
  }

  private static HBox legend() {
    var legend =
        new HBox(
            12,
            key("loss-train-key", Words.of("train")),
            key("loss-validate-key", Words.of("validate")));
    legend.setAlignment(Pos.CENTER);
    return legend;
  }

  private static Node key(String style, String word) {
    var mark = new Region();
    mark.getStyleClass().addAll("legend", style);
    var key = new HBox(6, mark, Texts.of(word, "small", "muted"));
    key.setAlignment(Pos.CENTER);
    return key;
  }

  private void follow(Training training) {
    followed.unsubscribe();
    followed = Subscription.EMPTY;
    if (training == null) {
      card.sentence().setText("");
      noLoss.setText(Words.of(IN_EPOCHS));
      none.setVisible(true);
      return;
    }
    card.sentence().setText(training.title() + ", " + training.method());
    ListChangeListener<Loss> drawn = change -> draw(training);
    training.losses().addListener(drawn);
    followed =
        Subscription.combine(
            () -> training.losses().removeListener(drawn),
            training.epochsProperty().subscribe(epochs -> draw(training)),
            training.stateProperty().subscribe(state -> ended(training, state)));
    draw(training);
  }

  private void ended(Training training, JobState state) {
    draw(training);
    boolean oneStep = state == JobState.COMPLETED && training.losses().isEmpty();
    noLoss.setText(
        oneStep
            ? Words.of("%s learns in one step: there is no loss to draw.", training.method())
            : Words.of(IN_EPOCHS));
  }

  private void draw(Training training) {
    loss.show(training.latestLosses(), training.epochsProperty().get());
    none.setVisible(training.losses().isEmpty());
  }
}
