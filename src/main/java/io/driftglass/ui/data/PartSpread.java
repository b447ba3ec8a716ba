package io.driftglass.ui.data;

import io.driftglass.data.profile.Profile;
import io.driftglass.job.Runner;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/// How the values of the selected stretch are spread over the bins of the whole series; counted
/// beside the window, the latest selection wins.
final class PartSpread {
  private final Runner loader;
  private final ObservableMap<String, List<Integer>> parts = FXCollections.observableHashMap();
  private int asked;

  PartSpread(Runner loader) {
    this.loader = loader;
  }

  /// By channel, in as many bins as its profile has; empty without a selection.
  ObservableMap<String, List<Integer>> parts() {
    return parts;
  }

  /// @param brush null for none
  void show(Look look, Interval brush) {
    int mine = ++asked;
    if (brush == null || look.frame().isEmpty() || look.profile().isEmpty()) {
      if (!parts.isEmpty()) parts.clear();
      return;
    }
    loader.start(
        "Spread of the selection",
        progress -> of(look.frame().get(), look.profile().get(), brush),
        counted -> {
          if (mine != asked) return;
          parts.clear();
          parts.putAll(counted);
        },
        failure -> parts.clear());
  }

  static Map<String, List<Integer>> of(Frame frame, Profile profile, Interval brush) {
    int from = frame.rowAt(brush.from());
    int until = frame.rowAt(brush.until());
    var counted = new HashMap<String, List<Integer>>();
    for (var channel : profile.channels()) {
      int place = frame.indexOf(channel.name());
      int bins = channel.histogram().size();
      if (place < 0 || bins == 0) continue;
      var counts = new ArrayList<>(Collections.nCopies(bins, 0));
      double[] values = frame.column(place);
      double width = (channel.max() - channel.min()) / bins;
      for (int row = from; row < until; row++) {
        if (Double.isNaN(values[row])) continue;
        int bin = width > 0 ? (int) ((values[row] - channel.min()) / width) : 0;
        int at = Math.clamp(bin, 0, bins - 1);
        counts.set(at, counts.get(at) + 1);
      }
      counted.put(channel.name(), List.copyOf(counts));
    }
    return counted;
  }
}
