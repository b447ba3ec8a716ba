package io.driftglass.ui.shell;

import atlantafx.base.controls.Popover;
import io.driftglass.ui.kit.Notices;
import io.driftglass.ui.kit.Notices.Notice;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The bell: every toast of this session, newest first, for those who were not looking.
final class AlertsButton extends Button {
  private static final int SHOWN = 30;

  AlertsButton(Notices notices) {
    setGraphic(Icon.of("mdomz-notifications_none", "i18"));
    getStyleClass().addAll("ghost", "icon");
    setTooltip(new Tooltip(Words.of("Alerts")));
    setAccessibleText("Alerts");
    setOnAction(event -> open(notices));
  }

  private void open(Notices notices) {
    var list = new VBox(12);
    list.getStyleClass().add("alerts");
    if (notices.all().isEmpty())
      list.getChildren().add(Texts.of(Words.of("No alerts in this session."), "muted"));
    notices.all().stream().limit(SHOWN).map(AlertsButton::row).forEach(list.getChildren()::add);
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setPrefWidth(320);
    scroll.setMaxHeight(400);
    var popover = new Popover(scroll);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    popover.show(this);
  }

  private static Node row(Notice notice) {
    var words = new VBox(Texts.wrapped(notice.title(), "medium"));
    if (!notice.detail().isEmpty())
      words.getChildren().add(Texts.wrapped(notice.detail(), "small", "muted"));
    var row = new HBox(8, Icon.of(notice.tone().icon(), "i16", notice.tone().iconColour()), words);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }
}
