package io.driftglass.monitor;

import io.driftglass.monitor.drift.Verdict;

/// How far one channel of a window lies from the training rows.
///
/// @param psi population stability index, 0 or more; NaN where it could not be computed
/// @param shift of the mean, in the channel's unit
/// @param since stamp from which the channel has moved, as text; empty where it has not
public record ChannelShift(
    String channel, String unit, double psi, double shift, Verdict verdict, String since) {}
