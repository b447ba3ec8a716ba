package io.driftglass.ui.kit.text;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The language of the window, chosen once when the program starts.
public final class Language {
  private static final List<String> KNOWN = List.of("en", "de");

  private Language() {}

  /// Takes the language of the settings for words and, where the system writes numbers as another
  /// language does, for numbers too. `system` is the system's, or English where the program does
  /// not speak it; numbers are then the system's.
  public static void choose(Config config) {
    var wanted = config.text(Options.LANGUAGE);
    if (KNOWN.contains(wanted)) {
      speak(Locale.Category.DISPLAY, wanted);
      speak(Locale.Category.FORMAT, wanted);
    } else if (!KNOWN.contains(Words.locale().getLanguage())) {
      speak(Locale.Category.DISPLAY, "en");
    }
    // now, so that the window's thread need not read the file
    var _ = ResourceBundle.getBundle(Words.BUNDLE, Words.locale());
  }

  private static void speak(Locale.Category category, String language) {
    if (Locale.getDefault(category).getLanguage().equals(language)) return;
    Locale.setDefault(category, Locale.of(language));
  }
}
