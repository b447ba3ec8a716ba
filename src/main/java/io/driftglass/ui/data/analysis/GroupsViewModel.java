package io.driftglass.ui.data.analysis;

import io.driftglass.data.group.GroupBy;
import io.driftglass.data.group.GroupFile;
import io.driftglass.data.group.GroupRow;
import io.driftglass.problem.Problem;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One channel by what its rows have in common; counted beside the window while somebody looks, the
/// latest wish wins.
public final class GroupsViewModel {
  /// What was found, or why nothing was.
  record Found(List<GroupRow> rows, Optional<Problem> problem) {
    static final Found NOTHING = new Found(List.of(), Optional.empty());
  }

  private final Desk desk;
  private final Looked looked = new Looked();
  private final StringProperty by = new SimpleStringProperty(this, "by", "");
  private final StringProperty channel = new SimpleStringProperty(this, "channel", "");
  private final ReadOnlyObjectWrapper<Found> found =
      new ReadOnlyObjectWrapper<>(this, "found", Found.NOTHING);

  public GroupsViewModel(Desk desk) {
    this.desk = desk;
    by.subscribe(now -> look());
    channel.subscribe(now -> look());
  }

  /// Other rows; the choices stay where these have them too.
  public void open(Frame rows) {
    if (looked.open(rows)) {
      if (!ways().contains(by.get())) by.set(ways().isEmpty() ? "" : ways().getFirst());
      var names = channels().stream().map(Channel::name).toList();
      if (!names.contains(channel.get())) channel.set(names.isEmpty() ? "" : names.getFirst());
    }
    look();
  }

  /// Whether it is these rows that are looked at.
  public boolean shows(Frame rows) {
    return looked.shows(rows);
  }

  /// Lets the rows go; what was chosen stays.
  public void close() {
    if (!looked.close()) return;
    found.set(Found.NOTHING);
  }

  /// Nothing is counted while nobody looks.
  public void watch(boolean now) {
    if (looked.watch(now)) look();
  }

  /// A part of the calendar, or the name of a channel.
  StringProperty byProperty() {
    return by;
  }

  /// The name of the one whose values are told.
  StringProperty channelProperty() {
    return channel;
  }

  ReadOnlyObjectProperty<Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// Parts of the calendar where there is one, then channels that may say a state, those first that
  /// are likely to.
  List<String> ways() {
    var ways = new ArrayList<String>();
    if (looked.rows().isEmpty()) return ways;
    if (!(looked.rows().get().clock() instanceof Clock.Index)) {
      for (var part : GroupBy.Calendar.values()) ways.add(part.id());
    }
    var all = looked.rows().get().channels();
    all.stream().filter(GroupsViewModel::saysState).map(Channel::name).forEach(ways::add);
    all.stream().filter(c -> !saysState(c)).map(Channel::name).forEach(ways::add);
    return ways.stream().distinct().toList();
  }

  private static boolean saysState(Channel channel) {
    return channel.kind() == Kind.CATEGORY || channel.role() == Role.LABEL;
  }

  /// As people read it.
  static String title(String way) {
    return switch (way) {
      case "hour" -> Words.of("hour of the day");
      case "weekday" -> Words.of("weekday");
      case "day" -> Words.of("day");
      case "week" -> Words.of("week");
      case "month" -> Words.of("month");
      case "year" -> Words.of("year");
      default -> way;
    };
  }

  /// A group as people read it: weekdays in their language.
  String named(GroupRow row) {
    if (!by.get().equals(GroupBy.Calendar.WEEKDAY.id())) return row.group();
    return DayOfWeek.valueOf(row.group().toUpperCase(Locale.ROOT))
        .getDisplayName(TextStyle.FULL_STANDALONE, Words.locale());
  }

  /// Those with numbers.
  List<Channel> channels() {
    return looked.rows().stream()
        .flatMap(rows -> rows.channels().stream())
        .filter(c -> c.kind() == Kind.NUMBER && c.role() != Role.IGNORED)
        .toList();
  }

  /// Asks where to, and writes the figures of all channels.
  public void save() {
    if (looked.rows().isEmpty() || found.get().rows().isEmpty()) return;
    var rows = looked.rows().get();
    var way = by.get();
    desk.tools()
        .files()
        .save(Words.of("Save figures by %s", title(way)), "by-" + way + ".csv")
        .ifPresent(
            file ->
                desk.runner()
                    .start(
                        "Figures by " + way,
                        progress -> {
                          var all = desk.workbench().datasets().groups(rows, way, progress);
                          GroupFile.write(file, all);
                          return file;
                        },
                        saved ->
                            desk.tools()
                                .notices()
                                .status(Words.of("Saved %s", saved.getFileName())),
                        this::fail));
  }

  private void look() {
    if (!looked.watched()) return;
    int mine = looked.ask();
    if (looked.rows().isEmpty()
        || looked.rows().get().indexOf(channel.get()) < 0
        || by.get().isEmpty()) {
      found.set(Found.NOTHING);
      return;
    }
    var way = by.get();
    var named = channel.get();
    var two = looked.rows().get().select(c -> c.name().equals(named) || c.name().equals(way));
    desk.loader()
        .start(
            Words.of("%s by %s", named, title(way)),
            progress -> desk.workbench().datasets().groups(two, way, progress),
            rows -> {
              if (looked.latest(mine)) found.set(new Found(rows, Optional.empty()));
            },
            failure -> {
              if (looked.latest(mine)) {
                found.set(new Found(List.of(), Optional.of(Problems.of(failure))));
              }
            });
  }

  private void fail(Exception failure) {
    desk.tools()
        .notices()
        .toast(
            Tone.REFUSE, Words.of("The figures were not saved"), Problems.of(failure).sentence());
  }
}
