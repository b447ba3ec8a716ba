package io.driftglass.ui.chart;

import io.driftglass.data.Dataset;
import io.driftglass.label.Annotation;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.pointer.Stretches;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Shows notes on a chart: T writes one beside the selection of the window, a click on its flag
/// opens it. They are kept in the workspace; writing, changing and deleting them can be undone.
public final class Notes {
  /// A chart that can show notes.
  public interface Noted {
    Clock clock();

    /// The selected stretch and the notes over the plots.
    Stretches stretches();
  }

  private final Noted chart;
  private final Desk desk;
  private int asked;

  private Notes(Noted chart, Desk desk) {
    this.chart = chart;
    this.desk = desk;
  }

  /// Joins it for good.
  ///
  /// @return what the command palette offers for it
  public static <C extends Region & Noted> List<Command> on(C chart, Desk desk) {
    var notes = new Notes(chart, desk);
    var selection = desk.selection();
    selection.datasetProperty().subscribe(dataset -> notes.read());
    selection.entityProperty().subscribe(entity -> notes.read());
    selection.annotatedProperty().subscribe(times -> notes.read());
    chart.addEventHandler(KeyEvent.KEY_PRESSED, notes::key);
    return List.of(
        Command.of("Write a note beside the selection", "mdoal-comment", "T", notes::annotate));
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || brush().isEmpty()) return;
    if (event.getCode() != KeyCode.T) return;
    annotate();
    event.consume();
  }

  private Optional<Interval> brush() {
    return Optional.ofNullable(desk.selection().brushProperty().get());
  }

  private Optional<Dataset> dataset() {
    return Optional.ofNullable(desk.selection().datasetProperty().get());
  }

  private void annotate() {
    brush()
        .filter(stretch -> dataset().isPresent())
        .ifPresent(stretch -> sheet(stretch, "", text -> write(stretch, text), Optional.empty()));
  }

  private void open(Annotation note) {
    sheet(
        note.interval(), note.text(), text -> change(note, text), Optional.of(() -> delete(note)));
  }

  private void sheet(
      Interval stretch, String text, Consumer<String> kept, Optional<Runnable> delete) {
    var sheets = desk.tools().sheets();
    var when = Times.stretch(chart.clock(), stretch.from(), stretch.until());
    sheets.show(new NoteSheet(when, text, sheets, kept, delete));
  }

  private void write(Interval stretch, String text) {
    var data = dataset().orElseThrow();
    String entity = desk.selection().entityProperty().get();
    String who = System.getProperty("user.name", "");
    desk.loader()
        .start(
            "Write a note",
            progress -> desk.workbench().annotations().write(data, entity, stretch, text, who),
            written -> {
              desk.tools()
                  .undo()
                  .did(
                      "the note \"" + text + "\"",
                      () -> store("Take back a note", () -> remove(written)),
                      () -> store("Write a note", () -> put(written)));
              told();
            },
            this::fail);
  }

  private void change(Annotation before, String text) {
    var after =
        new Annotation(
            before.id(),
            before.datasetId(),
            before.entity(),
            before.interval(),
            text,
            before.who(),
            before.at());
    did("the change of a note", () -> put(after), () -> put(before));
  }

  private void delete(Annotation note) {
    did("the deletion of a note", () -> remove(note), () -> put(note));
  }

  private void did(String what, Runnable deed, Runnable back) {
    store(
        what,
        deed,
        () -> desk.tools().undo().did(what, () -> store(what, back), () -> store(what, deed)));
  }

  private void put(Annotation note) {
    desk.workbench().annotations().put(note);
  }

  private void remove(Annotation note) {
    desk.workbench().annotations().delete(note);
  }

  private void store(String what, Runnable deed) {
    store(what, deed, () -> {});
  }

  private void store(String what, Runnable deed, Runnable stored) {
    desk.loader()
        .start(
            what,
            progress -> {
              deed.run();
              return what;
            },
            done -> {
              stored.run();
              told();
            },
            this::fail);
  }

  /// Every chart reads the notes anew.
  private void told() {
    var times = desk.selection().annotatedProperty();
    times.set(times.get() + 1);
  }

  private void read() {
    int mine = ++asked;
    var data = dataset();
    String entity = desk.selection().entityProperty().get();
    if (data.isEmpty()) {
      show(List.of());
      return;
    }
    desk.loader()
        .start(
            "Read notes",
            progress -> desk.workbench().annotations().of(data.get(), entity),
            read -> {
              if (mine == asked) show(read);
            },
            failure -> fail(Words.of("The notes cannot be read"), failure));
  }

  private void show(List<Annotation> now) {
    chart
        .stretches()
        .notes(
            now.stream()
                .map(note -> new Stretches.Note(note.interval(), note.text(), () -> open(note)))
                .toList());
  }

  private void fail(Exception failure) {
    fail(Words.of("The note was not kept"), failure);
  }

  private void fail(String what, Exception failure) {
    if (failure instanceof CancellationException) return;
    var reason = Problems.of(failure).sentence();
    desk.tools().notices().toast(Tone.REFUSE, what, reason);
  }
}
