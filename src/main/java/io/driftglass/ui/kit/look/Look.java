package io.driftglass.ui.kit.look;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
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

  private static final double SIZE = 13;

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme");
  private final DoubleProperty textScale = new SimpleDoubleProperty(this, "textScale", 1);
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

  /// As the settings say.
  public static Look of(Config config) {
    var look =
        switch (config.text(Options.THEME)) {
          case "light" -> of(Theme.LIGHT);
          case "dark" -> of(Theme.DARK);
          default -> ofSystem();
        };
    look.textScale.set(config.whole(Options.TEXT_PERCENT) / 100.0);
    return look;
  }

  /// Letters against their usual size, 1 to 2.
  public DoubleProperty textScaleProperty() {
    return textScale;
  }

  /// A fifth larger or smaller.
  public void scaleText(double by) {
    textScale.set(Math.clamp(Math.round((textScale.get() + by) * 10) / 10.0, 1, 2));
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

  /// That theme, by the user's choice: the system's is no longer followed.
  public void choose(Theme wanted) {
    chosen = true;
    theme.set(wanted);
  }

  /// The system's scheme from now on.
  public void followSystem() {
    chosen = false;
    theme.set(Theme.of(Platform.getPreferences().getColorScheme()));
  }

  /// The other theme, by the user's choice: the system's is no longer followed.
  public void toggle() {
    choose(theme().other());
  }

  /// Loads the fonts and keeps the scene in the theme.
  public void dress(Scene scene) {
    loadFonts();
    theme.subscribe(now -> dress(scene, now, textScale.get()));
    textScale.subscribe(scale -> dress(scene, theme.get(), scale.doubleValue()));
    textScale.subscribe(scale -> scene.getRoot().setStyle(size(scale.doubleValue())));
    scene.rootProperty().subscribe(root -> root.setStyle(size(textScale.get())));
  }

  static String size(double scale) {
    return scale == 1 ? "" : "-fx-font-size: " + SIZE * scale + "px;";
  }

  /// Loads the fonts and sets one theme once: off-stage pictures.
  static void dress(Scene scene, Theme theme) {
    dress(scene, theme, 1);
  }

  private static void dress(Scene scene, Theme theme, double scale) {
    loadFonts();
    scene.setUserAgentStylesheet(theme.userAgentSheet());
    var sheets = new ArrayList<>(theme.sheets());
    if (scale != 1) {
      sheets.replaceAll(sheet -> ScaledSheet.of(sheet, scale));
      sheets.add(ScaledSheet.additions(scale));
    }
    scene.getStylesheets().setAll(sheets);
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
