package io.driftglass.ui.train;

import io.driftglass.data.Dataset;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;

/// What one model is to watch.
///
/// @param title on its chip
/// @param entity of the dataset; empty where it is a single series
/// @param channel the only one; empty for all together
record Sensor(String title, String entity, String channel) {
  /// The machines of a dataset; of a single series all channels together, then each alone.
  static List<Sensor> of(Dataset dataset) {
    if (dataset.entities().size() > 1) {
      return dataset.entities().stream().map(entity -> new Sensor(entity, entity, "")).toList();
    }
    var entity = dataset.entities().getFirst();
    var channels =
        dataset.channels().stream()
            .filter(c -> c.role() == Role.TARGET && c.kind() == Kind.NUMBER)
            .map(c -> c.name())
            .toList();
    if (channels.size() < 2) return List.of(new Sensor(dataset.name(), entity, ""));
    var sensors = new ArrayList<Sensor>();
    sensors.add(new Sensor(Words.of("all together"), entity, ""));
    channels.forEach(channel -> sensors.add(new Sensor(channel, entity, channel)));
    return List.copyOf(sensors);
  }
}
