package io.driftglass.ui.kit.part;

import io.driftglass.job.JobState;
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

  /// Where a job stands.
  public static FontIcon of(JobState state) {
    return switch (state) {
      case PENDING -> of("mdoal-hourglass_empty", "i18");
      case RUNNING -> of("mdomz-play_circle_outline", "i18", "i-accent");
      case COMPLETED -> of("mdoal-check_circle_outline", "i18", "i-good");
      case FAILED -> of("mdoal-error_outline", "i18", "i-bad");
      case CANCELLED -> of("mdoal-cancel", "i18");
      case INTERRUPTED -> of("mdomz-pause_circle_outline", "i18", "i-warn");
    };
  }
}
