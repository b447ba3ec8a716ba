package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;

/// Buttons by rank: one primary a page, secondary, ghost, link, small.
public final class Buttons {
  private Buttons() {}

  public static Button primary(String text, String icon, Runnable run) {
    return of(text, icon, run, "accent");
  }

  public static Button secondary(String text, String icon, Runnable run) {
    return of(text, icon, run);
  }

  public static Button small(String text, String icon, Runnable run) {
    var button = of(text, icon, run, "sm");
    button.getGraphic().getStyleClass().setAll("ikonli-font-icon", "i15");
    return button;
  }

  public static Button small(String text, Runnable run) {
    return bare(text, run, "sm");
  }

  public static Button link(String text, Runnable run) {
    return bare(text, run, "ghost", "lnk", "sm");
  }

  /// Only an icon; its name is the tool tip and what a screen reader says.
  public static Button icon(String name, String icon, Runnable run) {
    var button = of("", icon, run, "ghost", "icon");
    button.setTooltip(new Tooltip(Words.of(name)));
    button.setAccessibleText(Words.of(name));
    return button;
  }

  /// The primary button with more choices behind its arrow.
  public static SplitMenuButton split(String text, String icon, Runnable run, MenuItem... more) {
    var button = new SplitMenuButton(more);
    button.setText(Words.of(text));
    button.setGraphic(Icon.of(icon, "i18"));
    button.getStyleClass().add("accent");
    button.setOnAction(event -> run.run());
    button.setMinWidth(Label.USE_PREF_SIZE);
    return button;
  }

  private static Button of(String text, String icon, Runnable run, String... classes) {
    var button = bare(text, run, classes);
    button.setGraphic(Icon.of(icon, "i18"));
    return button;
  }

  private static Button bare(String text, Runnable run, String... classes) {
    var button = new Button(Words.of(text));
    button.setMnemonicParsing(false);
    button.getStyleClass().addAll(classes);
    button.setOnAction(event -> run.run());
    button.setMinWidth(Label.USE_PREF_SIZE);
    return button;
  }
}
