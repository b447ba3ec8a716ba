package io.driftglass.ui.data.analysis;

import io.driftglass.data.profile.Cloud;
import io.driftglass.data.profile.Cloud.Pairs;
import io.driftglass.data.profile.Cloud.Stretch;
import io.driftglass.data.profile.Periodogram;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How two channels, a channel and its past, or a channel and cycles go together; counted beside
/// the window, the latest wish wins. What is selected anywhere in the window is told apart, and a
/// box of values selects the longest stretch of rows within it.
public final class AnalysisViewModel {
  /// What is looked at.
  public enum View {
    SCATTER("Scatter"),
    LAG("Lag plot"),
    SPECTRUM("Spectrum");

    private final String title;

    View(String title) {
      this.title = title;
    }

    /// As people read it.
    public String title() {
      return title;
    }
  }

  /// What was found.
  ///
  /// @param cloud of a scatter or lag plot
  /// @param part of it that is selected
  /// @param spectrum of the channel
  /// @param chosen that of the selection
  public record Found(
      Optional<Cloud> cloud,
      Optional<Cloud> part,
      Optional<Periodogram> spectrum,
      Optional<Periodogram> chosen) {
    static final Found NOTHING =
        new Found(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static final int COLUMNS = 192;
  private static final int ROWS = 108;
  private static final int PEAKS = 3;

  private final Desk desk;
  private final Looked looked = new Looked();
  private final ObjectProperty<View> view = new SimpleObjectProperty<>(this, "view", View.SCATTER);
  private final StringProperty across = new SimpleStringProperty(this, "across", "");
  private final StringProperty up = new SimpleStringProperty(this, "up", "");
  private final IntegerProperty lag = new SimpleIntegerProperty(this, "lag", 1);
  private final ReadOnlyObjectWrapper<Found> found =
      new ReadOnlyObjectWrapper<>(this, "found", Found.NOTHING);
  private List<Stretch> boxed = List.of();
  private boolean choosing;
  private int shown;

  public AnalysisViewModel(Desk desk) {
    this.desk = desk;
    view.subscribe(now -> look());
    across.subscribe(now -> look());
    up.subscribe(now -> look());
    lag.subscribe(now -> look());
    desk.selection().brushProperty().subscribe(now -> look());
  }

  /// Other rows; the channels stay where these have them too.
  ///
  /// @param seasonRows the first of its seasons, in rows; 0 where none is known
  public void open(Frame rows, int seasonRows) {
    choosing = true;
    if (looked.open(rows)) {
      boxed = List.of();
      var names = channels().stream().map(Channel::name).toList();
      if (!names.contains(across.get())) across.set(names.isEmpty() ? "" : names.getFirst());
      if (!names.contains(up.get()))
        up.set(names.isEmpty() ? "" : names.get(names.size() > 1 ? 1 : 0));
      lag.set(Math.clamp(lag.get(), 1, most()));
    }
    if (lag.get() == 1 && seasonRows > 1 && seasonRows <= most()) lag.set(seasonRows);
    choosing = false;
    look();
  }

  /// Whether it is these rows that are looked at.
  public boolean shows(Frame rows) {
    return looked.shows(rows);
  }

  /// Lets the rows go; the chosen channels stay.
  public void close() {
    if (!looked.close()) return;
    boxed = List.of();
    found.set(Found.NOTHING);
  }

  /// Nothing is counted while nobody looks.
  public void watch(boolean now) {
    if (looked.watch(now)) look();
  }

  /// Those with numbers.
  List<Channel> channels() {
    return looked.rows().stream()
        .flatMap(rows -> rows.channels().stream())
        .filter(channel -> channel.kind() == Kind.NUMBER && channel.role() != Role.IGNORED)
        .toList();
  }

  ObjectProperty<View> viewProperty() {
    return view;
  }

  /// The name of the channel whose values go from the left to the right.
  StringProperty acrossProperty() {
    return across;
  }

  /// The name of the channel whose values go up; the only one of a lag plot and a spectrum.
  StringProperty upProperty() {
    return up;
  }

  /// Rows, of a lag plot.
  IntegerProperty lagProperty() {
    return lag;
  }

  ReadOnlyObjectProperty<Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// The longest lag there is.
  int most() {
    return looked.rows().map(rows -> Math.max(1, rows.rows() - 2)).orElse(1);
  }

  /// Shows how two channels go together.
  public void scatter(String one, String other) {
    across.set(one);
    up.set(other);
    view.set(View.SCATTER);
  }

  public void show(View wanted) {
    view.set(wanted);
  }

  /// `flow, m3/h`.
  String nameUp() {
    return named(up.get(), "");
  }

  String nameAcross() {
    return view.get() == View.LAG
        ? named(up.get(), Words.of("%s earlier", lagText()))
        : named(across.get(), "");
  }

  /// How long the lag is.
  String lagText() {
    return text(lag.get());
  }

  /// A number of rows as time.
  String text(double rows) {
    return looked
        .rows()
        .map(f -> Times.length(f.clock(), Math.max(1, Math.round(rows * f.interval()))))
        .orElse("");
  }

  /// Round periods, rising, in rows.
  List<Double> periods() {
    return looked.rows().stream()
        .flatMap(f -> Periods.of(f.clock()).map(ticks -> ticks / f.interval()).boxed())
        .toList();
  }

  private String named(String channel, String more) {
    return channels().stream()
        .filter(c -> c.name().equals(channel))
        .map(c -> List.of(c.title(), more, c.unit()))
        .map(parts -> parts.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(", ")))
        .findFirst()
        .orElse("");
  }

  /// What the figures say.
  String sentence() {
    var now = found.get();
    if (now.spectrum().isPresent()) return told(now.spectrum().get());
    if (now.cloud().isEmpty()) return "";
    var cloud = now.cloud().get();
    if (cloud.pairs() == 0) return Words.of("no row has both values");
    String r =
        Double.isNaN(cloud.r())
            ? Words.of("r n/a: a constant channel")
            : "r " + Figures.fixed(cloud.r(), 3);
    String part =
        now.part().map(p -> ", " + Words.of("%s selected", Figures.count(p.pairs()))).orElse("");
    String box =
        boxed.size() > 1
            ? Words.of(", stretch %d of %d in the box (N: next)", shown + 1, boxed.size())
            : "";
    return r + " · " + Figures.count(cloud.pairs(), "pair") + part + box;
  }

  private String told(Periodogram spectrum) {
    var peaks = spectrum.peaks(PEAKS);
    if (peaks.isEmpty()) return Words.of("no cycle holds 1 % of the variance");
    return peaks.stream()
            .map(
                peak ->
                    Words.of("%s holds %s", text(peak.periodRows()), Figures.percent(peak.share())))
            .collect(Collectors.joining(", "))
        + " "
        + Words.of("of the variance")
        + " · "
        + Figures.count(spectrum.rows(), "row");
  }

  /// Selects the longest stretch of rows whose values lie in a box.
  void box(double fromX, double untilX, double fromY, double untilY) {
    pairs()
        .ifPresent(
            pairs ->
                desk.loader()
                    .start(
                        "Find the rows of a box",
                        progress -> Cloud.within(pairs, fromX, untilX, fromY, untilY),
                        this::boxed,
                        this::fail));
  }

  private void boxed(List<Stretch> stretches) {
    boxed = stretches;
    shown =
        IntStream.range(0, stretches.size())
            .boxed()
            .max(Comparator.comparingInt(i -> stretches.get(i).rows()))
            .orElse(0);
    select();
  }

  /// Selects the next stretch of the last box.
  public void next() {
    if (boxed.isEmpty()) return;
    shown = (shown + 1) % boxed.size();
    select();
  }

  private void select() {
    if (looked.rows().isEmpty() || boxed.isEmpty()) {
      desk.selection().brushProperty().set(null);
      return;
    }
    var rows = looked.rows().get();
    var stretch = boxed.get(shown);
    long until = rows.tick(stretch.until() - 1) + Math.max(1, rows.interval());
    desk.selection().brushProperty().set(new Interval(rows.tick(stretch.from()), until));
  }

  private Optional<Pairs> pairs() {
    if (looked.rows().isEmpty() || view.get() == View.SPECTRUM) return Optional.empty();
    boolean past = view.get() == View.LAG;
    int x = looked.rows().get().indexOf(past ? up.get() : across.get());
    int y = looked.rows().get().indexOf(up.get());
    if (x < 0 || y < 0) return Optional.empty();
    return Optional.of(
        new Pairs(
            looked.rows().get().column(x), looked.rows().get().column(y), past ? lag.get() : 0));
  }

  private void look() {
    if (!looked.watched() || choosing) return;
    int mine = looked.ask();
    if (looked.rows().isEmpty() || looked.rows().get().indexOf(up.get()) < 0) {
      found.set(Found.NOTHING);
      return;
    }
    var rows = looked.rows().get();
    var brush = Optional.ofNullable(desk.selection().brushProperty().get());
    var pairs = pairs();
    var column = rows.column(rows.indexOf(up.get()));
    desk.loader()
        .start(
            Words.of("%s of %s", Words.of(view.get().title()), up.get()),
            progress ->
                pairs
                    .map(both -> cloud(both, rows, brush, progress))
                    .orElseGet(() -> spectrum(column, rows, brush)),
            result -> {
              if (looked.latest(mine)) found.set(result);
            },
            this::fail);
  }

  private static Found cloud(Pairs pairs, Frame rows, Optional<Interval> brush, Progress progress) {
    var cloud = Cloud.of(pairs, COLUMNS, ROWS, progress);
    var part =
        brush.map(
            stretch ->
                cloud.part(
                    pairs, rows.rowAt(stretch.from()), rows.rowAt(stretch.until()), progress));
    return new Found(Optional.of(cloud), part, Optional.empty(), Optional.empty());
  }

  private static Found spectrum(double[] values, Frame rows, Optional<Interval> brush) {
    return new Found(
        Optional.empty(),
        Optional.empty(),
        Optional.of(Periodogram.of(values)),
        brush.map(
            stretch ->
                Periodogram.of(values, rows.rowAt(stretch.from()), rows.rowAt(stretch.until()))));
  }

  private void fail(Exception failure) {
    found.set(Found.NOTHING);
    desk.tools()
        .notices()
        .toast(Tone.REFUSE, Words.of("The analysis was not made"), Problems.of(failure).sentence());
  }
}
