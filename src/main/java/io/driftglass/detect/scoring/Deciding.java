package io.driftglass.detect.scoring;

import io.driftglass.detect.Decision;
import io.driftglass.detect.statistic.Recovery;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.series.Spread;
import java.util.List;
import java.util.stream.Stream;

/// The settings with which every learnt score becomes events, declared once.
public final class Deciding {
  private static final double USUAL_QUANTILE = .998;

  /// An event ends above the usual score by this part of the way to the level.
  private static final double ABOVE_USUAL = .25;

  /// Twenty gaps that are joined over make a history.
  private static final int GAPS = 20;

  /// A rule's level is raised at most so many times.
  private static final double MOST_TIMES = 4;

  private Deciding() {}

  /// The method's own settings, then these.
  public static List<Setting> after(Setting... own) {
    return after(USUAL_QUANTILE, own);
  }

  /// @param quantile part of normal rows that lie below the level, unless something else is said
  public static List<Setting> after(double quantile, Setting... own) {
    return Stream.concat(Stream.of(own), settings(quantile).stream()).toList();
  }

  private static List<Setting> settings(double quantile) {
    return List.of(
        new Setting.Real(
            "quantile", quantile, .5, .999999, "part of normal rows that lie below the level"),
        follow(),
        new Setting.Real("leave", .5, .01, 1, "fraction of the level below which an event ends"),
        new Setting.Whole("join", 20, 0, 100_000, "events at most so many rows apart join"));
  }

  /// In how many rows the level follows.
  public static Setting follow() {
    return new Setting.Whole(
        "follow",
        5000,
        0,
        100_000_000,
        "rows in which the usual level follows a lasting change; 0 never");
  }

  /// The settings of a score in units of what is usual, which begins events at a level of its own
  /// and knows the way back from one.
  ///
  /// @param level usual
  public static List<Setting> recovering(double level) {
    return List.of(
        new Setting.Real("level", level, .5, 1000, "usual distances from which an event begins"),
        new Setting.Real("leave", .6, .01, 1, "fraction of the level below which an event ends"),
        new Setting.Real(
            "recovery",
            .1,
            0,
            1,
            "fraction of an event's peak below which the process counts as recovering; 0 never"),
        new Setting.Whole(
            "forget", 400, 1, 1_000_000, "rows in which a peak is forgotten to half"));
  }

  /// @param level from which an event begins
  public static Recovery recovery(Settings settings, double level) {
    return new Recovery(level, settings.real("recovery"), settings.whole("forget"));
  }

  /// @param level from which an event begins
  public static Decision fixed(Settings settings, double level) {
    return new Decision(new Threshold.Fixed(level), settings.real("leave"), 0, 1);
  }

  /// The score is left as it is, the level follows what is usual and knows the way back.
  ///
  /// @param level from which an event begins
  public static Decision returning(Settings settings, double level) {
    var threshold =
        new Threshold.Recovering(
            level, settings.whole("follow"), settings.real("recovery"), settings.whole("forget"));
    return new Decision(threshold, settings.real("leave"), 0, 1);
  }

  public static Decision by(Settings settings) {
    return new Decision(
        new Threshold.Following(settings.real("quantile"), settings.whole("follow")),
        settings.real("leave"),
        settings.whole("join"),
        1);
  }

  /// The decision with a higher level where normal rows reach a fixed one too often: a rule about
  /// one channel is broken more often by the strangest of many, and by values that stay away once
  /// they are away.
  ///
  /// @param reference scores of normal rows in the order of time; without any the decision stays as
  ///   it is
  public static Decision seldom(Decision decision, double[] reference) {
    if (!(decision.threshold() instanceof Threshold.Fixed(double level))) return decision;
    if (reference.length == 0) return decision;
    double rare = Thresholds.level(new Threshold.Following(USUAL_QUANTILE, 0), reference);
    return decision.with(new Threshold.Fixed(Math.clamp(rare, level, MOST_TIMES * level)));
  }

  /// The decision with a higher leave where the usual score lies near the level, and with a shorter
  /// gap to join over after a short history: an event must go on over usual rows in neither way,
  /// and few rows cannot tell chance alarms so seldom that a long gap between two means anything.
  ///
  /// @param reference scores of normal rows in the order of time; without any the decision stays as
  ///   it is
  public static Decision above(Decision decision, double[] reference) {
    var sorted = Spread.sorted(reference);
    return sorted.length == 0 ? decision : above(decision, reference, Spread.median(sorted));
  }

  /// @param usual the middle score of normal rows
  public static Decision above(Decision decision, double[] reference, double usual) {
    if (reference.length == 0) return decision;
    double level;
    switch (decision.threshold()) {
      case Threshold.Following following -> level = Thresholds.level(following, reference);
      case Threshold.Fixed fixed -> level = fixed.level();
      default -> {
        return decision;
      }
    }
    int gap = Math.min(decision.mergeGapRows(), reference.length / GAPS);
    double least = level > usual && level > 0 ? (usual + ABOVE_USUAL * (level - usual)) / level : 1;
    return decision.leaving(Math.clamp(least, decision.leave(), 1)).joining(gap);
  }
}
