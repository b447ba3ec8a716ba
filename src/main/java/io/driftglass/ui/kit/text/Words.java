package io.driftglass.ui.kit.text;

import java.util.Locale;
import java.util.ResourceBundle;

/// Texts of the window in the user's language. The English text stands in the code and is its own
/// key: other languages have it in `messages_xx.properties`, and what is missing there stays
/// English.
///
/// What is data is not asked for here: names of channels, datasets, models, files and methods.
public final class Words {
  static final String BUNDLE = "io.driftglass.ui.messages";

  private Words() {}

  /// @param english `Find anomalies`
  public static String of(String english) {
    if (english.isEmpty()) return english;
    var bundle = ResourceBundle.getBundle(BUNDLE, locale());
    var key = key(english);
    return bundle.containsKey(key) ? bundle.getString(key) : english;
  }

  /// @param english with a `%s` for each value, numbers as [Figures] writes them
  public static String of(String english, Object... values) {
    return String.format(locale(), of(english), values);
  }

  /// Under what the text stands in the files of the other languages: `Find_anomalies`.
  public static String key(String english) {
    return english.replaceAll("[\\s:=#!\\\\]+", "_");
  }

  /// The language of words, names of months and days.
  public static Locale locale() {
    return Locale.getDefault(Locale.Category.DISPLAY);
  }
}
