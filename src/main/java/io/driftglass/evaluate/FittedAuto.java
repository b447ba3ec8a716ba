package io.driftglass.evaluate;

import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The forecasters that were chosen, each for some of the channels.
///
/// @param order channel names in the history's order
record FittedAuto(List<Part> parts, List<String> order) implements FittedForecaster {
  FittedAuto {
    parts = List.copyOf(parts);
    order = List.copyOf(order);
  }

  /// @param because why it was chosen, a clause
  record Part(String method, String because, FittedForecaster fitted) {}

  @Override
  public Forecast forecast(
      Frame recent, Frame futureInputs, int horizonRows, double[] levels, Progress progress) {
    var paths = new ArrayList<Forecast.Path>();
    Forecast forecast = null;
    for (int i = 0; i < parts.size(); i++) {
      var part = progress.part((double) i / parts.size(), (i + 1.0) / parts.size());
      forecast = parts.get(i).fitted.forecast(recent, futureInputs, horizonRows, levels, part);
      paths.addAll(forecast.paths());
    }
    paths.sort(Comparator.comparingInt(path -> order.indexOf(path.channel())));
    return new Forecast(recent.clock(), forecast.ticks(), paths);
  }

  @Override
  public String reason() {
    return parts.stream()
        .map(part -> "%s, because %s".formatted(part.method, part.because))
        .collect(Collectors.joining("; ", "Chosen: ", "."));
  }

  @Override
  public void write(OutputStream out) throws IOException {
    var data = new DataOutputStream(out);
    data.writeInt(Integer.reverseBytes(parts.size()));
    data.writeInt(Integer.reverseBytes(order.size()));
    for (var name : order) block(data, name.getBytes(StandardCharsets.UTF_8));
    for (var part : parts) {
      block(data, part.method.getBytes(StandardCharsets.UTF_8));
      block(data, part.because.getBytes(StandardCharsets.UTF_8));
      var model = new ByteArrayOutputStream();
      part.fitted.write(model);
      block(data, model.toByteArray());
    }
    data.flush();
  }

  /// @param parts as read before, 1 or more
  static FittedAuto read(int parts, Function<String, Forecaster> forecaster, DataInputStream in)
      throws IOException {
    int channels = Integer.reverseBytes(in.readInt());
    var order = new ArrayList<String>();
    for (int c = 0; c < channels; c++) order.add(text(in));
    var read = new ArrayList<Part>();
    for (int p = 0; p < parts; p++) {
      var method = text(in);
      var because = text(in);
      var model = new ByteArrayInputStream(block(in));
      read.add(new Part(method, because, forecaster.apply(method).read(model)));
    }
    return new FittedAuto(read, order);
  }

  private static void block(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(Integer.reverseBytes(bytes.length));
    out.write(bytes);
  }

  private static byte[] block(DataInputStream in) throws IOException {
    int length = Integer.reverseBytes(in.readInt());
    var bytes = length < 0 ? new byte[0] : in.readNBytes(length);
    if (length < 0 || bytes.length < length) throw new IOException("the model's bytes are damaged");
    return bytes;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(block(in), StandardCharsets.UTF_8);
  }
}
