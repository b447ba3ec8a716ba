package io.driftglass.detect.statistic;

/// Tells the way back from an event from the event: a process that was far out comes to rest slowly
/// and elsewhere, and what is left then is small beside what was. A score counts as less where it
/// is a small part of the highest of late; the memory of that fades.
///
/// A score is only lowered, never below `part` of itself after the highest score has been reached
/// again; where nothing was far out it is left as it is.
public final class Recovery {
  private final double level;
  private final double part;
  private final double fade;
  private double highest;

  /// @param level the score from which an event begins, above 0
  /// @param part of the highest score below which a later one is no longer strange, 0..1; 0 never
  /// @param halfLifeRows in which the highest score is forgotten to half
  public Recovery(double level, double part, double halfLifeRows) {
    this.level = level;
    this.part = part;
    fade = Math.pow(.5, 1 / halfLifeRows);
  }

  /// @param score NaN is given back and changes nothing but the memory
  public double next(double score) {
    return score * level / reached(score);
  }

  /// What a score has to reach to be strange, for a score that is not to be lowered.
  ///
  /// @param score NaN changes nothing but the memory
  /// @return the level, or the part of the highest score of late where that is more
  public double reached(double score) {
    highest *= fade;
    if (score > highest) highest = score;
    return Math.max(level, part * highest);
  }
}
