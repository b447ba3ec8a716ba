package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.neural.portable.Portable;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One fitted channel beside the other.
record FittedChannels(List<FittedChannel> channels, int fittedHorizon) implements FittedForecaster {
  FittedChannels {
    channels = List.copyOf(channels);
  }

  @Override
  public Forecast forecast(
      Frame recent, Frame futureInputs, int horizonRows, double[] levels, Progress progress) {
    if (horizonRows < 1 || horizonRows > fittedHorizon) {
      throw new InvalidSetting(
          "The forecast was learnt for 1 to %d rows ahead, %d were asked for."
              .formatted(fittedHorizon, horizonRows),
          "Learn it anew with that horizon.");
    }
    var cadence = Cadence.of(recent);
    var paths = new ArrayList<Forecast.Path>();
    for (var channel : channels) {
      progress.step(paths.size(), channels.size(), "forecasting " + channel.name());
      var values = values(recent, channel, cadence);
      paths.add(channel.path(values, channel.learnt().next(recent), horizonRows, levels));
    }
    long last = recent.tick(recent.rows() - 1);
    return new Forecast(recent.clock(), cadence.following(last, horizonRows), paths);
  }

  private static double[] values(Frame recent, FittedChannel channel, Cadence cadence) {
    int column = recent.indexOf(channel.name());
    if (column < 0) {
      throw new SchemaMismatch(
          "The forecast was learnt on channel '%s', which the data lack.".formatted(channel.name()),
          "Give data with that channel or learn a forecast on these.");
    }
    var measured = EvenSeries.of(recent, column, cadence);
    int needed = channel.expert().rowsBack();
    if (measured.length < needed) {
      throw new InsufficientData(
          "Channel '%s' needs %d rows up to now to be continued, it has %d."
              .formatted(channel.name(), needed, measured.length),
          "Give at least %d rows.".formatted(needed));
    }
    return EvenSeries.filled(measured, channel.season().rows());
  }

  @Override
  public List<Portable> portable() {
    var all = new ArrayList<Portable>();
    for (var channel : channels) channel.portable(fittedHorizon).ifPresent(all::add);
    return all.size() == channels.size() ? all : List.of();
  }

  @Override
  public String reason() {
    return channels.stream()
        .collect(Collectors.groupingBy(FittedChannels::words, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getKey() + (channels.size() > 1 ? " (" + e.getValue() + ")" : ""))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String words(FittedChannel channel) {
    var choice = channel.expert().choice();
    return words(channel.season()) + (choice.isEmpty() ? "" : ", " + choice);
  }

  private static String words(Season season) {
    return !season.present()
        ? "no season found"
        : season.nested()
            ? "season of %d rows within %d".formatted(season.rows(), season.longer())
            : "season of %d rows".formatted(season.rows());
  }

  @Override
  public void write(OutputStream out) throws IOException {
    var data = new DataOutputStream(out);
    data.writeInt(Integer.reverseBytes(channels.size()));
    data.writeInt(Integer.reverseBytes(fittedHorizon));
    for (var channel : channels) channel.write(data);
    data.flush();
  }

  static FittedChannels read(Expert expert, DataInputStream in) throws IOException {
    int count = Integer.reverseBytes(in.readInt());
    int horizon = Integer.reverseBytes(in.readInt());
    var channels = new ArrayList<FittedChannel>();
    for (int c = 0; c < count; c++) channels.add(FittedChannel.read(expert, in));
    return new FittedChannels(channels, horizon);
  }
}
