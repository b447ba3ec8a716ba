package io.driftglass.ui.shell;

import atlantafx.base.controls.ToggleSwitch;
import io.driftglass.ui.kit.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be clicked on a page now, as commands: buttons, links, switches, the entries of menus.
/// So the palette has whatever the page has.
final class PageActions {
  private static final String ICON = "mdoal-arrow_forward";

  private final List<Command> found = new ArrayList<>();

  private PageActions() {}

  /// Those that are visible and not disabled, in the order of the page.
  static List<Command> of(Parent page) {
    var actions = new PageActions();
    actions.walk(page, "");
    return List.copyOf(actions.found);
  }

  /// What a control is called: by a screen reader, by its text, by its tool tip.
  static String name(Node node) {
    var heard = node.getAccessibleText();
    if (heard != null && !heard.isBlank()) return heard.strip();
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      if (!labeled.getText().isBlank()) return labeled.getText().strip();
    }
    return node instanceof Control control && control.getTooltip() != null
        ? control.getTooltip().getText()
        : "";
  }

  private void walk(Node node, String row) {
    if (!node.isVisible() || !node.isManaged() || node.isDisabled()) return;
    if (node instanceof Control control && control.getContextMenu() != null) {
      menu(control.getContextMenu(), row);
    }
    switch (node) {
      case SplitMenuButton split -> {
        add(name(split), row, icon(split), split::fire);
        items(split.getItems(), name(split));
      }
      case MenuButton menu -> menu(menu);
      case ButtonBase button -> add(name(button), row, icon(button), button::fire);
      case ToggleSwitch toggle ->
          add(name(toggle), row, ICON, () -> toggle.setSelected(!toggle.isSelected()));
      case Parent parent -> {
        var within = parent instanceof Cell<?> cell ? words(cell) : row;
        parent.getChildrenUnmodifiable().forEach(child -> walk(child, within));
      }
      default -> {}
    }
  }

  /// A menu that fills itself when it opens is opened.
  private void menu(MenuButton menu) {
    if (menu.getItems().isEmpty()) add(name(menu), "", icon(menu), menu::show);
    items(menu.getItems(), name(menu));
  }

  private void menu(ContextMenu menu, String row) {
    items(menu.getItems(), row);
  }

  private void items(List<MenuItem> items, String of) {
    for (var item : items) {
      if (item instanceof SeparatorMenuItem || item.isDisable() || !item.isVisible()) continue;
      if (item instanceof Menu deeper) items(deeper.getItems(), of + " · " + item.getText());
      else add(item.getText(), of, ICON, item::fire);
    }
  }

  private void add(String title, String detail, String icon, Runnable run) {
    if (title == null || title.isBlank()) return;
    found.add(new Command(Command.COMMANDS, title.strip(), detail, icon, "", run));
  }

  private static String icon(Labeled button) {
    return button.getGraphic() instanceof FontIcon icon ? icon.getIconLiteral() : ICON;
  }

  /// The first words of a row: they tell its buttons from those of other rows.
  private static String words(Cell<?> cell) {
    return labels(cell).findFirst().orElse("");
  }

  private static Stream<String> labels(Node node) {
    if (node instanceof ButtonBase) return Stream.empty();
    var own = node instanceof Labeled labeled ? labeled.getText() : null;
    var here = Optional.ofNullable(own).filter(text -> !text.isBlank()).stream();
    return node instanceof Parent parent
        ? Stream.concat(
            here, parent.getChildrenUnmodifiable().stream().flatMap(PageActions::labels))
        : here;
  }
}
