package io.driftglass.data.profile;

import io.driftglass.data.Dataset;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads a profile as a person would: what is stuck, missing, repeated, constant or left out.
public final class Findings {
  /// A run shorter than this is never called stuck.
  private static final int LEAST_ROWS = 6;

  /// A run is stuck where fewer runs that long than this would be expected by chance.
  private static final double EXPECTED = 1e-3;

  /// Values far out in more rows than this are how the channel is.
  private static final double SELDOM = .01;

  private Findings() {}

  /// @param frame the rows the profile was taken of
  /// @return the most pressing first, one a kind
  public static List<Finding> of(Dataset dataset, Frame frame, Profile profile) {
    var found = new ArrayList<Finding>();
    stuck(frame, profile).ifPresent(found::add);
    if (!profile.gaps().isEmpty()) {
      found.add(new Finding.Missing(profile.gapCount(), profile.gaps().getFirst()));
    }
    holes(profile).ifPresent(found::add);
    if (profile.duplicates() > 0) found.add(new Finding.Repeated(profile.duplicates()));
    outlying(frame, profile).ifPresent(found::add);
    if (dataset.rejected() > 0) found.add(new Finding.Rejected(dataset.rejected()));
    var constant =
        profile.channels().stream()
            .filter(Profile.ChannelProfile::constant)
            .map(Profile.ChannelProfile::name)
            .toList();
    if (!constant.isEmpty()) found.add(new Finding.Constant(constant));
    return List.copyOf(found);
  }

  private static Optional<Finding> holes(Profile profile) {
    var holed =
        profile.channels().stream()
            .filter(channel -> channel.missing() > 0 && channel.count() > 0)
            .sorted(Comparator.comparingInt(Profile.ChannelProfile::missing).reversed())
            .toList();
    return holed.stream()
        .findFirst()
        .map(
            worst ->
                new Finding.Holes(
                    worst.name(), worst.unit(), worst.missing(), profile.rows(), holed.size() - 1));
  }

  private static Optional<Finding> outlying(Frame frame, Profile profile) {
    var outlying =
        profile.channels().stream()
            .filter(c -> c.outliers() > 0 && c.outliers() <= SELDOM * c.count())
            .filter(c -> frame.channel(frame.indexOf(c.name())).role() != Role.LABEL)
            .sorted(Comparator.comparingDouble(Findings::reach).reversed())
            .toList();
    return outlying.stream()
        .findFirst()
        .map(
            worst -> {
              double value = furthest(worst);
              var values = frame.column(frame.indexOf(worst.name()));
              int row = 0;
              while (values[row] != value) row++;
              return new Finding.Outlying(
                  worst.name(),
                  worst.unit(),
                  worst.outliers(),
                  value,
                  frame.tick(row),
                  outlying.size() - 1);
            });
  }

  private static double furthest(Profile.ChannelProfile channel) {
    double median = channel.median();
    return channel.max() - median > median - channel.min() ? channel.max() : channel.min();
  }

  /// How many ranges between the quartiles the furthest value is away.
  private static double reach(Profile.ChannelProfile channel) {
    double range = channel.quantiles().get(4) - channel.quantiles().get(2);
    return Math.abs(furthest(channel) - channel.median()) / range;
  }

  private static Optional<Finding> stuck(Frame frame, Profile profile) {
    var stuck =
        profile.channels().stream()
            .filter(channel -> stuck(frame.column(frame.indexOf(channel.name())), channel))
            .sorted(Comparator.comparingInt(Profile.ChannelProfile::stuckRows).reversed())
            .toList();
    if (stuck.isEmpty()) return Optional.empty();
    var longest = stuck.getFirst();
    double value = frame.column(frame.indexOf(longest.name()))[longest.stuckFrom()];
    int last = longest.stuckFrom() + longest.stuckRows() - 1;
    var interval =
        new Interval(frame.tick(longest.stuckFrom()), frame.tick(last) + frame.interval());
    return Optional.of(
        new Finding.Stuck(longest.name(), longest.unit(), value, interval, stuck.size() - 1));
  }

  /// With p the share of rows that repeat the one before, outside the longest run of L rows, chance
  /// alone gives n p^(L-1) runs that long.
  private static boolean stuck(double[] values, Profile.ChannelProfile channel) {
    if (channel.constant() || channel.stuckRows() < LEAST_ROWS) return false;
    int equal = 0;
    for (int row = 1; row < values.length; row++) if (values[row] == values[row - 1]) equal++;
    double rest = Math.max(1, values.length - channel.stuckRows());
    double share = Math.max(0, equal - (channel.stuckRows() - 1)) / rest;
    return values.length * Math.pow(share, channel.stuckRows() - 1) < EXPECTED;
  }
}
