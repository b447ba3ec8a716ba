package io.driftglass.ui.kit.text;

import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences that the program's core has put together in English, in the user's language: each is
/// found by the pattern it was made from, `%s went from %s to %s.`, which stands in the same files
/// as the texts of the window. What has no pattern there stays English.
public final class Said {
  private static final Pattern PLACE = Pattern.compile("%[-,.\\d]*[a-z]");
  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(\\.\\d+)?");
  private static final Pattern MINUS = Pattern.compile("(?<![\\w.)-])-(?=\\d)");
  private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.?!]) (?=\\p{Lu})");
  private static final int LEAST_LETTERS = 8;

  private Said() {}

  /// @param english one or several sentences
  public static String of(String english) {
    var bundle = ResourceBundle.getBundle(Words.BUNDLE, Words.locale());
    if (english.isBlank() || !bundle.keySet().iterator().hasNext()) return signed(english);
    return translated(english, bundle)
        .orElseGet(
            () -> {
              var parts = new ArrayList<String>();
              for (var part : BETWEEN_SENTENCES.split(english)) {
                parts.add(translated(part, bundle).orElse(signed(part)));
              }
              return String.join(" ", parts);
            });
  }

  private static Optional<String> translated(String english, ResourceBundle bundle) {
    var own = Words.key(english);
    if (bundle.containsKey(own)) return Optional.of(bundle.getString(own));
    Optional<String> best = Optional.empty();
    int most = LEAST_LETTERS - 1;
    for (var key : bundle.keySet()) {
      if (key.indexOf('%') < 0) continue;
      var pieces = List.of(PLACE.split(key, -1));
      int letters = pieces.stream().mapToInt(String::length).sum();
      if (letters <= most || pieces.size() == 1) continue;
      if (!pieces.stream().allMatch(piece -> own.contains(piece.replace("%%", "%")))) continue;
      var match = pattern(pieces).matcher(english);
      if (!match.matches() || spans(match)) continue;
      most = letters;
      best = Optional.of(filled(bundle.getString(key), match, bundle));
    }
    return best;
  }

  /// Whether a value reaches into the next sentence.
  private static boolean spans(Matcher match) {
    for (int i = 1; i <= match.groupCount(); i++) {
      if (BETWEEN_SENTENCES.matcher(match.group(i)).find()) return true;
    }
    return false;
  }

  /// A key has one underscore for what is between words; see [Words#key].
  private static Pattern pattern(List<String> pieces) {
    var pattern = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) pattern.append("(.+?)");
      var words = pieces.get(i).replace("%%", "%").split("_", -1);
      for (int w = 0; w < words.length; w++) {
        if (w > 0) pattern.append("[\\s:=#!\\\\_]+");
        pattern.append(Pattern.quote(words[w]));
      }
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  private static String filled(String template, Matcher values, ResourceBundle bundle) {
    var text = new StringBuilder();
    var place = PLACE.matcher(template);
    for (int i = 1; place.find(); i++) {
      place.appendReplacement(text, Matcher.quoteReplacement(value(values.group(i), bundle)));
    }
    return place.appendTail(text).toString().replace("%%", "%");
  }

  /// Numbers in the notation of the user, clauses and words in the language, names as they are.
  private static String value(String english, ResourceBundle bundle) {
    int space = english.indexOf(' ');
    if (space > 0 && NUMBER.matcher(english.substring(0, space)).matches()) {
      return number(english.substring(0, space)) + " " + Words.of(english.substring(space + 1));
    }
    return NUMBER.matcher(english).matches()
        ? number(english)
        : translated(english, bundle).orElse(english);
  }

  private static String number(String english) {
    var symbols = DecimalFormatSymbols.getInstance(Locale.getDefault(Locale.Category.FORMAT));
    var text = new StringBuilder();
    for (char c : signed(english).toCharArray()) {
      if (c == ',') text.append(symbols.getGroupingSeparator());
      else if (c == '.') text.append(symbols.getDecimalSeparator());
      else text.append(c);
    }
    return text.toString();
  }

  private static String signed(String english) {
    return MINUS.matcher(english).replaceAll("\u2212");
  }
}
