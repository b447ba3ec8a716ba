package io.driftglass.ui.kit.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScaledSheetTest {
  @Test
  void heights_paddings_and_icons_grow_and_lines_and_letters_stay() {
    assertEquals(
        ".a { -fx-min-height: 64.00; -fx-padding: 10.00 24.00 10.00 24.00; -fx-font-size: 0.9em;"
            + " -fx-border-width: 1; -fx-background-radius: 6; }",
        ScaledSheet.scaled(
            ".a { -fx-min-height: 32; -fx-padding: 5 12 5 12; -fx-font-size: 0.9em;"
                + " -fx-border-width: 1; -fx-background-radius: 6; }",
            2));
  }

  @Test
  void what_is_measured_in_letters_grows_by_itself() {
    assertEquals(
        "-fx-min-width: 7em; -fx-max-height: 15.00;",
        ScaledSheet.scaled("-fx-min-width: 7em; -fx-max-height: 10px;", 1.5));
  }
}
