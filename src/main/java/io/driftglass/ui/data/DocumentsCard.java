package io.driftglass.ui.data;

import io.driftglass.data.attach.Attachment;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Pressable;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.ZoneId;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The documents of the dataset in hand, a line each: open, save, delete.
final class DocumentsCard {
  private final DocumentsViewModel model;
  private final VBox lines = new VBox(8);
  private final Card card = new Card("Documents", lines);

  DocumentsCard(DocumentsViewModel model) {
    this.model = model;
    lines.getStyleClass().add("pad");
    card.setId("documents");
    card.sentence().textProperty().bind(model.sentenceProperty());
    card.actions(Buttons.small("Attach", "mdoal-attach_file", model::attach));
    model.all().addListener((ListChangeListener<Attachment>) change -> show());
    show();
  }

  Card node() {
    return card;
  }

  private void show() {
    lines.getChildren().setAll(model.all().stream().map(this::line).toList());
    if (lines.getChildren().isEmpty()) {
      lines
          .getChildren()
          .add(
              Texts.wrapped(
                  Words.of(
                      "Nothing attached. A PDF, picture or text attached here stays with the"
                          + " data."),
                  "small",
                  "muted"));
    }
  }

  private HBox line(Attachment attachment) {
    var hash = Texts.of(FactsCard.shortened(attachment.sha256()), "mono", "muted");
    hash.setTooltip(
        new Tooltip(attachment.sha256() + "\n" + Words.of("SHA-256 of the file; click to copy")));
    Pressable.of(hash, Words.of("Copy %s", "SHA-256"), () -> Problems.copy(attachment.sha256()));
    var line =
        new HBox(
            10,
            Icon.of("mdoal-insert_drive_file", "i18"),
            Texts.cuttable(attachment.name(), "medium"),
            Texts.of(DocumentsViewModel.described(attachment), "small", "muted"),
            Texts.of(Times.when(attachment.at(), ZoneId.systemDefault()), "small", "muted"),
            Spacer.grow(),
            hash,
            Buttons.link("Open", () -> model.open(attachment)),
            Buttons.link("Save as", () -> model.save(attachment)),
            Buttons.icon(
                Words.of("Delete %s", attachment.name()),
                "mdoal-delete",
                () -> model.delete(attachment)));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
