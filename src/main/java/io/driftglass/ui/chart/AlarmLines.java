package io.driftglass.ui.chart;

import io.driftglass.data.Dataset;
import io.driftglass.label.AlarmLimit;
import io.driftglass.series.Channel;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;

/// Shows the alarm limits of a dataset as lines, on every chart the same, and lets a person change
/// them in a sheet; the change can be undone.
public final class AlarmLines {
  private final Desk desk;
  private final ObservableValue<Dataset> learnt;
  private final Consumer<List<AlarmLimit>> shown;
  private List<AlarmLimit> limits = List.of();
  private int asked;

  private AlarmLines(Desk desk, ObservableValue<Dataset> learnt, Consumer<List<AlarmLimit>> shown) {
    this.desk = desk;
    this.learnt = learnt;
    this.shown = shown;
  }

  /// Shows them on a chart of the dataset in hand.
  public static AlarmLines on(TimeChart chart, Desk desk) {
    return on(chart, desk, desk.selection().datasetProperty());
  }

  /// Shows them on a chart of another dataset; none while it is null.
  public static AlarmLines on(TimeChart chart, Desk desk, ObservableValue<Dataset> dataset) {
    var lines = new AlarmLines[1];
    lines[0] = new AlarmLines(desk, dataset, limits -> chart.setLimits(lines[0].byTitle(limits)));
    return lines[0].joined();
  }

  /// Hands them to a chart that draws them itself.
  ///
  /// @param shown takes those of all channels, again after each change
  public static AlarmLines of(Desk desk, Consumer<List<AlarmLimit>> shown) {
    return new AlarmLines(desk, desk.selection().datasetProperty(), shown).joined();
  }

  private AlarmLines joined() {
    learnt.subscribe(dataset -> read());
    desk.selection().limitedProperty().subscribe(times -> read());
    return this;
  }

  /// The same for the command palette.
  public List<Command> commands() {
    return List.of(
        Command.of("Alarm limits", "mdomz-notifications_active", "L", this::edit)
            .in("low and high values of each channel"));
  }

  /// As they are now, of all channels.
  public List<AlarmLimit> limits() {
    return limits;
  }

  /// Opens the sheet in which they are changed.
  public void edit() {
    dataset()
        .ifPresent(
            dataset ->
                desk.tools()
                    .sheets()
                    .show(
                        new LimitSheet(
                            dataset.name(),
                            channels(dataset),
                            limits,
                            desk.tools().sheets(),
                            now -> keep(dataset, now))));
  }

  private void keep(Dataset dataset, List<AlarmLimit> now) {
    var before = limits;
    if (Set.copyOf(now).equals(Set.copyOf(before))) return;
    put(
        dataset,
        now,
        () ->
            desk.tools()
                .undo()
                .did(
                    "the change of alarm limits",
                    () -> put(dataset, before, () -> {}),
                    () -> put(dataset, now, () -> {})));
  }

  private void put(Dataset dataset, List<AlarmLimit> now, Runnable then) {
    desk.loader()
        .start(
            "Keep alarm limits of " + dataset.name(),
            progress -> {
              desk.workbench().alarmLimits().put(dataset, now);
              return now;
            },
            kept -> {
              then.run();
              var times = desk.selection().limitedProperty();
              times.set(times.get() + 1);
            },
            failure -> fail(Words.of("The limits were not kept"), failure));
  }

  private void read() {
    int mine = ++asked;
    var dataset = dataset();
    if (dataset.isEmpty()) {
      show(List.of());
      return;
    }
    desk.loader()
        .start(
            "Read alarm limits",
            progress -> desk.workbench().alarmLimits().of(dataset.get()),
            read -> {
              if (mine == asked) show(read);
            },
            failure -> fail(Words.of("The alarm limits cannot be read"), failure));
  }

  /// Shows them on a chart that has got other channels.
  public void show() {
    shown.accept(limits);
  }

  private void show(List<AlarmLimit> now) {
    limits = now;
    show();
  }

  private Map<String, List<Limit>> byTitle(List<AlarmLimit> all) {
    var channels = dataset().map(AlarmLines::channels).orElse(List.of());
    return channels.stream()
        .collect(
            Collectors.toMap(
                Channel::title,
                channel ->
                    all.stream()
                        .filter(limit -> limit.channel().equals(channel.name()))
                        .map(limit -> Limit.of(limit, channel.unit()))
                        .toList(),
                (one, other) -> one));
  }

  private Optional<Dataset> dataset() {
    return Optional.ofNullable(learnt.getValue());
  }

  private static List<Channel> channels(Dataset dataset) {
    return dataset.channels().stream()
        .filter(channel -> channel.kind() == Kind.NUMBER)
        .filter(channel -> channel.role() != Role.IGNORED && channel.role() != Role.LABEL)
        .toList();
  }

  private void fail(String what, Exception failure) {
    if (failure instanceof CancellationException) return;
    var reason = Problems.of(failure).sentence();
    desk.tools().notices().toast(Tone.REFUSE, what, reason);
  }
}
