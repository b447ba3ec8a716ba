package io.driftglass.prepare;

import io.driftglass.db.Json;
import io.driftglass.problem.InvalidSetting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Ordered steps that turn raw rows into rows one can learn from; the same recipe does the same to
/// other data.
public record Recipe(List<RecipeStep> steps) {
  public static final Recipe EMPTY = new Recipe(List.of());

  public Recipe {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /// The steps that are done.
  public List<RecipeStep> active() {
    return steps.stream().filter(step -> !step.off()).toList();
  }

  /// As a file: JSON on several lines.
  public String json() {
    return Json.pretty(this);
  }

  /// @throws InvalidSetting where the text is no recipe, or a step in it is none
  public static Recipe of(String json) {
    Recipe recipe;
    try {
      recipe = Json.read(json, Recipe.class);
    } catch (IllegalArgumentException damaged) {
      throw new InvalidSetting(
          "This is not a recipe: " + damaged.getMessage() + ".",
          "A recipe is JSON like"
              + " {\"steps\":[{\"step\":\"fill\",\"settings\":{\"by\":\"linear\"}}]}.");
    }
    if (recipe == null) throw new InvalidSetting("The recipe is empty.", "Write {\"steps\":[]}.");
    recipe.steps.forEach(RecipeStep::make);
    return recipe;
  }

  /// SHA-256 of what is done: the active steps with every setting, also those left to their
  /// default.
  public String sha256() {
    var resolved = new ArrayList<RecipeStep>();
    for (var step : active()) resolved.add(step.with(step.resolved()));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(Json.write(resolved).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// The steps as they are written on the command line.
  public String text() {
    return String.join("; ", active().stream().map(RecipeStep::text).toList());
  }
}
