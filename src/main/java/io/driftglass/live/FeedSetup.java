package io.driftglass.live;

/// What a feed is scored with, as it is kept.
///
/// @param name a feed of that name and model goes on where it stopped
/// @param version of a registered detector, such as `pump v3`; empty where one is fitted
/// @param dataset number of the dataset that a detector and a forecaster are fitted on
/// @param entity of that dataset
/// @param method of the detector that is fitted
/// @param forecaster method of what is expected; empty for none
public record FeedSetup(
    String name,
    Feed feed,
    String version,
    String dataset,
    String entity,
    String method,
    String forecaster) {}
