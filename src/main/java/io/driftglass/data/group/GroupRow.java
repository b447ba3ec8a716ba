package io.driftglass.data.group;

/// What the values of one channel are like in one group of rows, in the channel's unit.
///
/// @param rows of the group
/// @param missing of them, without a value
/// @param mean NaN where no value is there, and so the figures after it
/// @param deviation standard deviation of the sample; NaN below two values
public record GroupRow(
    String group,
    String channel,
    int rows,
    int missing,
    double mean,
    double deviation,
    double least,
    double median,
    double most) {}
