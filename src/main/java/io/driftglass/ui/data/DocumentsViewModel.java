package io.driftglass.ui.data;

import io.driftglass.data.Dataset;
import io.driftglass.data.attach.Attachment;
import io.driftglass.job.Progress;
import io.driftglass.problem.DriftglassException;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The documents kept with the dataset in hand.
final class DocumentsViewModel {
  private final Desk desk;
  private final ObservableList<Attachment> all = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
  private int asked;

  DocumentsViewModel(Desk desk) {
    this.desk = desk;
    desk.selection().datasetProperty().subscribe(dataset -> refresh());
  }

  /// Newest first.
  ObservableList<Attachment> all() {
    return all;
  }

  /// `2 documents`, and that they belong to all versions.
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /// `PDF · 1.2 MB`.
  static String described(Attachment attachment) {
    return attachment.kind() + " · " + Figures.bytes(attachment.bytes());
  }

  void refresh() {
    int mine = ++asked;
    var dataset = desk.selection().datasetProperty().get();
    if (dataset == null) {
      show(List.of());
      return;
    }
    desk.loader()
        .start(
            "List documents",
            progress -> desk.workbench().attachments().of(dataset),
            found -> {
              if (mine == asked) show(found);
            },
            this::failed);
  }

  private void show(List<Attachment> found) {
    all.setAll(found);
    sentence.set(
        found.isEmpty()
            ? ""
            : Words.of(
                "%s, kept with all versions of the dataset",
                Figures.count(found.size(), "document")));
  }

  /// The name of the dataset in hand.
  Optional<String> dataset() {
    return Optional.ofNullable(desk.selection().datasetProperty().get()).map(Dataset::name);
  }

  /// Attaches the file that the import sheet refuses.
  void attachRefused(ImportViewModel importing) {
    if (!(importing.state() instanceof ImportViewModel.State.Refused(var file, var _))) return;
    importing.close();
    attach(List.of(file));
  }

  /// Asks for documents and attaches them.
  void attach() {
    attach(desk.tools().files().openAny(Words.of("Attach documents")));
  }

  /// Attaches documents to the dataset in hand; the others too where one is refused.
  void attach(List<Path> files) {
    var dataset = desk.selection().datasetProperty().get();
    if (dataset == null || files.isEmpty()) return;
    desk.runner()
        .start(
            Words.of("Attach %s to %s", Figures.count(files.size(), "document"), dataset.name()),
            progress -> attached(dataset, files, progress),
            this::attached,
            failure -> {
              if (!(failure instanceof CancellationException)) failed(failure);
              refresh();
            });
  }

  /// What became of several files: how many are kept, and why the first of the others is not.
  private record Outcome(int kept, List<DriftglassException> refused) {}

  private Outcome attached(Dataset dataset, List<Path> files, Progress progress) {
    var refused = new ArrayList<DriftglassException>();
    for (int at = 0; at < files.size(); at++) {
      var part = progress.part((double) at / files.size(), (at + 1.0) / files.size());
      try {
        desk.workbench().attachments().add(dataset, files.get(at), part);
      } catch (DriftglassException e) {
        refused.add(e);
      }
    }
    return new Outcome(files.size() - refused.size(), refused);
  }

  private void attached(Outcome outcome) {
    refresh();
    if (outcome.kept > 0) {
      desk.tools()
          .notices()
          .status(Words.of("Attached %s", Figures.count(outcome.kept, "document")));
    }
    outcome.refused.forEach(this::failed);
  }

  /// Shows a copy of a document in the program that the system has for it.
  void open(Attachment attachment) {
    desk.loader()
        .start(
            "Open " + attachment.name(),
            progress -> desk.workbench().attachments().open(attachment),
            desk.tools().files()::show,
            this::failed);
  }

  /// Asks where to write a document, and writes it as it was attached.
  void save(Attachment attachment) {
    desk.tools()
        .files()
        .save(Words.of("Save %s", attachment.name()), attachment.name())
        .ifPresent(
            target ->
                desk.loader()
                    .start(
                        "Save " + attachment.name(),
                        progress -> desk.workbench().attachments().write(attachment, target),
                        file ->
                            desk.tools().notices().status(Words.of("Saved %s", file.getFileName())),
                        this::failed));
  }

  /// Takes a document away; Undo brings it back.
  void delete(Attachment attachment) {
    hide(attachment, () -> deleted(attachment));
  }

  private void deleted(Attachment attachment) {
    desk.tools()
        .undo()
        .did(
            "deletion of " + attachment.name(),
            () -> restore(attachment),
            () -> hide(attachment, () -> {}));
    desk.tools()
        .notices()
        .toast(
            Tone.DONE,
            Words.of("Deleted %s", attachment.name()),
            Words.of("Its dataset stays as it is"),
            Words.of("Undo"),
            desk.tools().undo()::undo);
  }

  private void hide(Attachment attachment, Runnable hidden) {
    desk.loader()
        .start(
            "Delete " + attachment.name(),
            progress -> {
              desk.workbench().attachments().delete(attachment.id());
              return attachment;
            },
            gone -> {
              hidden.run();
              refresh();
            },
            this::failed);
  }

  private void restore(Attachment attachment) {
    desk.loader()
        .start(
            "Restore " + attachment.name(),
            progress -> desk.workbench().attachments().restore(attachment.id()),
            back -> refresh(),
            this::failed);
  }

  private void failed(Exception failure) {
    var problem = Problems.of(failure);
    desk.tools().notices().toast(Tone.REFUSE, problem.what(), problem.remedy());
  }
}
