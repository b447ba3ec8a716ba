package io.driftglass.ui.kit.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;

/// Light or dark.
public enum Theme {
  LIGHT,
  DARK;

  /// AtlantaFX's sheet, on which ours stand.
  public String userAgentSheet() {
    return switch (this) {
      case LIGHT -> new PrimerLight().getUserAgentStylesheet();
      case DARK -> new PrimerDark().getUserAgentStylesheet();
    };
  }

  /// Our sheets, in order. Dark colours are a sheet of their own and no style class, so that menus
  /// and tool tips, whose roots carry no class of ours, turn dark with the window.
  public List<String> sheets() {
    return switch (this) {
      case LIGHT -> List.of(sheet("driftglass.css"));
      case DARK -> List.of(sheet("driftglass.css"), sheet("driftglass-dark.css"));
    };
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  static Theme of(ColorScheme scheme) {
    return scheme == ColorScheme.DARK ? DARK : LIGHT;
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(
            Theme.class.getResource("/io/driftglass/ui/" + name), "no style sheet " + name)
        .toExternalForm();
  }
}
