package io.driftglass.ui.data.rows;

import io.driftglass.data.profile.Profile.ChannelProfile;
import java.util.Optional;

/// How high a value is among those of its channel.
///
/// @param profile of the channel; empty where it has none: then nothing is told
record ValueScale(Optional<ChannelProfile> profile) {
  private static final int LOW = 1;
  private static final int HIGH = 5;

  /// 0 at the lowest twentieth and below, 1 at the highest and above; 0 where nothing is told.
  double share(double value) {
    if (profile.isEmpty() || profile.get().constant()) return 0;
    double low = profile.get().quantiles().get(LOW);
    double high = profile.get().quantiles().get(HIGH);
    return high > low ? Math.clamp((value - low) / (high - low), 0, 1) : 0;
  }

  boolean isFarOut(double value) {
    return profile.filter(known -> known.isOutlier(value)).isPresent();
  }
}
