package io.driftglass.ui.shell;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.live.FeedSetupStore;
import io.driftglass.problem.NotFound;
import io.driftglass.ui.kit.Desk;
import io.driftglass.workbench.WindowMemory.Place;
import io.driftglass.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes on where the last session was, however it ended, and keeps where this one is at every step:
/// a kill at any moment loses nothing. What a crash interrupted is told once, and only then.
final class Resumption {
  private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

  /// What the last session left.
  ///
  /// @param dataset that it looked at, where it is still there
  record Left(
      Optional<Place> place,
      Optional<Dataset> dataset,
      List<Run> runs,
      List<FeedSetupStore.Kept> feeds) {
    boolean interrupted() {
      return !runs.isEmpty() || !feeds.isEmpty();
    }
  }

  private final Desk desk;

  Resumption(Desk desk) {
    this.desk = desk;
  }

  void begin() {
    desk.loader()
        .start(
            "Look what the last session left",
            progress -> left(desk.workbench()),
            this::goOn,
            failure -> {
              LOG.warn("what the last session left is not known", failure);
              remember();
            });
  }

  static Left left(Workbench workbench) {
    var memory = workbench.windowMemory();
    var place = memory.place();
    return new Left(
        place,
        place.filter(p -> !p.dataset().isEmpty()).flatMap(p -> find(workbench, p.dataset())),
        memory.interrupted(),
        workbench.liveFeeds().interrupted());
  }

  private static Optional<Dataset> find(Workbench workbench, String id) {
    try {
      return Optional.of(workbench.datasets().get(id));
    } catch (NotFound deleted) {
      return Optional.empty();
    }
  }

  private void goOn(Left left) {
    var selection = desk.selection();
    left.dataset()
        .filter(dataset -> selection.datasetProperty().get() == null)
        .ifPresent(
            dataset -> {
              var entity = left.place().orElseThrow().entity();
              boolean known = dataset.entities().contains(entity);
              selection.entityProperty().set(known ? entity : dataset.entities().getFirst());
              selection.datasetProperty().set(dataset);
            });
    left.place().ifPresent(place -> desk.navigator().open(place.page()));
    remember();
    if (left.interrupted()) {
      var sheets = desk.tools().sheets();
      sheets.show(new RecoverySheet(left, desk), () -> RecoverySheet.dismiss(left, desk));
    }
  }

  private void remember() {
    desk.navigator().pageProperty().addListener((property, before, now) -> keep());
    desk.selection().datasetProperty().addListener((property, before, now) -> keep());
    desk.selection().entityProperty().addListener((property, before, now) -> keep());
  }

  private void keep() {
    var dataset = desk.selection().datasetProperty().get();
    var place =
        new Place(
            desk.navigator().pageProperty().get(),
            dataset == null ? "" : Long.toString(dataset.id()),
            desk.selection().entityProperty().get());
    desk.loader()
        .start(
            "Remember where this is",
            progress -> {
              desk.workbench().windowMemory().keep(place);
              return place;
            },
            kept -> {},
            failure -> LOG.warn("where the window is was not kept", failure));
  }
}
