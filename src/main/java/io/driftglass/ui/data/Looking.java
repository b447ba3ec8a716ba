package io.driftglass.ui.data;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.chart.series.StoredSeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Looks at one dataset step by step: what its chart draws first, then its rows, then their
/// profile, as far as each fits the memory. What comes of an older wish is dropped.
final class Looking {
  private final Desk desk;
  private final BiConsumer<Long, double[]> onShape;
  private final Runnable onTooLarge;
  private final ReadOnlyObjectWrapper<Look> look =
      new ReadOnlyObjectWrapper<>(this, "look", Look.NONE);
  private int asked;

  /// @param onShape takes the shape of a dataset's first channel, by its id
  /// @param onTooLarge runs where a dataset is too large for a profile
  Looking(Desk desk, BiConsumer<Long, double[]> onShape, Runnable onTooLarge) {
    this.desk = desk;
    this.onShape = onShape;
    this.onTooLarge = onTooLarge;
  }

  /// What is known so far.
  ReadOnlyObjectProperty<Look> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /// What the chart draws first, so that it can be painted; rows and profile follow.
  void at(Dataset dataset, String entity) {
    int mine = ++asked;
    if (dataset == null || !dataset.entities().contains(entity)) {
      look.set(Look.NONE);
      return;
    }
    if (look.get().isOf(dataset, entity)) return;
    look.set(Look.of(dataset, entity));
    desk.loader()
        .start(
            "Open " + dataset.title(),
            progress -> tracks(dataset, entity, progress),
            tracks -> {
              if (mine != asked) return;
              look.set(look.get().with(tracks));
              long memory = Runtime.getRuntime().maxMemory();
              if (!look.get().fitsMemory(memory)) onTooLarge.run();
              if (look.get().rowsFitMemory(memory)) rows(mine);
            },
            failure -> fail(mine, failure));
  }

  private List<Track> tracks(Dataset dataset, String entity, Progress progress) {
    var channels = dataset.channels();
    var shown =
        IntStream.range(0, channels.size())
            .filter(c -> channels.get(c).kind() == Kind.NUMBER)
            .filter(c -> channels.get(c).role() != Role.IGNORED)
            .boxed()
            .toList();
    var stored = desk.workbench().datasets().rows(dataset, entity, progress);
    var series = StoredSeries.open(stored, shown, desk.loader());
    return IntStream.range(0, shown.size())
        .mapToObj(i -> Track.of(channels.get(shown.get(i)), series.get(i)))
        .toList();
  }

  private void rows(int mine) {
    var dataset = look.get().dataset().orElseThrow();
    var entity = look.get().entity();
    desk.loader()
        .start(
            "Read " + dataset.title(),
            progress -> desk.workbench().datasets().frame(dataset, entity),
            frame -> {
              if (mine != asked) return;
              look.set(look.get().with(frame));
              Shape.of(frame).ifPresent(shape -> onShape.accept(dataset.id(), shape));
              if (look.get().fitsMemory(Runtime.getRuntime().maxMemory())) profile(mine);
            },
            failure -> fail(mine, failure));
  }

  private void profile(int mine) {
    var now = look.get();
    var dataset = now.dataset().orElseThrow();
    var frame = now.frame().orElseThrow();
    long start = System.nanoTime();
    desk.loader()
        .start(
            "Profile " + dataset.title(),
            progress ->
                now.profiled(
                    desk.workbench().datasets().profile(dataset, now.entity(), frame, progress)),
            profiled -> {
              if (mine != asked) return;
              look.set(profiled);
              desk.tools().notices().status(profiled.told((System.nanoTime() - start) / 1e9));
            },
            failure -> fail(mine, failure));
  }

  private void fail(int mine, Exception failure) {
    if (mine == asked) look.set(look.get().failed(Problems.of(failure)));
  }
}
