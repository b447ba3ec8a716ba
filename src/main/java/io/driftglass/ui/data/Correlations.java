package io.driftglass.ui.data;

import io.driftglass.data.profile.Profile;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.util.List;
import java.util.stream.IntStream;

/// How the measured channels move together; a label is no measurement and is left out.
///
/// @param titles the channels shown, without their units
/// @param r Pearson's r of those, square; NaN where it cannot be computed
/// @param channels all that are measured, shown or not
record Correlations(List<String> titles, List<List<Double>> r, int channels) {

  /// @param most so many channels are shown
  static Correlations of(Frame frame, Profile profile, int most) {
    int[] measured =
        IntStream.range(0, profile.channels().size())
            .filter(c -> role(frame, profile.channels().get(c).name()) != Role.LABEL)
            .toArray();
    var shown = IntStream.of(measured).limit(most).boxed().toList();
    return new Correlations(
        shown.stream()
            .map(profile.channels()::get)
            .map(channel -> Channel.title(channel.name(), channel.unit()))
            .toList(),
        shown.stream()
            .map(profile.correlations()::get)
            .map(row -> shown.stream().map(row::get).toList())
            .toList(),
        measured.length);
  }

  private static Role role(Frame frame, String channel) {
    return frame.channel(frame.indexOf(channel)).role();
  }
}
