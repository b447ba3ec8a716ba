package io.driftglass.ui.kit.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Fonts and colours of the window; follows the system's colour scheme until the user chooses.
public final class Look {
  private static final Map<String, List<String>> FONTS =
      Map.of(
          "Drift Sans", List.of("DriftSans-Regular.otf", "DriftSans-Bold.otf"),
          "Drift Sans Medium", List.of("DriftSans-Medium.otf"),
          "Drift Sans Head", List.of("DriftSans-Head.otf"),
          "JetBrains Mono", List.of("JetBrainsMono-Regular.ttf"));

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme");
  private boolean chosen;

  private Look(Theme theme) {
    this.theme.set(theme);
  }

  /// The system's scheme, now and when it changes.
  public static Look ofSystem() {
    var preferences = Platform.getPreferences();
    var look = new Look(Theme.of(preferences.getColorScheme()));
    preferences
        .colorSchemeProperty()
        .subscribe(
            scheme -> {
              if (!look.chosen) look.theme.set(Theme.of(scheme));
            });
    return look;
  }

  public static Look of(Theme theme) {
    var look = new Look(theme);
    look.chosen = true;
    return look;
  }

  /// The theme shown now.
  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  public Theme theme() {
    return theme.get();
  }

  /// The other theme, by the user's choice: the system's is no longer followed.
  public void toggle() {
    chosen = true;
    theme.set(theme().other());
  }

  /// Loads the fonts and keeps the scene in the theme.
  public void dress(Scene scene) {
    loadFonts();
    theme.subscribe(now -> dress(scene, now));
  }

  /// Loads the fonts and sets one theme once: off-stage pictures.
  static void dress(Scene scene, Theme theme) {
    loadFonts();
    scene.setUserAgentStylesheet(theme.userAgentSheet());
    scene.getStylesheets().setAll(theme.sheets());
  }

  /// Before the first scene: a family that is not loaded is silently replaced by another. Loads
  /// each but once; reads files, so better not on the window's thread.
  public static void loadFonts() {
    FONTS.forEach(
        (family, files) -> {
          if (!Font.font(family).getFamily().equals(family)) files.forEach(Look::loadFont);
        });
  }

  private static void loadFont(String name) {
    try (var in = Look.class.getResourceAsStream("/fonts/" + name)) {
      if (in == null || Font.loadFont(in, 13) == null) {
        throw new IllegalStateException("font " + name + " is missing from the program");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
