package io.driftglass.ui.chart.paint;

import java.util.Locale;
import java.util.stream.Stream;

/// How the channels of a chart lie beside each other.
///
/// @param shared whether one value axis holds for all of them
public record Arrangement(Form form, boolean shared) {
  /// Each in a row of its own with its own axis.
  public static final Arrangement USUAL = new Arrangement(Form.STACKED, false);

  public enum Form {
    STACKED("Stacked"),
    OVERLAID("Overlaid"),
    MULTIPLES("Small multiples");

    private final String title;

    Form(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /// The one after it, round and round.
    public Form next() {
      return switch (this) {
        case STACKED -> OVERLAID;
        case OVERLAID -> MULTIPLES;
        case MULTIPLES -> STACKED;
      };
    }
  }

  public Arrangement with(Form newForm) {
    return new Arrangement(newForm, shared);
  }

  public Arrangement with(boolean oneAxis) {
    return new Arrangement(form, oneAxis);
  }

  /// `overlaid shared`, for [#of].
  public String text() {
    return form.name().toLowerCase(Locale.ROOT) + (shared ? " shared" : "");
  }

  /// The usual one where the text is none.
  public static Arrangement of(String text) {
    return Stream.of(Form.values())
        .flatMap(f -> Stream.of(new Arrangement(f, false), new Arrangement(f, true)))
        .filter(arrangement -> arrangement.text().equals(text))
        .findFirst()
        .orElse(USUAL);
  }
}
