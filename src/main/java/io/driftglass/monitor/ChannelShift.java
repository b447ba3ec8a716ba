package io.driftglass.monitor;

import io.driftglass.monitor.drift.ChannelDrift;
import io.driftglass.monitor.drift.DriftTests;
import io.driftglass.monitor.drift.Verdict;
import io.driftglass.series.Clock;

/// How far one channel of a window lies from the training rows.
///
/// @param psi population stability index, 0 or more; NaN where it could not be computed
/// @param shift of the mean, in the channel's unit
/// @param since stamp from which the channel has moved, as text; empty where it has not
public record ChannelShift(
    String channel, String unit, double psi, double shift, Verdict verdict, String since) {
  static ChannelShift of(ChannelDrift drift, Clock clock) {
    var psi = drift.measure(DriftTests.PSI);
    return new ChannelShift(
        drift.channel(),
        drift.unit(),
        psi.computable() ? psi.value() : Double.NaN,
        drift.shift(),
        drift.verdict(),
        drift.since().isPresent() ? clock.text(drift.since().getAsLong()) : "");
  }
}
