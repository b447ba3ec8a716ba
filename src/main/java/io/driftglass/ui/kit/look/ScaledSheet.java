package io.driftglass.ui.kit.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A style sheet with all lengths larger: beside larger letters the heights, paddings and icons
/// grow too. Lines and corners stay as they are.
final class ScaledSheet {
  private static final Pattern LENGTH =
      Pattern.compile(
          "(-fx-(?:padding|label-padding|(?:min|max|pref)-(?:height|width)|icon-size|cell-size|"
              + "size|graphic-text-gap|spacing|hgap|vgap|indent)\\s*:)([^;}]*)");
  private static final Pattern PLAIN =
      Pattern.compile("(?<![-\\w.])(\\d*\\.?\\d+)(px)?(?![\\w.%])");
  private static final int LOWEST_CELL = 18;
  private static final int HIGHEST_CELL = 60;

  private ScaledSheet() {}

  /// @param sheet its address
  /// @param scale above 1
  /// @return the address of the scaled one
  static String of(String sheet, double scale) {
    try (var in = URI.create(sheet).toURL().openStream()) {
      var css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return address(scaled(css, scale));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is set in the code and not in a sheet: heights of cells, widths of panels.
  static String additions(double scale) {
    var css = new StringBuilder();
    for (int height = LOWEST_CELL; height <= HIGHEST_CELL; height++) {
      css.append(rule(".cells-" + height, "-fx-fixed-cell-size", height * scale));
    }
    css.append(rule(".panel-r", "-fx-min-width", 264 * scale))
        .append(rule(".panel-r", "-fx-max-width", 336 * scale))
        .append(rule(".why-side", "-fx-min-width", 336 * scale))
        .append(rule(".why-side", "-fx-pref-width", 336 * scale))
        .append(rule(".why-side", "-fx-max-width", 336 * scale));
    return address(css.toString());
  }

  static String scaled(String css, double scale) {
    return LENGTH.matcher(css).replaceAll(found -> found.group(1) + values(found, scale));
  }

  private static String values(MatchResult found, double scale) {
    return PLAIN
        .matcher(found.group(2))
        .replaceAll(value -> number(Double.parseDouble(value.group(1)) * scale));
  }

  private static String rule(String selector, String property, double value) {
    return "%s { %s: %spx; }%n".formatted(selector, property, number(value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String address(String css) {
    var bytes = css.getBytes(StandardCharsets.UTF_8);
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
