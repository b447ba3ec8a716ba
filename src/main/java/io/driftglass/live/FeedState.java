package io.driftglass.live;

import java.time.Instant;
import java.util.Optional;

/// Where a feed stands.
///
/// @param rows scored and kept
/// @param malformed lines that are no row
/// @param dropped lines that came faster than they could be scored
/// @param repeated rows that came before, or earlier than the last
/// @param alarms events that have begun
/// @param lastTick of the last row; 0 before the first
/// @param score of the last row, NaN while warming up
/// @param level from which on a score is strange
/// @param strange whether an event is on
/// @param staleSince when it fell silent, empty while rows come
/// @param served the model whose score of the last row counts, where two divide the rows; empty
///   elsewhere
public record FeedState(
    long rows,
    long malformed,
    long dropped,
    long repeated,
    long alarms,
    long lastTick,
    double score,
    double level,
    boolean strange,
    Optional<Instant> staleSince,
    String served) {}
