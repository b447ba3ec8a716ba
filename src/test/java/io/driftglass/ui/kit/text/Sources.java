package io.driftglass.ui.kit.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts that stand in the program's sources.
public final class Sources {
  private static final String PART = "\"((?:[^\"\\\\\n]|\\\\.)*)\"";
  private static final String WHOLE = "(?:" + PART + ")(?:\\s*\\+\\s*\"(?:[^\"\\\\\n]|\\\\.)*\")*";
  private static final Pattern LITERAL = Pattern.compile(WHOLE);
  private static final Pattern ONE = Pattern.compile(PART);
  private static final Pattern ASKED =
      Pattern.compile("Words\\.of\\(\\s*(?:[^()\"]*\\?\\s*)?(" + WHOLE + ")");
  private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z_0-9]+\\b");

  private final List<String> files = new ArrayList<>();

  /// @param folder searched with what lies below it
  public Sources(Path folder) {
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        files.add(withoutComments(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutComments(String source) {
    return source.replaceAll("(?m)^\\s*//.*$", "");
  }

  /// Every text, parts that are put together with `+` as one.
  public Set<String> literals() {
    var found = new HashSet<String>();
    for (var file : files) LITERAL.matcher(file).results().forEach(m -> found.add(text(m.group())));
    return found;
  }

  /// Texts that are asked for in the user's language where they stand.
  Set<String> asked() {
    var found = new HashSet<String>();
    for (var file : files) {
      Matcher asked = ASKED.matcher(file);
      while (asked.find()) found.add(text(asked.group(1)));
    }
    return found;
  }

  /// Names of constants as words: `completed`, `Completed`.
  Set<String> constants() {
    var found = new HashSet<String>();
    for (var file : files) {
      Matcher constant = CONSTANT.matcher(file);
      while (constant.find()) {
        var word = constant.group().toLowerCase(java.util.Locale.ROOT);
        found.add(word);
        found.add(Character.toUpperCase(word.charAt(0)) + word.substring(1));
      }
    }
    return found;
  }

  private static String text(String literal) {
    var text = new StringBuilder();
    ONE.matcher(literal).results().forEach(part -> text.append(part.group(1)));
    return text.toString().replaceAll("\\\\u[0-9a-fA-F]{4}", "?").translateEscapes();
  }
}
