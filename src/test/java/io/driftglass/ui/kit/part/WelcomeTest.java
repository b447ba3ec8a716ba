package io.driftglass.ui.kit.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

class WelcomeTest {
  private static final Set<String> ALIKE = Set.of("1", "2", "3", "O", "V");

  @Test
  void a_first_start_in_german_has_no_english_word_and_nothing_is_cut() throws Exception {
    var before = Locale.getDefault(Locale.Category.DISPLAY);
    try {
      var english = words(Locale.UK);
      var german = words(Locale.GERMANY);
      assertFalse(english.isEmpty());
      german.retainAll(english);
      german.removeAll(ALIKE);
      assertEquals(Set.of(), german);
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  private static Set<String> words(Locale locale) throws Exception {
    Locale.setDefault(Locale.Category.DISPLAY, locale);
    return Fx.call(
        () -> {
          Scene scene = Snapshot.stage(new Welcome(() -> {}, () -> {}), 1040, 640, Theme.LIGHT);
          assertEquals(List.of(), CutLabels.in(scene));
          return scene.getRoot().lookupAll("*").stream()
              .filter(Labeled.class::isInstance)
              .map(node -> ((Labeled) node).getText())
              .filter(text -> text != null && !text.isEmpty())
              .collect(Collectors.toSet());
        });
  }
}
