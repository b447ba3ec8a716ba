package io.driftglass.detect;

import io.driftglass.job.Progress;
import io.driftglass.neural.portable.Portable;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A detector that has learnt what is normal. Immutable; safe to share.
public interface FittedDetector {
  /// Scores every row. The score of a row depends on that row and earlier ones alone.
  ///
  /// @throws SchemaMismatch where the frame lacks a channel the detector was fitted on
  Scores score(Frame frame, Progress progress);

  /// Goes on row by row after a stretch already seen.
  ///
  /// @param warmUp the rows before the first new one, oldest first; may be empty
  LiveScorer live(Frame warmUp);

  /// Scores of normal rows that the fit did not see (blocks left out in turn), or of the training
  /// rows where it cannot do better. In the order of time, none NaN; the newest 65,536 at most.
  double[] reference();

  /// How scores become events unless the user says otherwise.
  Decision decision();

  /// What was found in the training rows and chosen, and why, in a sentence; empty where nothing
  /// was chosen.
  default String reason() {
    return "";
  }

  /// Its networks and ridges as functions of a window of rows, for other programs; none where it is
  /// made of neither.
  default List<Portable> portable() {
    return List.of();
  }

  /// Why [#portable] is empty though there is a network or ridge in it, in a sentence; else empty.
  default String unportable() {
    return "";
  }

  /// Everything [Detector#read] needs beside the settings, little-endian, no Java serialization.
  void write(OutputStream out) throws IOException;
}
