package io.driftglass.data.plan;

/// Something that was understood or done while reading, said so that nobody is surprised later.
///
/// @param text one sentence
public record Note(String text) {}
