package io.driftglass.detect.scoring;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The numeric target and input channels a detector was fitted on, in that frame's order. Labels,
/// ignored channels and the clock are not among them, so they cannot reach a model.
///
/// @param names all of them, in the order of a live row
/// @param targets the indexes in `names` of those that are judged
public record Watched(List<String> names, List<Integer> targets) {
  public Watched {
    names = List.copyOf(names);
    targets = List.copyOf(targets);
  }

  /// @throws InsufficientData where no channel is a numeric target
  public static Watched of(Frame frame) {
    var kept = frame.channels().stream().filter(Watched::counts).toList();
    var targets =
        IntStream.range(0, kept.size())
            .filter(c -> kept.get(c).role() == Role.TARGET)
            .boxed()
            .toList();
    if (targets.isEmpty()) {
      throw new InsufficientData(
          "Finding anomalies needs 1 numeric target channel, the data has 0.",
          "Give a channel of numbers the role target.");
    }
    return new Watched(kept.stream().map(Channel::name).toList(), targets);
  }

  private static boolean counts(Channel channel) {
    return channel.kind() == Kind.NUMBER
        && (channel.role() == Role.TARGET || channel.role() == Role.INPUT);
  }

  public int size() {
    return names.size();
  }

  public List<String> targetNames() {
    return targets.stream().map(names::get).toList();
  }

  /// One column a watched channel, found by name.
  ///
  /// @throws SchemaMismatch naming the channels that are missing
  public double[][] columns(Frame frame) {
    var missing = names.stream().filter(name -> frame.indexOf(name) < 0).toList();
    if (!missing.isEmpty()) {
      throw new SchemaMismatch(
          "The detector was fitted on %d channels; missing here: %s."
              .formatted(names.size(), String.join(", ", missing)),
          "Score data with the same channel names or fit the detector again.");
    }
    return names.stream().map(name -> frame.column(frame.indexOf(name))).toArray(double[][]::new);
  }

  public double[][] targetColumns(Frame frame) {
    var columns = columns(frame);
    return targets.stream().map(t -> columns[t]).toArray(double[][]::new);
  }

  public void write(ParameterWriter out) throws IOException {
    out.texts(names).whole(targets.size());
    for (int target : targets) out.whole(target);
  }

  public static Watched read(ParameterReader in) throws IOException {
    var names = in.texts();
    int count = in.count();
    var targets = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) targets.add((int) in.whole());
    return new Watched(names, targets);
  }
}
