package io.driftglass.data;

/// Where a derived dataset comes from.
///
/// @param parent id of the dataset it was made of
/// @param parentTitle its name and version
/// @param parentSha256 its rows, so that the parent can be known again in another workspace
/// @param recipe what was done, as JSON
/// @param recipeSha256 of what was done, with every setting
/// @param learntFrom the dataset that steps learnt from; empty where they learnt from the parent
public record Lineage(
    long parent,
    String parentTitle,
    String parentSha256,
    String recipe,
    String recipeSha256,
    String learntFrom) {}
