package io.driftglass.ui.kit.part;

import org.kordamp.ikonli.javafx.FontIcon;

/// Icons of the material2 pack. Their size and colour are style classes: setting them on the icon
/// itself overwrites the inline style in which ikonli keeps its font.
public final class Icon {
  private Icon() {}

  /// @param literal such as `mdoal-table_chart`; an unknown one throws
  /// @param classes size `i14`..`i40`, colour `i-accent`, `i-good`, `i-warn`, `i-bad`, ...
  public static FontIcon of(String literal, String... classes) {
    var icon = new FontIcon(literal);
    icon.getStyleClass().addAll(classes);
    return icon;
  }
}
