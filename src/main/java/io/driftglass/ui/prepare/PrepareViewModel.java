package io.driftglass.ui.prepare;

import io.driftglass.data.Dataset;
import io.driftglass.data.diff.Difference;
import io.driftglass.job.Job;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.Problem;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.workbench.Preparing;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the Prepare page shows: the recipe in hand, what it does to the chosen series, and the
/// version it would make.
final class PrepareViewModel {
  /// Steps that work on any channel, whatever it holds.
  private static final Set<String> ANY = Set.of("type", "rename", "drop");

  private final Desk desk;
  private final RecipeHistory history;
  private final ReadOnlyObjectWrapper<Optional<Dataset>> source =
      new ReadOnlyObjectWrapper<>(this, "source", Optional.empty());
  private final ReadOnlyObjectWrapper<List<Dataset>> datasets =
      new ReadOnlyObjectWrapper<>(this, "datasets", List.of());
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(this, "chosen", -1);
  private final ReadOnlyObjectWrapper<Optional<Trial>> trial =
      new ReadOnlyObjectWrapper<>(this, "trial", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
  private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper(this, "saved", false);
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper(this, "saving", false);
  private final StringProperty channel = new SimpleStringProperty(this, "channel", "");
  private final BooleanProperty heldBefore = new SimpleBooleanProperty(this, "heldBefore", false);
  private Optional<Frame> raw = Optional.empty();
  private Optional<Recipe> savedRecipe = Optional.empty();
  private Optional<Job> running = Optional.empty();
  private boolean picked;
  private int savedVersion;
  private int asked;

  PrepareViewModel(Desk desk) {
    this.desk = desk;
    history = new RecipeHistory(desk.tools().undo());
    history.recipeProperty().subscribe(recipe -> changed());
    desk.selection().datasetProperty().subscribe(this::datasetChosen);
    desk.selection().entityProperty().subscribe(entity -> read());
  }

  ReadOnlyObjectProperty<Recipe> recipeProperty() {
    return history.recipeProperty();
  }

  /// The dataset the recipe is done to; empty while none is chosen.
  ReadOnlyObjectProperty<Optional<Dataset>> sourceProperty() {
    return source.getReadOnlyProperty();
  }

  /// All datasets of the workspace, newest first.
  ReadOnlyObjectProperty<List<Dataset>> datasetsProperty() {
    return datasets.getReadOnlyProperty();
  }

  /// The place of the chosen step; -1 where none is.
  ReadOnlyIntegerProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// What the recipe does; empty until the rows have been read.
  ReadOnlyObjectProperty<Optional<Trial>> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /// Why there is nothing to show, or why a version could not be saved.
  ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Whether the recipe as it stands has been saved as a version.
  ReadOnlyBooleanProperty savedProperty() {
    return saved.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /// The channel the charts show.
  StringProperty channelProperty() {
    return channel;
  }

  /// While true, the chart shows how it was.
  BooleanProperty heldBeforeProperty() {
    return heldBefore;
  }

  StringProperty entityProperty() {
    return desk.selection().entityProperty();
  }

  /// Channels of the series as it came; what a step's form offers.
  List<Channel> channels() {
    return raw.map(Frame::channels).orElse(List.of());
  }

  /// The channels a step can work on, as they are before it: steps before may have made or renamed
  /// some.
  List<Channel> channelsBefore(int place) {
    var before =
        trial
            .get()
            .flatMap(done -> done.at(place))
            .map(stage -> stage.before().channels())
            .orElseGet(() -> trial.get().map(done -> done.result().channels()).orElse(channels()));
    boolean any = !outside(place) && ANY.contains(recipe().steps().get(place).step());
    return any ? before : before.stream().filter(Chosen::isData).toList();
  }

  /// Shows a channel on the charts.
  void pick(String name) {
    picked = true;
    channel.set(name);
  }

  /// What the charts show.
  Optional<Shown> shown() {
    return trial
        .get()
        .flatMap(
            done ->
                done.at(chosen.get())
                    .map(stage -> Shown.of(done, stage, channel.get()))
                    .orElseGet(() -> Shown.plain(done.result(), channel.get())));
  }

  /// The number the next version gets.
  int nextVersion() {
    return source
        .get()
        .map(
            from ->
                1
                    + datasets.get().stream()
                        .filter(other -> other.name().equals(from.name()))
                        .mapToInt(Dataset::version)
                        .max()
                        .orElse(from.version()))
        .orElse(1);
  }

  /// The version that holds what the recipe makes, where it has been saved.
  int savedVersion() {
    return savedVersion;
  }

  /// Other datasets the recipe can be done to.
  List<Dataset> others() {
    return datasets.get().stream().filter(d -> !source.get().equals(Optional.of(d))).toList();
  }

  /// Whether there is something to save.
  boolean savable() {
    return trial.get().isPresent()
        && trial.get().get().complete()
        && !recipe().active().isEmpty()
        && trial.get().get().result().rows() > 0;
  }

  void choose(int place) {
    chosen.set(place);
  }

  /// Adds a step after the chosen one, or at the end, and chooses it.
  void add(String step) {
    var steps = new ArrayList<>(recipe().steps());
    int at = chosen.get() < 0 ? steps.size() : chosen.get() + 1;
    steps.add(at, RecipeStep.of(step));
    var title = RecipeStep.of(step).method().title();
    history.change("adding " + title, new Recipe(steps));
    chosen.set(at);
  }

  void remove(int place) {
    if (outside(place)) return;
    var steps = new ArrayList<>(recipe().steps());
    var gone = steps.remove(place);
    history.change("removing " + gone.method().title(), new Recipe(steps));
    chosen.set(Math.min(place, steps.size() - 1));
  }

  /// Moves a step to another place.
  void move(int from, int to) {
    if (outside(from) || outside(to) || from == to) return;
    var steps = new ArrayList<>(recipe().steps());
    var moved = steps.remove(from);
    steps.add(to, moved);
    history.change("moving " + moved.method().title(), new Recipe(steps));
    chosen.set(to);
  }

  void toggle(int place) {
    if (outside(place)) return;
    var steps = new ArrayList<>(recipe().steps());
    var step = steps.get(place);
    steps.set(place, step.switched(!step.off()));
    history.change(
        (step.off() ? "turning on " : "turning off ") + step.method().title(), new Recipe(steps));
  }

  /// Changes a setting of a step; changes of one setting in a row are taken back together.
  void set(int place, String setting, String value) {
    if (outside(place)) return;
    var step = recipe().steps().get(place);
    var settings = new java.util.LinkedHashMap<>(step.resolved());
    if (value.equals(settings.put(setting, value))) return;
    var steps = new ArrayList<>(recipe().steps());
    steps.set(place, step.with(Map.copyOf(settings)));
    history.edit(place + "/" + setting, step.method().title(), new Recipe(steps));
  }

  void undo() {
    desk.tools().undo().undo();
  }

  void redo() {
    desk.tools().undo().redo();
  }

  /// Reads a recipe from a file the user chooses.
  void load() {
    for (var file : desk.tools().files().open("Open a recipe").stream().limit(1).toList()) {
      try {
        history.change("opening " + file.getFileName(), Recipe.of(Files.readString(file)));
        chosen.set(-1);
      } catch (IOException | DriftglassException wrong) {
        problem.set(Optional.of(Problems.of(wrong)));
      }
    }
  }

  /// Writes the recipe to a file the user chooses.
  void save() {
    var name = source.get().map(from -> from.name() + "-recipe.json").orElse("recipe.json");
    desk.tools()
        .files()
        .save("Save the recipe", name)
        .ifPresent(
            file -> {
              try {
                Files.writeString(file, recipe().json() + "\n");
                desk.tools().notices().status("Saved the recipe as " + file.getFileName());
              } catch (IOException wrong) {
                problem.set(Optional.of(Problems.of(wrong)));
              }
            });
  }

  /// Keeps what the recipe makes as a new version.
  void keep() {
    if (savable()) source.get().ifPresent(from -> make(from, true));
  }

  /// Does the recipe to another dataset.
  void applyTo(Dataset other) {
    make(other, false);
  }

  /// How the rows differ that the recipe was given and that it makes.
  Optional<Difference> difference() {
    return trial.get().map(done -> Difference.of("", done.raw(), done.result()));
  }

  /// Starts from another dataset with the same recipe.
  void from(Dataset dataset) {
    source.set(Optional.of(dataset));
    savedRecipe = Optional.empty();
    read();
  }

  void refresh() {
    list();
    read();
  }

  void dismiss() {
    problem.set(Optional.empty());
  }

  private Recipe recipe() {
    return history.recipeProperty().get();
  }

  private boolean outside(int place) {
    return place < 0 || place >= recipe().steps().size();
  }

  private void make(Dataset from, boolean shownHere) {
    saving.set(true);
    problem.set(Optional.empty());
    var recipe = recipe();
    desk.runner()
        .start(
            "Prepare " + from.title(),
            progress ->
                desk.workbench()
                    .preparing()
                    .make(from, recipe, Optional.empty(), "clean", progress),
            made -> made(made, recipe, shownHere),
            failure -> {
              saving.set(false);
              if (!(failure instanceof CancellationException)) {
                problem.set(Optional.of(Problems.of(failure)));
              }
            });
  }

  private void made(Preparing.Made made, Recipe recipe, boolean shownHere) {
    saving.set(false);
    var dataset = made.dataset();
    if (shownHere) {
      savedRecipe = Optional.of(recipe);
      savedVersion = dataset.version();
      saved.set(recipe.equals(recipe()));
    }
    list();
    desk.tools()
        .undo()
        .did("saving " + dataset.title(), () -> recycle(dataset), () -> bringBack(dataset));
    desk.tools()
        .notices()
        .toast(
            Tone.DONE,
            "Saved as " + dataset.title(),
            Figures.count(dataset.rows(), "row"),
            "Open",
            () -> {
              desk.selection().datasetProperty().set(dataset);
              desk.navigator().open("data");
            });
  }

  private void recycle(Dataset dataset) {
    desk.loader()
        .start(
            "Take back " + dataset.title(),
            progress -> {
              desk.workbench().versions().recycle(dataset, false);
              return dataset;
            },
            done -> {
              savedRecipe = Optional.empty();
              saved.set(false);
              list();
            },
            failure -> problem.set(Optional.of(Problems.of(failure))));
  }

  private void bringBack(Dataset dataset) {
    desk.loader()
        .start(
            "Bring back " + dataset.title(),
            progress -> desk.workbench().versions().restore(dataset.title()),
            done -> list(),
            failure -> problem.set(Optional.of(Problems.of(failure))));
  }

  /// A derived dataset shows its recipe and what it was made of.
  private void datasetChosen(Dataset dataset) {
    problem.set(Optional.empty());
    raw = Optional.empty();
    trial.set(Optional.empty());
    if (dataset == null) source.set(Optional.empty());
    else list(() -> open(dataset));
  }

  private void open(Dataset dataset) {
    if (!dataset.equals(desk.selection().datasetProperty().get())) return;
    var parent =
        dataset
            .lineage()
            .flatMap(
                lineage ->
                    datasets.get().stream().filter(d -> d.id() == lineage.parent()).findFirst());
    source.set(Optional.of(parent.orElse(dataset)));
    savedRecipe = parent.map(from -> Recipe.of(dataset.lineage().orElseThrow().recipe()));
    savedVersion = dataset.version();
    history.open(savedRecipe.orElse(Recipe.EMPTY));
    chosen.set(recipe().steps().isEmpty() ? -1 : 0);
    picked = false;
    read();
  }

  private void list() {
    list(() -> {});
  }

  private void list(Runnable then) {
    desk.loader()
        .start(
            "List datasets",
            progress -> desk.workbench().datasets().list(),
            all -> {
              datasets.set(all);
              then.run();
            },
            failure -> problem.set(Optional.of(Problems.of(failure))));
  }

  private void read() {
    raw = Optional.empty();
    var from = source.get();
    String entity = entityProperty().get();
    if (from.isEmpty() || !from.get().entities().contains(entity)) return;
    int mine = ++asked;
    desk.loader()
        .start(
            "Read " + from.get().title(),
            progress -> desk.workbench().datasets().frame(from.get(), entity),
            frame -> {
              if (mine != asked) return;
              raw = Optional.of(frame);
              if (frame.indexOf(channel.get()) < 0) {
                channel.set(
                    frame.channels().stream()
                        .filter(Shown::chartable)
                        .map(Channel::name)
                        .findFirst()
                        .orElse(""));
              }
              changed();
            },
            failure -> problem.set(Optional.of(Problems.of(failure))));
  }

  /// Does the recipe anew; what is still being done for an older one is cancelled.
  private void changed() {
    saved.set(savedRecipe.isPresent() && savedRecipe.get().equals(recipe()));
    if (raw.isEmpty()) return;
    running.ifPresent(Job::cancel);
    int mine = ++asked;
    var frame = raw.get();
    var recipe = recipe();
    String entity = entityProperty().get();
    running =
        Optional.of(
            desk.loader()
                .start(
                    "Try the recipe",
                    progress ->
                        Trials.run(desk.workbench().preparing(), frame, entity, recipe, progress),
                    done -> {
                      if (mine != asked) return;
                      if (!picked) done.mostTouched().ifPresent(channel::set);
                      trial.set(Optional.of(done));
                      desk.tools()
                          .notices()
                          .status(
                              "Preview of %s in %.1f s"
                                  .formatted(
                                      Figures.count(recipe.active().size(), "step"),
                                      done.seconds()));
                    },
                    failure -> {
                      if (mine == asked && !(failure instanceof CancellationException)) {
                        problem.set(Optional.of(Problems.of(failure)));
                      }
                    }));
  }
}
