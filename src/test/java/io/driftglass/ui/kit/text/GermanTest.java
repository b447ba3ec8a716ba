package io.driftglass.ui.kit.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The German texts are all there are, no more, and say as much as the English ones.
class GermanTest {
  private static final Pattern PLACE = Pattern.compile("%[-,.\\d]*[a-z%]");

  @TempDir Path folder;
  private final Locale words = Locale.getDefault(Locale.Category.DISPLAY);
  private final Locale numbers = Locale.getDefault(Locale.Category.FORMAT);
  private final ResourceBundle german =
      ResourceBundle.getBundle("io.driftglass.ui.messages", Locale.GERMAN);

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(Locale.Category.DISPLAY, words);
    Locale.setDefault(Locale.Category.FORMAT, numbers);
  }

  @Test
  void every_text_that_is_asked_for_has_its_german() {
    var missing = new TreeSet<String>();
    for (var english : new Sources(Path.of("src/main/java/io/driftglass/ui")).asked()) {
      boolean says = PLACE.matcher(english).replaceAll("").chars().anyMatch(Character::isLetter);
      if (says && !german.containsKey(Words.key(english))) missing.add(english);
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void no_german_text_is_unused() {
    var sources = new Sources(Path.of("src/main/java/io/driftglass"));
    var used = new HashSet<String>();
    for (var text : sources.literals()) {
      used.add(Words.key(text));
      for (var key : text.split("\\+", -1)) used.add(key);
      used.add(Words.key("%s " + text));
      used.add(Words.key("%s " + text + "s"));
      used.add(Words.key(capital(text.replace('_', ' ').replace('-', ' '))));
    }
    sources.constants().forEach(word -> used.add(Words.key(word)));
    var unused = new TreeSet<>(german.keySet());
    unused.removeAll(used);
    assertEquals(Set.of(), unused);
  }

  private static String capital(String text) {
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  @Test
  void both_languages_have_the_same_places_for_values_in_the_same_order() {
    var different = new ArrayList<String>();
    for (var key : german.keySet()) {
      if (!places(key).equals(places(german.getString(key)))) different.add(key);
    }
    assertEquals(List.of(), different);
  }

  private static List<String> places(String text) {
    return PLACE
        .matcher(text.replaceAll("\\d %_|\\d-% ?|\\d % ?", ""))
        .results()
        .map(m -> m.group())
        .collect(Collectors.toList());
  }

  @Test
  void words_and_numbers_follow_the_setting() {
    speak("de");
    assertEquals("Anomalien suchen", Words.of("Find anomalies"));
    assertEquals("87.912 Zeilen", Figures.count(87_912, "row"));
    assertEquals("1 Zeile", Figures.count(1, "row"));
    assertEquals("5,97", Figures.value(5.97));
    assertEquals(
        "1. März 2026 06:12", Times.when(Instant.parse("2026-03-01T06:12:00Z"), ZoneOffset.UTC));
    speak("en");
    assertEquals("Find anomalies", Words.of("Find anomalies"));
    assertEquals("87,912 rows", Figures.count(87_912, "row"));
    assertEquals(
        "1 Mar 2026 06:12", Times.when(Instant.parse("2026-03-01T06:12:00Z"), ZoneOffset.UTC));
  }

  @Test
  void the_system_decides_where_nothing_is_chosen_and_english_speaks_for_other_languages() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
    speak("system");
    assertEquals("Schwere", Words.of("Severity"));
    Locale.setDefault(Locale.Category.DISPLAY, Locale.FRANCE);
    Locale.setDefault(Locale.Category.FORMAT, Locale.FRANCE);
    speak("system");
    assertEquals("Severity", Words.of("Severity"));
    assertEquals("5,97", Figures.value(5.97));
  }

  @Test
  void a_text_without_german_stays_english() {
    speak("de");
    assertEquals("Isolation forest", Words.of("Isolation forest"));
    assertTrue(Words.of("").isEmpty());
  }

  private void speak(String language) {
    Language.choose(
        Config.of(
            Map.of(Options.LANGUAGE.key(), language), Map.of(), folder.resolve("driftglass.toml")));
  }
}
