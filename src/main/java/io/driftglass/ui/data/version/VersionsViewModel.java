package io.driftglass.ui.data.version;

import io.driftglass.data.Dataset;
import io.driftglass.data.DatasetStore.Recycled;
import io.driftglass.data.diff.Difference;
import io.driftglass.data.export.ExportPlan;
import io.driftglass.data.export.ExportPlan.Form;
import io.driftglass.data.export.ExportStore.Exported;
import io.driftglass.data.export.RejectFile;
import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.Problem;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Exports, compares, deletes and brings back datasets.
final class VersionsViewModel {
  /// How a dataset is written.
  ///
  /// @param comma decimal comma instead of the point
  /// @param shown only the stretch that the chart shows
  record Wish(Form form, boolean comma, boolean shown) {
    /// The ending that goes with the form: `csv`.
    String ending() {
      return form.name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int OTHERS = 12;

  private final Desk desk;
  private final Runnable changed;
  private final ObservableList<Exported> exported = FXCollections.observableArrayList();
  private final ObservableList<Recycled> recycled = FXCollections.observableArrayList();

  /// @param changed told when the workspace's datasets are others
  VersionsViewModel(Desk desk, Runnable changed) {
    this.desk = desk;
    this.changed = changed;
  }

  Optional<Dataset> dataset() {
    return Optional.ofNullable(desk.selection().datasetProperty().get());
  }

  /// Files that were written before, newest first.
  ObservableList<Exported> exported() {
    return exported;
  }

  /// What can come back, newest first.
  ObservableList<Recycled> recycled() {
    return recycled;
  }

  /// The stretch that the chart shows, where it does not show all.
  Optional<Interval> shown() {
    return Optional.ofNullable(desk.selection().intervalProperty().get());
  }

  void listExported() {
    desk.loader()
        .start(
            "List exports",
            progress -> desk.workbench().exports().history(),
            exported::setAll,
            this::failed);
  }

  void listRecycled() {
    desk.loader()
        .start(
            "List deleted datasets",
            progress -> desk.workbench().versions().recycled(),
            recycled::setAll,
            this::failed);
  }

  /// Asks where to, and writes the dataset in hand.
  void export(Wish wish) {
    dataset()
        .ifPresent(
            dataset ->
                desk.tools()
                    .files()
                    .save(Words.of("Export %s", dataset.title()), fileName(dataset, wish))
                    .ifPresent(file -> export(dataset, wish, file)));
  }

  static String fileName(Dataset dataset, Wish wish) {
    return "%s-v%d.%s".formatted(dataset.name(), dataset.version(), wish.ending());
  }

  private void export(Dataset dataset, Wish wish, Path chosen) {
    var name = chosen.getFileName().toString();
    boolean ends = name.toLowerCase(Locale.ROOT).endsWith("." + wish.ending());
    var file = ends ? chosen : chosen.resolveSibling(name + "." + wish.ending());
    var plan =
        new ExportPlan(
            file,
            wish.form,
            wish.comma ? ',' : '.',
            List.of(),
            wish.shown ? shown() : Optional.empty(),
            false);
    desk.runner()
        .start(
            "Export " + dataset.title(),
            progress -> desk.workbench().exports().write(dataset, plan, progress),
            written -> {
              listExported();
              desk.tools()
                  .notices()
                  .toast(
                      Tone.DONE,
                      Words.of("Exported %s", Figures.count(written.rows(), "row")),
                      written.file().getFileName() + ", " + Figures.bytes(written.bytes()));
            },
            this::failed);
  }

  /// Datasets that the one in hand can be compared with, its other versions first.
  void others(Consumer<List<Dataset>> answer) {
    var own = dataset();
    if (own.isEmpty()) return;
    desk.loader()
        .start(
            "List datasets",
            progress ->
                desk.workbench().datasets().list().stream()
                    .filter(other -> other.id() != own.get().id())
                    .filter(
                        other -> other.entities().stream().anyMatch(own.get().entities()::contains))
                    .sorted(
                        (a, b) ->
                            Boolean.compare(
                                b.name().equals(own.get().name()),
                                a.name().equals(own.get().name())))
                    .limit(OTHERS)
                    .toList(),
            answer,
            this::failed);
  }

  /// How the rows of another dataset became those in hand.
  void compare(Dataset other, Consumer<Difference> answer) {
    dataset()
        .ifPresent(
            own ->
                desk.runner()
                    .start(
                        "Compare %s with %s".formatted(own.title(), other.title()),
                        progress -> desk.workbench().versions().difference(other, own, progress),
                        answer,
                        this::failed));
  }

  /// The rows of the file that the dataset in hand does without.
  void rejects(BiConsumer<Dataset, List<RejectedRow>> answer) {
    dataset()
        .ifPresent(
            dataset ->
                desk.loader()
                    .start(
                        "List rejected rows",
                        progress -> desk.workbench().datasets().rejects(dataset),
                        rejects -> answer.accept(dataset, rejects),
                        this::failed));
  }

  /// Asks where to, and writes them.
  void saveRejects(Dataset dataset, List<RejectedRow> rejects) {
    desk.tools()
        .files()
        .save("Save rejected rows", dataset.name() + "-rejects.csv")
        .ifPresent(
            file ->
                desk.loader()
                    .start(
                        "Save rejected rows",
                        progress -> {
                          RejectFile.write(file, rejects);
                          return file;
                        },
                        saved ->
                            desk.tools()
                                .notices()
                                .status(Words.of("Saved %s", saved.getFileName())),
                        this::failed));
  }

  /// Puts the dataset in hand on the recycle list; Undo takes it off.
  void delete() {
    dataset().ifPresent(this::delete);
  }

  private void delete(Dataset dataset) {
    delete(
        dataset,
        false,
        failure -> {
          if (failure instanceof Conflict) inUse(dataset, Problems.of(failure));
          else failed(failure);
        });
  }

  private void inUse(Dataset dataset, Problem problem) {
    desk.tools()
        .notices()
        .toast(
            Tone.REFUSE,
            problem.what(),
            Words.of("They stay as they are, but cannot be made again without it."),
            Words.of("Delete all the same"),
            () -> delete(dataset, true, this::failed));
  }

  private void delete(Dataset dataset, boolean allTheSame, Consumer<Exception> refused) {
    recycle(
        dataset,
        allTheSame,
        () -> {
          desk.tools()
              .undo()
              .did(
                  "deletion of " + dataset.title(),
                  () -> restore(dataset),
                  () -> recycle(dataset, allTheSame, () -> {}, this::failed));
          long days = desk.workbench().versions().kept().toDays();
          desk.tools()
              .notices()
              .toast(
                  Tone.DONE,
                  Words.of("Deleted %s", dataset.title()),
                  Words.of("For %s it can come back", Figures.count(days, "day")),
                  Words.of("Undo"),
                  desk.tools().undo()::undo);
        },
        refused);
  }

  private void recycle(
      Dataset dataset, boolean allTheSame, Runnable then, Consumer<Exception> refused) {
    desk.loader()
        .start(
            "Delete " + dataset.title(),
            progress -> {
              desk.workbench().versions().recycle(dataset, allTheSame);
              return dataset;
            },
            gone -> {
              if (gone.equals(desk.selection().datasetProperty().get())) {
                desk.selection().datasetProperty().set(null);
              }
              told();
              then.run();
            },
            refused);
  }

  /// Takes a dataset off the recycle list and shows it.
  void restore(Dataset dataset) {
    desk.loader()
        .start(
            "Restore " + dataset.title(),
            progress -> desk.workbench().versions().restore(Long.toString(dataset.id())),
            back -> {
              told();
              desk.selection().datasetProperty().set(back);
            },
            this::failed);
  }

  private void told() {
    listRecycled();
    changed.run();
  }

  private void failed(Exception failure) {
    if (failure instanceof CancellationException) return;
    var problem = Problems.of(failure);
    desk.tools().notices().toast(Tone.REFUSE, problem.what(), problem.remedy());
  }
}
