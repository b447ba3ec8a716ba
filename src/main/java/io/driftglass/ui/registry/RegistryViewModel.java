package io.driftglass.ui.registry;

import io.driftglass.job.Runner;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.StageChange;
import io.driftglass.ui.kit.Notices;
import io.driftglass.ui.kit.Undo;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.prove.Proof;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The models that fit the filter, the chosen version and all that is known of it.
final class RegistryViewModel {
  private final Registry registry;
  private final Runner loader;
  private final Undo undo;
  private final Notices notices;
  private final ObservableList<ModelVersion> versions = FXCollections.observableArrayList();
  private final ObservableList<ModelGroup> groups = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final ObjectProperty<ModelVersion> selected =
      new SimpleObjectProperty<>(this, "selected");
  private final ReadOnlyObjectWrapper<Optional<Details>> details =
      new ReadOnlyObjectWrapper<>(this, "details", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Compared>> judged =
      new ReadOnlyObjectWrapper<>(this, "judged", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<PastStates>> past =
      new ReadOnlyObjectWrapper<>(this, "past", Optional.empty());
  private final ZoneId zone;
  private String wanted = "";
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper(this, "headline", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  RegistryViewModel(Registry registry, Runner loader, Undo undo, Notices notices, ZoneId zone) {
    this.registry = registry;
    this.zone = zone;
    this.loader = loader;
    this.undo = undo;
    this.notices = notices;
    filter.subscribe(words -> group());
    selected.subscribe(this::load);
  }

  /// Chooses a version by its title, at once or when it has been read.
  void show(String title) {
    wanted = title;
    versions.stream().filter(v -> v.title().equals(title)).findFirst().ifPresent(selected::set);
  }

  /// Reads the registry again; the chosen version stays chosen.
  void refresh() {
    loader.start(
        "List models",
        progress -> registry.versions(),
        found -> {
          // choosing by itself tells the other pages, and so would change what is wanted
          var asked = wanted;
          versions.setAll(found);
          problem.set("");
          headline.set(headline(found));
          group();
          choose();
          if (!asked.isEmpty()) show(asked);
        },
        this::fail);
  }

  ObservableList<ModelGroup> groups() {
    return groups;
  }

  StringProperty filterProperty() {
    return filter;
  }

  /// The version whose card is shown; null while there is none.
  ObjectProperty<ModelVersion> selectedProperty() {
    return selected;
  }

  ReadOnlyObjectProperty<Optional<Details>> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  /// The chosen version and the one it is compared with, judged on the same rows.
  ReadOnlyObjectProperty<Optional<Compared>> judgedProperty() {
    return judged.getReadOnlyProperty();
  }

  /// The registry at the end of the day last asked for.
  ReadOnlyObjectProperty<Optional<PastStates>> pastProperty() {
    return past.getReadOnlyProperty();
  }

  /// Reads how the registry was at the end of a day.
  void lookBack(LocalDate day) {
    loader.start(
        "Look back to " + day,
        progress -> new PastStates(day, registry.states(PastStates.endOf(day, zone))),
        found -> past.set(Optional.of(found)),
        this::fail);
  }

  /// Judges the chosen version and the one it is compared with on rows neither has learnt from.
  ///
  /// @param runner where that takes its time
  void judgeBoth(Runner runner) {
    var shown = details.get();
    if (shown.isEmpty() || shown.get().other().isEmpty()) return;
    var version = shown.get().version();
    var other = shown.get().other().get();
    runner.start(
        "Judge %s and %s".formatted(version.title(), other.title()),
        progress -> registry.compare(version, other, progress),
        found -> {
          if (version.equals(selected.get())) judged.set(Optional.of(found));
        },
        this::fail);
  }

  /// Runs the chosen version again from its hashes.
  ///
  /// @param runner where that takes its time
  void prove(Runner runner, Consumer<Proof> told, Consumer<Exception> refused) {
    var version = selected.get();
    if (version == null) return;
    runner.start(
        "Prove " + version.title(), progress -> registry.prove(version, progress), told, refused);
  }

  /// `9 models, 41 versions, 4 in production`.
  ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  /// What went wrong last; empty where nothing did.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Whether the reason for a change of stage will do.
  static Optional<String> wrong(String reason) {
    return reason.isBlank()
        ? Optional.of(Words.of("Say why: the reason is kept in the model's history."))
        : Optional.empty();
  }

  /// Moves the chosen version to another stage; can be undone, with the version that it replaced.
  ///
  /// @param refused told why not, on the window's thread
  void promote(Stage to, String reason, Runnable done, Consumer<Exception> refused) {
    var version = selected.get();
    if (version == null) return;
    loader.start(
        "Move " + version.title() + " to " + word(to),
        progress -> StageMoves.promote(registry, version, to, reason),
        made -> {
          remember(version.title() + " to " + word(to), made, reason);
          done.run();
          refresh();
        },
        refused);
  }

  /// Puts the production version before the present one back; can be undone.
  ///
  /// @param refused told why not, on the window's thread
  void rollback(String reason, Runnable done, Consumer<Exception> refused) {
    var version = selected.get();
    if (version == null) return;
    loader.start(
        "Roll " + version.model() + " back",
        progress -> StageMoves.rollback(registry, version, reason),
        made -> {
          remember("rollback to " + made.version().title(), made, reason);
          done.run();
          selected.set(made.version());
          refresh();
        },
        refused);
  }

  private void remember(String what, StageMoves made, String reason) {
    undo.did(
        what,
        () -> change("Take back: " + what, made.back(), "taken back"),
        () -> change("Do again: " + what, made.changes(), reason));
  }

  private void change(String title, List<StageChange> changes, String reason) {
    loader.start(
        title,
        progress -> {
          registry.change(changes, reason);
          return changes;
        },
        done -> refresh(),
        this::failLater);
  }

  /// Removes the chosen version; can be undone for a month, by putting it back.
  ///
  /// @param refused told why not, on the window's thread
  void delete(String reason, Runnable done, Consumer<Exception> refused) {
    var version = selected.get();
    if (version == null) return;
    remove(
        version,
        reason,
        () -> {
          undo.did(
              "deletion of " + version.title(),
              () -> restore(version.title()),
              () -> remove(version, reason, () -> {}, this::failLater));
          done.run();
        },
        refused);
  }

  private void remove(
      ModelVersion version, String reason, Runnable done, Consumer<Exception> refused) {
    loader.start(
        "Delete " + version.title(),
        progress -> {
          registry.delete(version, reason);
          return version;
        },
        gone -> {
          done.run();
          refresh();
        },
        refused);
  }

  private void restore(String title) {
    loader.start(
        "Put " + title + " back",
        progress -> registry.restore(title, "taken back"),
        back -> refresh(),
        this::failLater);
  }

  /// The stage as a word: `production`.
  static String word(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  private void group() {
    var words = filter.get().strip().toLowerCase(Locale.ROOT);
    groups.setAll(
        ModelGroup.of(
            versions.stream()
                .filter(
                    v ->
                        v.title().toLowerCase(Locale.ROOT).contains(words)
                            || v.card().method().contains(words))
                .toList()));
  }

  /// The same version in its new state, or the newest one.
  private void choose() {
    var before = selected.get();
    var now =
        versions.stream()
            .filter(v -> before != null && v.id() == before.id())
            .findFirst()
            .or(
                () ->
                    versions.stream().max(java.util.Comparator.comparing(ModelVersion::registered)))
            .orElse(null);
    if (now != null && now.equals(before)) load(now); // its history may have grown all the same
    else selected.set(now);
  }

  private void load(ModelVersion version) {
    if (version == null) {
      details.set(Optional.empty());
      return;
    }
    loader.start(
        "Read " + version.title(),
        progress -> Details.of(registry, version),
        found -> {
          if (!found.version().equals(selected.get())) return;
          if (judged.get().filter(it -> it.version().id() == version.id()).isEmpty()) {
            judged.set(Optional.empty());
          }
          details.set(Optional.of(found));
        },
        this::fail);
  }

  /// What is taken back from another page is refused there.
  private void failLater(Exception failure) {
    notices.toast(
        Tone.REFUSE, Words.of("That cannot be taken back"), Problems.of(failure).sentence());
    refresh();
  }

  private void fail(Exception failure) {
    problem.set(Problems.of(failure).sentence());
  }

  private static String headline(List<ModelVersion> all) {
    long live = all.stream().filter(v -> v.stage() == Stage.PRODUCTION).count();
    return all.isEmpty()
        ? ""
        : Words.of(
            "%s, %s, %s in production",
            Figures.count(ModelGroup.of(all).size(), "model"),
            Figures.count(all.size(), "version"),
            Figures.count(live));
  }
}
