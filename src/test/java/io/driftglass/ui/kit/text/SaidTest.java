package io.driftglass.ui.kit.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SaidTest {
  private static final Locale WORDS = Locale.getDefault(Locale.Category.DISPLAY);
  private static final Locale NUMBERS = Locale.getDefault(Locale.Category.FORMAT);

  @BeforeEach
  void speakGerman() {
    speak(Locale.GERMANY);
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(Locale.Category.DISPLAY, WORDS);
    Locale.setDefault(Locale.Category.FORMAT, NUMBERS);
  }

  private static void speak(Locale locale) {
    Locale.setDefault(Locale.Category.DISPLAY, locale);
    Locale.setDefault(Locale.Category.FORMAT, locale);
  }

  @Test
  void a_sentence_keeps_its_names_and_writes_its_numbers_anew() {
    assertEquals(
        "Flow_2 geht nicht mehr mit Motor current: Ihre Korrelation ging von 0,997 auf −0,064.",
        Said.of(
            "Flow_2 no longer goes with Motor current: their correlation went from 0.997 to"
                + " -0.064."));
    assertEquals(
        "validiert auf 5.258 ungesehenen Zeilen",
        Said.of("validated on 5,258 rows it has not seen"));
    assertEquals(
        "Auch P änderte sich: Was die anderen davon nicht erklären, ist 46,44 mal so groß; 27 von"
            + " 60 Kanälen änderten sich.",
        Said.of(
            "P changed too: what the others do not explain of it is 46.44 times as large; 27 of 60"
                + " channels changed."));
  }

  @Test
  void why_a_method_is_chosen_is_said() {
    assertEquals(
        "Short cycles: mean of nine hat den kleinsten MASE, 1,383 über 2 Fenster zu 36 Zeilen, 52 %"
            + " unter der gleichen Zeit im Zyklus davor (2,894).",
        Said.of(
            "Short cycles: mean of nine has the lowest MASE, 1.383 over 2 windows of 36 rows, 52 %"
                + " below the same time last cycle (2.894)."));
    assertEquals(
        "theta irrte um 18 % weniger an 3 früheren Startpunkten, aber nicht mehr, als der Zufall"
            + " bei so wenigen erklärt, darum bleibt die übliche Wahl",
        Said.of(
            "theta erred 18 % less over 3 earlier origins, but no more than chance explains over so"
                + " few, so the usual choice stays"));
  }

  @Test
  void clauses_within_a_sentence_are_said_too() {
    assertEquals(
        "Ridge autoregression, weil sich jeder der 5 Kanäle am besten aus seiner Vergangenheit"
            + " erklärt",
        Said.of(
            "Ridge autoregression, because each of its 5 channels is best told by its own past"));
    assertEquals(
        "Ridge autoregression, weil es einen Kanal gibt, der sich am besten aus seiner"
            + " Vergangenheit erklärt. Aus 400 Zeilen gelernt und an den nächsten 100 erprobt,"
            + " nannte es davon 12 auffällig: Rechnen Sie mit vielen Alarmen.",
        Said.of(
            "Ridge autoregression, because there is one channel, best told by its own past. Learnt"
                + " from 400 rows and tried on the next 100, it called 12 of these strange: expect"
                + " many alarms."));
    assertEquals(
        "Glättung, weil PCA, aus 400 Zeilen gelernt und an den nächsten 100 erprobt, davon 12"
            + " auffällig nannte. So erprobt, nannte es 1.",
        Said.of(
            "Glättung, because PCA, learnt from 400 rows and tried on the next 100, called 12 of"
                + " these strange. Tried so, it called 1."));
  }

  @Test
  void sentences_are_said_one_by_one_and_what_is_unknown_stays() {
    assertEquals(
        "robust-z braucht 10 gemessene Zeilen, die Daten haben 2. Geben Sie mehr Zeilen zum"
            + " Lernen.",
        Said.of("robust-z needs 10 measured rows, the data has 2. Give more rows to learn from."));
    assertEquals(
        "The sky is green. Geben Sie mehr Zeilen zum Lernen.",
        Said.of("The sky is green. Give more rows to learn from."));
  }

  @Test
  void in_english_only_the_minus_changes() {
    speak(Locale.UK);
    assertEquals(
        "It went from 0.5 to −0.064 on 2024-01-02.",
        Said.of("It went from 0.5 to -0.064 on 2024-01-02."));
  }

  @Test
  void every_sentence_on_what_changed_and_on_the_choice_of_a_method_has_its_german() {
    var german = ResourceBundle.getBundle(Words.BUNDLE, Locale.GERMAN);
    var missing = new TreeSet<String>();
    for (var part :
        List.of("explain", "evaluate/AutoDetector.java", "evaluate/DetectorRace.java")) {
      for (var text : new Sources(Path.of("src/main/java/io/driftglass", part)).literals()) {
        boolean sentence = text.contains("%d") || text.endsWith(".");
        if (sentence && text.length() > 20 && !german.containsKey(Words.key(text))) {
          missing.add(text);
        }
      }
    }
    assertEquals(List.of(), List.copyOf(missing));
  }
}
