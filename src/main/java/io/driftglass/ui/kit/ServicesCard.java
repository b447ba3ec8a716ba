package io.driftglass.ui.kit;

import io.driftglass.job.Runner;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Service;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What goes on by itself, each to be started, stopped and started anew.
public final class ServicesCard extends VBox {
  private static final long STOP_MILLIS = 5000;
  private static final long LOOK_MILLIS = 50;

  private final Supplier<List<Service>> services;
  private final Runner loader;
  private final Notices notices;
  private final VBox rows = new VBox();
  private List<String> shown = List.of();

  /// @param services asked again at every look
  public ServicesCard(Supplier<List<Service>> services, Runner loader, Notices notices) {
    this.services = services;
    this.loader = loader;
    this.notices = notices;
    setId("services");
    getChildren().add(new Card("Services", rows));
    look();
  }

  /// Shows how they stand now, where that is new.
  public void look() {
    var all = services.get();
    var told = all.stream().map(s -> s.name() + s.running() + s.detail()).toList();
    if (told.equals(shown)) return;
    shown = told;
    rows.getChildren().setAll(all.stream().map(this::row).toList());
  }

  private Node row(Service service) {
    var words =
        new VBox(
            2,
            Texts.cuttable(Words.of(service.name()), "medium"),
            Texts.cuttable(service.detail(), "small", "muted"));
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var badge = Badge.of(Words.of(service.running() ? "running" : "stopped"));
    if (service.running()) badge.getStyleClass().add("accent");
    var row = new HBox(8, words, Spacer.grow(), badge);
    if (service.running()) {
      row.getChildren()
          .addAll(
              Buttons.small("Restart", () -> act(service, () -> restart(service))),
              Buttons.small("Stop", () -> act(service, service::stop)));
    } else {
      row.getChildren().add(Buttons.small("Start", () -> act(service, service::start)));
    }
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("check");
    return row;
  }

  private static void restart(Service service) {
    service.stop();
    long patience = System.nanoTime() + STOP_MILLIS * 1_000_000;
    try {
      while (service.running() && System.nanoTime() < patience) Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    service.start();
  }

  private void act(Service service, Runnable deed) {
    loader.start(
        service.name(),
        progress -> {
          deed.run();
          return service;
        },
        done -> look(),
        failure ->
            notices.toast(
                Tone.REFUSE,
                Words.of("%s refuses", Words.of(service.name())),
                Problems.of(failure).sentence()));
  }
}
