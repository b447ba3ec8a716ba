package io.driftglass.ui.prepare;

import io.driftglass.prepare.Recipe;
import io.driftglass.ui.kit.Undo;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The recipe in hand and how it came to be: every change can be taken back, and the changes of one
/// setting that follow each other are one.
final class RecipeHistory {
  private final Undo undo;
  private final ReadOnlyObjectWrapper<Recipe> recipe =
      new ReadOnlyObjectWrapper<>(this, "recipe", Recipe.EMPTY);
  private Edit edit = new Edit("");

  /// Changes of one setting, as long as nothing else happens.
  private static final class Edit {
    private final String what;
    private Recipe after = Recipe.EMPTY;

    Edit(String what) {
      this.what = what;
    }
  }

  RecipeHistory(Undo undo) {
    this.undo = undo;
  }

  ReadOnlyObjectProperty<Recipe> recipeProperty() {
    return recipe.getReadOnlyProperty();
  }

  /// Starts with a recipe: there is nothing to take back.
  void open(Recipe now) {
    edit = new Edit("");
    recipe.set(now);
  }

  void change(String title, Recipe after) {
    edit = new Edit("");
    var before = recipe.get();
    recipe.set(after);
    undo.did(title, () -> back(before), () -> back(after));
  }

  /// @param what step and setting; the next change of the same belongs to this one
  void edit(String what, String title, Recipe after) {
    if (edit.what.equals(what)) {
      edit.after = after;
      recipe.set(after);
      return;
    }
    var now = new Edit(what);
    now.after = after;
    var before = recipe.get();
    edit = now;
    recipe.set(after);
    undo.did("settings of " + title, () -> back(before), () -> back(now.after));
  }

  private void back(Recipe to) {
    edit = new Edit("");
    recipe.set(to);
  }
}
