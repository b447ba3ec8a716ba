package io.driftglass.live;

import java.util.function.LongPredicate;

/// How the rows of a feed are divided between its own model and another one, by their stamps: both
/// see every row, so that what they carry is whole; the score of one counts.
///
/// @param number another number is another division
/// @param other reads the same channels as the feed's own model
/// @param servedByOther whether the row of a tick is the other's
public record Division(long number, LiveModel other, LongPredicate servedByOther) {}
