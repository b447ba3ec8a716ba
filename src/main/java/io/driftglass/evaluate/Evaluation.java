package io.driftglass.evaluate;

import io.driftglass.metric.AffiliationMetrics;
import io.driftglass.metric.AlarmMetrics;
import io.driftglass.metric.EventMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.metric.NabProfile;
import io.driftglass.metric.NabScore;
import io.driftglass.metric.PointAdjustedMetrics;
import io.driftglass.metric.PointMetrics;
import io.driftglass.metric.RangeMetrics;
import io.driftglass.metric.RankMetrics;
import io.driftglass.metric.VolumeMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How good scores and alarms are where people have said what was strange: the figures that can be
/// believed first, the misleading one apart.
///
/// @param split what the rows were to the detector: `test`, or `in-sample` where it learnt from
///   them
/// @param rows looked at
/// @param labelledRows of them labelled as anomalies
/// @param figures in the order to show them
/// @param notForRanking shown apart, each with why
public record Evaluation(
    String split, int rows, int labelledRows, List<Figure> figures, List<Figure> notForRanking) {
  /// @param key as in JSON: `vus_pr`
  /// @param title as people read it
  /// @param remark what to know beside it; empty where nothing
  public record Figure(String key, String title, Measure measure, String remark) {}

  public Evaluation {
    figures = List.copyOf(figures);
    notForRanking = List.copyOf(notForRanking);
  }

  /// @param truth one a row
  /// @param scores one a row, NaN where there is none
  /// @param alarms one a row
  /// @param fromRow the first row looked at; those before were learnt from
  /// @param secondsPerRow 0 where rows have no time
  public static Evaluation of(
      boolean[] truth, double[] scores, boolean[] alarms, int fromRow, double secondsPerRow) {
    boolean seen = fromRow >= truth.length;
    int from = seen ? 0 : fromRow;
    var labels = Arrays.copyOfRange(truth, from, truth.length);
    var found = Arrays.copyOfRange(alarms, from, truth.length);
    var ranked = Arrays.copyOfRange(scores, from, truth.length);
    int labelled = 0;
    for (boolean row : labels) if (row) labelled++;
    return new Evaluation(
        seen ? "in-sample" : "test",
        labels.length,
        labelled,
        figures(labels, ranked, found, secondsPerRow),
        List.of(
            new Figure(
                "point_adjusted_f1",
                "Point-adjusted F1",
                PointAdjustedMetrics.of(labels, found).f1(),
                PointAdjustedMetrics.NOT_FOR_RANKING)));
  }

  private static List<Figure> figures(
      boolean[] truth, double[] scores, boolean[] alarms, double secondsPerRow) {
    var rank = RankMetrics.of(truth, scores);
    var point = PointMetrics.of(truth, alarms);
    var event = EventMetrics.of(truth, alarms);
    var range = RangeMetrics.of(truth, alarms);
    var near = AffiliationMetrics.of(truth, alarms);
    var nab = NabScore.of(truth, alarms);
    var alarm = AlarmMetrics.of(truth, alarms, secondsPerRow);
    var all = new ArrayList<Figure>();
    var volume = VolumeMetrics.of(truth, scores, VolumeMetrics.WINDOW);
    all.add(new Figure("vus_pr", "VUS-PR", volume.vusPr(), "edges up to 100 rows"));
    all.add(new Figure("auc_pr", "AUC-PR", rank.aucPr(), ""));
    three(all, "point", "Point", point.precision(), point.recall(), point.f1(), "");
    three(
        all,
        "event",
        "Event",
        event.precision(),
        event.recall(),
        event.f1(),
        "counts only beside point F1");
    three(all, "range", "Range", range.precision(), range.recall(), range.f1(), "");
    three(
        all,
        "affiliation",
        "Affiliation",
        near.precision(),
        near.recall(),
        near.f1(),
        "random alarms get about 0.67");
    for (var profile :
        List.of(NabProfile.STANDARD, NabProfile.FEW_FALSE_ALARMS, NabProfile.FEW_MISSES)) {
      var key = "nab_" + profile.name().toLowerCase(Locale.ROOT).replace(' ', '_');
      all.add(new Figure(key, "NAB " + profile.name(), nab.under(profile), "100 is perfect"));
    }
    all.add(
        new Figure("false_alarms_per_day", "False alarms a day", alarm.falseAlarmsPerDay(), ""));
    all.add(new Figure("delay_rows", "Delay in rows, median", alarm.delayRows(), ""));
    all.add(
        new Figure(
            "alarmed_per_labelled",
            "Alarmed over labelled rows",
            alarm.alarmedPerLabelled(),
            "above 2 event figures are bought by wide alarms"));
    return all;
  }

  private static void three(
      List<Figure> all,
      String key,
      String title,
      Measure precision,
      Measure recall,
      Measure f1,
      String remark) {
    all.add(new Figure(key + "_precision", title + " precision", precision, ""));
    all.add(new Figure(key + "_recall", title + " recall", recall, ""));
    all.add(new Figure(key + "_f1", title + " F1", f1, remark));
  }
}
