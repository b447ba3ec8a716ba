package io.driftglass.data;

import io.driftglass.data.plan.Note;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// A dataset to be made of another one.
///
/// @param name a new version of it where it exists
/// @param frames makes the rows of one entity; asked once for each, in order
/// @param notes asked when all rows are made
public record Derivation(
    String name,
    Dataset parent,
    Lineage lineage,
    Function<String, Frame> frames,
    Supplier<List<Note>> notes) {}
