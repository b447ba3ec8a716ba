package io.driftglass.ui.data;

import io.driftglass.data.profile.Profile;
import io.driftglass.data.profile.Profile.ChannelProfile;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.stream.IntStream;

/// How the measured channels move together; a label is no measurement and is left out.
///
/// @param titles the channels shown, without their units
/// @param r Pearson's r of those, square; NaN where it cannot be computed
/// @param follows who follows whom by how long, in a sentence, of the same shape; empty where
///   nobody
/// @param channels all that are measured, shown or not
record Correlations(
    List<String> titles, List<List<Double>> r, List<List<String>> follows, int channels) {

  /// @param most so many channels are shown
  static Correlations of(Frame frame, Profile profile, int most) {
    int[] measured =
        IntStream.range(0, profile.channels().size())
            .filter(c -> role(frame, profile.channels().get(c).name()) != Role.LABEL)
            .toArray();
    var shown = IntStream.of(measured).limit(most).boxed().toList();
    return new Correlations(
        shown.stream().map(profile.channels()::get).map(Correlations::title).toList(),
        shown.stream()
            .map(profile.correlations()::get)
            .map(row -> shown.stream().map(row::get).toList())
            .toList(),
        shown.stream()
            .map(one -> shown.stream().map(other -> follows(frame, profile, one, other)).toList())
            .toList(),
        measured.length);
  }

  /// `Flow follows Pressure by 15 min: r = 0.91`.
  private static String follows(Frame frame, Profile profile, int one, int other) {
    if (profile.lags().isEmpty()) return "";
    var lag = profile.lags().get(one).get(other);
    if (lag.rows() == 0) return "";
    var first = title(profile.channels().get(lag.rows() > 0 ? one : other));
    var second = title(profile.channels().get(lag.rows() > 0 ? other : one));
    return Words.of(
        "%s follows %s by %s: r = %s",
        second,
        first,
        Times.interval(frame.clock(), Math.abs(lag.rows()) * profile.interval()),
        Figures.fixed(lag.r(), 2));
  }

  private static String title(ChannelProfile channel) {
    return Channel.title(channel.name(), channel.unit());
  }

  private static Role role(Frame frame, String channel) {
    return frame.channel(frame.indexOf(channel)).role();
  }
}
