package io.driftglass.prepare.clean;

import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.List;

/// Figures and lists in sentences.
final class Words {
  private static final int NAMED = 5;

  private Words() {}

  /// The shortest text: `4`, `0.5`.
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// `Pressure, Flow and 3 more`.
  static String names(Frame frame, List<Integer> channels) {
    var names = new ArrayList<String>();
    for (int c : channels.subList(0, Math.min(NAMED, channels.size()))) {
      names.add(frame.channel(c).name());
    }
    String listed = String.join(", ", names);
    return channels.size() > NAMED
        ? listed + " and " + (channels.size() - NAMED) + " more"
        : listed;
  }

  /// `name is`, `names are`.
  static String are(Frame frame, List<Integer> channels) {
    return names(frame, channels) + (channels.size() == 1 ? " is" : " are");
  }
}
