package io.driftglass.ui.prepare;

import io.driftglass.data.Dataset;
import io.driftglass.data.diff.Difference;
import io.driftglass.job.Job;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.problem.Problem;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
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
  private final RecipeEditor editor;
  private final Keeping keeping;
  private final ReadOnlyObjectWrapper<Optional<Dataset>> source =
      new ReadOnlyObjectWrapper<>(this, "source", Optional.empty());
  private final ReadOnlyObjectWrapper<List<Dataset>> datasets =
      new ReadOnlyObjectWrapper<>(this, "datasets", List.of());
  private final ReadOnlyObjectWrapper<Optional<Trial>> trial =
      new ReadOnlyObjectWrapper<>(this, "trial", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
  private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper(this, "saved", false);
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
    editor = new RecipeEditor(desk.tools(), why -> problem.set(Optional.of(why)));
    keeping = new Keeping(desk, why -> problem.set(Optional.of(why)), this::list);
    editor.recipeProperty().subscribe(recipe -> changed());
    desk.selection().datasetProperty().subscribe(this::datasetChosen);
    desk.selection().entityProperty().subscribe(entity -> read());
  }

  /// What changes the recipe.
  RecipeEditor editor() {
    return editor;
  }

  ReadOnlyObjectProperty<Recipe> recipeProperty() {
    return editor.recipeProperty();
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
    return editor.chosenProperty();
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
    return keeping.busyProperty();
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
    boolean any =
        place >= 0
            && place < recipe().steps().size()
            && ANY.contains(recipe().steps().get(place).step());
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
                done.at(chosenProperty().get())
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

  /// Keeps what the recipe makes as a new version.
  void keep() {
    var recipe = recipe();
    problem.set(Optional.empty());
    if (savable()) {
      source.get().ifPresent(from -> keeping.keep(from, recipe, d -> kept(d, recipe), this::lost));
    }
  }

  /// Does the recipe to another dataset.
  void applyTo(Dataset other) {
    problem.set(Optional.empty());
    keeping.keep(other, recipe(), made -> {}, () -> {});
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
    return editor.recipe();
  }

  private void kept(Dataset made, Recipe recipe) {
    savedRecipe = Optional.of(recipe);
    savedVersion = made.version();
    saved.set(recipe.equals(recipe()));
  }

  private void lost() {
    savedRecipe = Optional.empty();
    saved.set(false);
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
    editor.open(savedRecipe.orElse(Recipe.EMPTY));
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
                              recipe.active().isEmpty()
                                  ? Words.of("Ready")
                                  : Words.of(
                                      "Preview of %s in %.1f s",
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
