package io.driftglass.ui.data.version;

import io.driftglass.data.export.ExportPlan.Form;
import io.driftglass.data.export.ExportStore.Exported;
import io.driftglass.ui.data.version.VersionsViewModel.Wish;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Pressable;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How the dataset in hand is written, and what was written before.
final class ExportSheet extends VBox {
  private static final double WIDTH = 560;
  private static final int SHOWN = 6;
  private static final String COMMA = "1,5";
  private static final String ALL = "All rows";

  private final VersionsViewModel model;
  private final Sheets sheets;
  private final Segments form = new Segments(List.of("CSV", "TSV", "XLSX", "JSON"), "CSV");
  private final Segments decimal = new Segments(List.of("1.5", COMMA), usual());
  private final Segments rows = new Segments(List.of(ALL, "What the chart shows"), ALL);
  private final VBox before = new VBox(6);
  // the model outlives the sheet
  private final ListChangeListener<Exported> listed = change -> history();

  ExportSheet(VersionsViewModel model, Sheets sheets) {
    super(14);
    this.model = model;
    this.sheets = sheets;
    getStyleClass().addAll("dg-sheet", "small-sheet");
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMaxHeight(USE_PREF_SIZE);
    model.exported().addListener(new WeakListChangeListener<>(listed));
    model.listExported();
    history();
    rows.setDisable(model.shown().isEmpty());
    var foot =
        new HBox(
            8,
            Spacer.grow(),
            Buttons.secondary("Cancel", "mdoal-close", sheets::close),
            Buttons.primary("Export", "mdoal-get_app", this::export));
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(
            Texts.of(Words.of("Export %s", model.dataset().orElseThrow().title()), "title"),
            line("File", form),
            line("Decimal mark", decimal),
            line("Rows", rows),
            Texts.wrapped(
                Words.of(
                    "Texts that a spreadsheet would run as formulas get an apostrophe in front."),
                "small",
                "muted"),
            before,
            foot);
  }

  Wish wish() {
    return new Wish(
        Form.valueOf(form.chosenProperty().get()),
        decimal.chosenProperty().get().equals(COMMA),
        !rows.chosenProperty().get().equals(ALL));
  }

  private void export() {
    var wish = wish();
    sheets.close();
    model.export(wish);
  }

  /// As this machine writes numbers.
  private static String usual() {
    var symbols = DecimalFormatSymbols.getInstance(Locale.getDefault(Locale.Category.FORMAT));
    return symbols.getDecimalSeparator() == ',' ? COMMA : "1.5";
  }

  private void history() {
    before.getChildren().clear();
    if (model.exported().isEmpty()) return;
    before.getChildren().add(Texts.of(Words.of("Written before"), "heading"));
    for (var one : model.exported().stream().limit(SHOWN).toList()) {
      var hash = Texts.of(one.sha256().substring(0, 8), "mono", "muted");
      hash.setTooltip(
          new Tooltip(one.sha256() + "\n" + Words.of("SHA-256 of the file; click to copy")));
      Pressable.of(hash, Words.of("Copy %s", "SHA-256"), () -> Problems.copy(one.sha256()));
      var file = Texts.cuttable(String.valueOf(Path.of(one.file()).getFileName()), "medium");
      file.setTooltip(new Tooltip(one.file()));
      var line =
          new HBox(
              10,
              file,
              Texts.of(one.dataset(), "small", "muted"),
              Texts.of(Figures.count(one.rows(), "row"), "small", "muted"),
              Spacer.grow(),
              Texts.of(Times.when(one.at(), ZoneId.systemDefault()), "small", "muted"),
              hash);
      line.setAlignment(Pos.CENTER_LEFT);
      before.getChildren().add(line);
    }
  }

  private static HBox line(String name, Node control) {
    var label = Texts.of(name, "small", "muted");
    label.setMinWidth(110);
    var line = new HBox(12, label, control);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
