package io.driftglass.ui.prepare;

import io.driftglass.data.Dataset;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.Problem;
import io.driftglass.ui.kit.Tools;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Changes the recipe in hand, step by step, so that each change can be taken back.
final class RecipeEditor {
  private final Tools tools;
  private final Consumer<Problem> refused;
  private final RecipeHistory history;
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(this, "chosen", -1);

  /// @param refused told why a file could not be read or written
  RecipeEditor(Tools tools, Consumer<Problem> refused) {
    this.tools = tools;
    this.refused = refused;
    history = new RecipeHistory(tools.undo());
  }

  ReadOnlyObjectProperty<Recipe> recipeProperty() {
    return history.recipeProperty();
  }

  Recipe recipe() {
    return history.recipeProperty().get();
  }

  /// The place of the chosen step; -1 where none is.
  ReadOnlyIntegerProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// Starts with a recipe: there is nothing to take back.
  void open(Recipe recipe) {
    history.open(recipe);
    chosen.set(recipe.steps().isEmpty() ? -1 : 0);
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
    var settings = new LinkedHashMap<>(step.resolved());
    if (value.equals(settings.put(setting, value))) return;
    var steps = new ArrayList<>(recipe().steps());
    steps.set(place, step.with(Map.copyOf(settings)));
    history.edit(place + "/" + setting, step.method().title(), new Recipe(steps));
  }

  void undo() {
    tools.undo().undo();
  }

  void redo() {
    tools.undo().redo();
  }

  /// Reads a recipe from a file the user chooses.
  void load() {
    for (var file : tools.files().open(Words.of("Open a recipe")).stream().limit(1).toList()) {
      try {
        history.change("opening " + file.getFileName(), Recipe.of(Files.readString(file)));
        chosen.set(-1);
      } catch (IOException | DriftglassException wrong) {
        refused.accept(Problems.of(wrong));
      }
    }
  }

  /// Writes the recipe to a file the user chooses.
  ///
  /// @param of the data it was made for
  void save(Optional<Dataset> of) {
    var name = of.map(from -> from.name() + "-recipe.json").orElse("recipe.json");
    tools
        .files()
        .save(Words.of("Save the recipe"), name)
        .ifPresent(
            file -> {
              try {
                Files.writeString(file, recipe().json() + "\n");
                tools.notices().status(Words.of("Saved the recipe as %s", file.getFileName()));
              } catch (IOException wrong) {
                refused.accept(Problems.of(wrong));
              }
            });
  }

  private boolean outside(int place) {
    return place < 0 || place >= recipe().steps().size();
  }
}
