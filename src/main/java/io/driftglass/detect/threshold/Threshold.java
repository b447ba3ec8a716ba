package io.driftglass.detect.threshold;

/// When a score is high enough: separate from the score, changed without a new fit.
public sealed interface Threshold {
  /// The same raw level for every row.
  record Fixed(double level) implements Threshold {}

  /// The level that this fraction of normal rows stays under.
  ///
  /// @param q 0..1 exclusive, such as .999
  record Quantile(double q) implements Threshold {}

  /// The level that this fraction of normal rows stays under, or their highest score where none
  /// lies far above it; raised by as much as the usual score of late lies above that of normal
  /// rows, so that a process which has settled elsewhere is not one long alarm.
  ///
  /// @param q 0..1 exclusive, such as .99
  /// @param rows in which it follows a lasting change; 0 never
  record Following(double q, int rows) implements Threshold {}

  /// A level raised by as much as the usual score of late lies above that of normal rows, and after
  /// a peak to a part of it, which is forgotten: a process that was far out comes to rest slowly
  /// and elsewhere.
  ///
  /// @param level above 0
  /// @param rows in which it follows a lasting change; 0 never
  /// @param part of the highest score of late, 0..1; 0 never
  /// @param forgetRows in which the highest score is forgotten to half, 1 or more
  record Recovering(double level, int rows, double part, int forgetRows) implements Threshold {}

  /// Median plus so many robust standard deviations (1.4826 MAD) of normal rows.
  record Sigma(double k) implements Threshold {}

  /// Peaks over threshold: a generalised Pareto tail fitted to normal rows (Siffer et al. 2017,
  /// KDD, SPOT).
  ///
  /// @param risk the chance of a normal row over the level, such as 1e-4
  record PeaksOverThreshold(double risk) implements Threshold {}

  /// Nonparametric dynamic threshold with pruning (Hundman et al. 2018, KDD), on smoothed errors of
  /// the scored rows.
  ///
  /// @param windowRows rows of error history a level is chosen from, 2100 in the paper
  /// @param stepRows rows from one choice to the next, 70 in the paper
  /// @param prune least relative drop between two event peaks, .13 in the paper
  /// @param bufferRows rows on either side that a row over the level takes into its event, 100 in
  ///   the paper; 0 keeps single rows single
  /// @param least no sequence that stays below it is strange, .05 in the authors' code; 0 leaves it
  ///   to the rows
  record Dynamic(int windowRows, int stepRows, double prune, int bufferRows, double least)
      implements Threshold {
    public static final Dynamic PAPER = new Dynamic(2100, 70, .13, 100);

    public Dynamic {
      if (windowRows < 1 || stepRows < 1 || bufferRows < 0 || !(prune >= 0 && prune < 1)) {
        throw new IllegalArgumentException(
            "windowRows and stepRows must be 1 or more, bufferRows 0 or more, prune 0 up to 1");
      }
      if (!(least >= 0 && least < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("least " + least + " must be a number of 0 or more");
      }
    }

    public Dynamic(int windowRows, int stepRows, double prune, int bufferRows) {
      this(windowRows, stepRows, prune, bufferRows, 0);
    }

    public Dynamic atLeast(double score) {
      return new Dynamic(windowRows, stepRows, prune, bufferRows, score);
    }
  }

  /// Peaks over threshold that go on learning from the scored rows (Siffer et al. 2017, KDD, SPOT;
  /// with a depth DSPOT).
  ///
  /// @param risk the chance of a normal row over the level, such as 1e-4
  /// @param depthRows the mean of so many rows before is taken off first; 0 follows no drift
  record Spot(double risk, int depthRows) implements Threshold {}

  /// A generalised extreme value distribution fitted to the highest score of each block of normal
  /// rows; refused where it does not fit.
  ///
  /// @param chance that a block of normal rows has one over the level
  /// @param blockRows rows of a block
  record BlockMaxima(double chance, int blockRows) implements Threshold {}

  /// The end of the densest cluster of normal scores (DBSCAN).
  ///
  /// @param neighbours scores that must lie near one for it to be inside
  record Density(int neighbours) implements Threshold {}

  /// Conformal: a row is strange where the share of normal rows scored as high, itself counted, is
  /// at most p (Laxhammar and Falkman 2010; Vovk et al. 2005). On exchangeable rows the chance of a
  /// false alarm is at most p, whatever the scores are.
  record Conformal(double p) implements Threshold {}

  /// At most so many alarms in a time.
  ///
  /// @param alarms 1 or more
  /// @param per `hour`, `day` or `week`; `1000 rows` on an index clock
  record Budget(int alarms, String per) implements Threshold {}
}
