package io.driftglass.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a shape of a plot looks; the one table that pages and prints are painted from.
public enum Style {
  SERIES(0x27425f, 1, Paint.LINE, 1),
  FORECAST(0x4c4fc4, 1, Paint.LINE, 2),
  SCORE(0x7a8594, 1, Paint.LINE, 1),
  GRID(0xedf0f4, 1, Paint.LINE, 1),
  MARK(0x1a2430, 1, Paint.LINE, 1.5),
  LEVEL(0x1a2430, 1, Paint.DASHES, 1),
  LABEL(0x5f6b7a, 1, Paint.DASHES, 1),
  AXIS(0x5f6b7a, 1, Paint.FILL, 0),
  BAND80(0x4c4fc4, .20, Paint.FILL, 0),
  BAND95(0x4c4fc4, .14, Paint.FILL, 0),
  CRITICAL(0xb3203a, .16, Paint.FILL, 0),
  MAJOR(0xd9660a, .16, Paint.FILL, 0),
  MINOR(0xb98900, .16, Paint.FILL, 0),
  LOW(0x3b82b8, .16, Paint.FILL, 0);

  /// What is done with a shape's outline.
  enum Paint {
    LINE,
    DASHES,
    FILL
  }

  /// Lengths of a dash and of the gap after it, pixels.
  static final float DASH = 5;

  static final float DASH_GAP = 4;

  private final int rgb;
  private final double alpha;
  private final Paint paint;
  private final double width;

  Style(int rgb, double alpha, Paint paint, double width) {
    this.rgb = rgb;
    this.alpha = alpha;
    this.paint = paint;
    this.width = width;
  }

  int rgb() {
    return rgb;
  }

  double alpha() {
    return alpha;
  }

  Paint paint() {
    return paint;
  }

  /// Pixels of the stroke; 0 where the shape is filled.
  double width() {
    return width;
  }

  String cssClass() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Every style as a rule of a style sheet.
  static String sheet() {
    return Arrays.stream(values()).map(Style::rule).collect(Collectors.joining("\n"));
  }

  private String rule() {
    return switch (paint) {
      case LINE -> ".%s{fill:none;stroke:#%06x;stroke-width:%s}".formatted(cssClass(), rgb, width);
      case DASHES ->
          ".%s{fill:none;stroke:#%06x;stroke-width:%s;stroke-dasharray:%.0f %.0f}"
              .formatted(cssClass(), rgb, width, DASH, DASH_GAP);
      case FILL -> ".%s{fill:#%06x;fill-opacity:%s}".formatted(cssClass(), rgb, alpha);
    };
  }
}
