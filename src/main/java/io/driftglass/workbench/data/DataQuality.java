package io.driftglass.workbench.data;

import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Signal;
import io.driftglass.monitor.drift.ChannelDrift;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.registry.ModelVersion;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a check has to tell of the rows themselves: channels that are gone and values that are.
public final class DataQuality {
  /// A share of missing values that rose by so much raises an alert; by less than the second ends
  /// it.
  private static final double RAISES = .05;

  private static final double CLEARS = .02;

  private DataQuality() {}

  public static Signal of(ModelVersion version, String machine, DriftCheck drift) {
    var details = new TreeMap<String, String>();
    var parts = new ArrayList<String>();
    double worst = 0;
    for (var name : drift.missing()) {
      details.put(name, "missing in the current rows");
      parts.add(name + " is missing");
    }
    for (var channel : drift.channels()) {
      double more = more(channel);
      if (channel.valuesMissing()) worst = Math.max(worst, more);
      if (!channel.valuesMissing() || more < RAISES) continue;
      String said =
          String.format(
              Locale.ROOT,
              "%.0f %% of its values are missing, %.0f %% before",
              100 * channel.missingCurrent(),
              100 * channel.missingReference());
      details.put(channel.channel(), said);
      parts.add(channel.channel() + ": " + said);
    }
    boolean gone = !drift.missing().isEmpty();
    return new Signal(
        AlertType.DATA_QUALITY,
        gone || worst >= DriftCheck.LARGE ? AlertLevel.MAJOR : AlertLevel.MINOR,
        Optional.of(version.card().task()),
        version.title(),
        machine,
        "values",
        gone ? Signal.State.WRONG : Signal.above(worst, RAISES, CLEARS),
        parts.isEmpty() ? "" : "Data quality: " + String.join("; ", parts) + ".",
        Map.copyOf(details));
  }

  private static double more(ChannelDrift channel) {
    return channel.missingCurrent() - channel.missingReference();
  }
}
