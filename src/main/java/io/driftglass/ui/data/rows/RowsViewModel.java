package io.driftglass.ui.data.rows;

import io.driftglass.data.export.Spreadsheet;
import io.driftglass.problem.Problem;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which stored rows are shown and in which order.
final class RowsViewModel {
  /// Cells that are copied at most: a clipboard is no file.
  static final long MOST_CELLS = 2_000_000;

  /// By what rows are ordered.
  ///
  /// @param channel -1 for their place in the dataset
  record Order(int channel, boolean falling) {
    static final Order STORED = new Order(-1, false);
  }

  private final Desk desk;
  private final Frame frame;
  private final RowList list;
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private String filter = "";
  private Order order = Order.STORED;
  private Optional<Problem> uncopied = Optional.empty();
  private int asked;

  RowsViewModel(Desk desk, Frame frame) {
    this.desk = desk;
    this.frame = frame;
    list = new RowList(frame.rows());
    tell();
  }

  Frame frame() {
    return frame;
  }

  /// The rows shown, by their place in the frame.
  RowList list() {
    return list;
  }

  /// `312 of 17,528 rows`.
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /// Why the filter cannot be used, or the copy not made; null where nothing is wrong.
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void filter(String text) {
    filter = text;
    arrange();
  }

  void order(Order next) {
    if (next.equals(order)) return;
    order = next;
    arrange();
  }

  private void arrange() {
    int mine = ++asked;
    if (filter.isBlank() && order.equals(Order.STORED)) {
      problem.set(null);
      list.showAll(frame.rows());
      tell();
      return;
    }
    var wantedFilter = filter;
    var wantedOrder = order;
    desk.loader()
        .start(
            "Arrange rows",
            progress -> {
              var kept = RowOrder.filtered(frame, RowCondition.of(frame, wantedFilter), progress);
              if (wantedOrder.channel >= 0) {
                var values = frame.column(wantedOrder.channel);
                return RowOrder.sorted(kept, values, wantedOrder.falling, progress);
              }
              return wantedOrder.falling ? reversed(kept) : kept;
            },
            rows -> {
              if (mine != asked) return;
              problem.set(null);
              list.show(rows);
              tell();
            },
            failure -> {
              if (mine == asked) problem.set(Problems.of(failure));
            });
  }

  private static int[] reversed(int[] rows) {
    var reversed = new int[rows.length];
    for (int at = 0; at < rows.length; at++) reversed[at] = rows[rows.length - 1 - at];
    return reversed;
  }

  private void tell() {
    sentence.set(
        list.size() == frame.rows()
            ? Figures.count(frame.rows(), "row")
            : Words.of("%s of %s", Figures.count(list.size()), Figures.count(frame.rows(), "row")));
  }

  /// Copies rows with their names above, cells parted by tabs, numbers as the locale writes them: a
  /// spreadsheet takes them as they are.
  ///
  /// @param places in the list; all rows shown where empty
  void copy(List<Integer> places, Locale locale, Consumer<String> clipboard) {
    long cells = (places.isEmpty() ? list.size() : places.size()) * (frame.channels().size() + 1L);
    uncopied.filter(was -> was.equals(problem.get())).ifPresent(was -> problem.set(null));
    if (cells > MOST_CELLS) {
      uncopied = Optional.of(tooMany(cells));
      problem.set(uncopied.get());
      return;
    }
    int[] rows =
        places.isEmpty()
            ? list.stream().mapToInt(Integer::intValue).toArray()
            : places.stream().sorted().mapToInt(list::get).toArray();
    desk.loader()
        .start(
            "Copy rows",
            progress -> text(rows, DecimalFormatSymbols.getInstance(locale).getDecimalSeparator()),
            text -> {
              clipboard.accept(text);
              desk.tools()
                  .notices()
                  .status(Words.of("Copied %s", Figures.count(rows.length, "row")));
            },
            failure -> problem.set(Problems.of(failure)));
  }

  private static Problem tooMany(long cells) {
    return new Problem(
        "",
        Words.of(
            "%s are too many to copy; %s fit on the clipboard.",
            Figures.count(cells, "cell"), Figures.count(MOST_CELLS)),
        "Choose fewer rows, or export the dataset.");
  }

  private String text(int[] rows, char decimal) {
    var text = new StringBuilder("time");
    for (var channel : frame.channels()) text.append('\t').append(cell(channel.name()));
    text.append('\n');
    for (int row : rows) {
      text.append(frame.clock().text(frame.tick(row)).replace('T', ' '));
      for (int c = 0; c < frame.channels().size(); c++) {
        text.append('\t').append(cell(frame.channel(c), frame.column(c)[row], decimal));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(Channel channel, double value, char decimal) {
    return word(channel, value)
        .map(RowsViewModel::cell)
        .orElseGet(() -> Spreadsheet.number(value, decimal));
  }

  private static String cell(String text) {
    return Spreadsheet.safe(text.replaceAll("[\\t\\r\\n]", " "));
  }

  /// The word that a category's code stands for.
  static Optional<String> word(Channel channel, double value) {
    boolean coded =
        channel.kind() == Kind.CATEGORY && value >= 0 && value < channel.categories().size();
    return coded ? Optional.of(channel.categories().get((int) value)) : Optional.empty();
  }
}
