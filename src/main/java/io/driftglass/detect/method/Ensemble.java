package io.driftglass.detect.method;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.LiveScorer;
import io.driftglass.detect.Reference;
import io.driftglass.detect.Scores;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.statistic.Folds;
import io.driftglass.detect.statistic.Rarity;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Several detectors as one: each says how rare a score is among its own normal ones, and the mean
/// of that is the score, so that no member's unit counts for more (Aggarwal and Sathe 2015, SIGKDD
/// Explorations). Its level comes from the scores that the members gave rows they had not seen.
public final class Ensemble implements Detector {
  static final Method<Detector> METHOD =
      new Method<>(
          "ensemble",
          "Ensemble by rarity",
          "Aggarwal, Sathe 2015, SIGKDD Explorations",
          Method.Cost.MEDIUM,
          Deciding.after(
              new Setting.Text(
                  "members",
                  "mahalanobis,isolation-forest,sub-pca",
                  "ids of the detectors, with commas between")),
          Ensemble::new);

  private static final int FOLDS = 4;

  /// Up to so many of the newest normal scores of all members are of the same rows.
  private static final int ALIGNED = 5000;

  private final Settings settings;
  private final List<Detector> members;

  private Ensemble(Settings settings) {
    this.settings = settings;
    var ids = Arrays.stream(settings.choice("members").split(",", -1)).map(String::strip).toList();
    if (ids.contains(METHOD.id()) || ids.size() < 2) {
      throw new InvalidSetting(
          "An ensemble needs two or more other detectors, not '%s'."
              .formatted(settings.choice("members")),
          "Give ids such as mahalanobis,sub-pca.");
    }
    members = ids.stream().map(id -> Detectors.find(id).withDefaults()).toList();
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var fitted = fitted(train, progress);
    return fitted.with(Reference.of(normal(fitted.members)));
  }

  /// What the scores of normal rows come to, each member's told to be rare by its other rows: among
  /// themselves the highest would always be as rare as it can be.
  private static double[] normal(List<FittedDetector> members) {
    var references = members.stream().map(FittedDetector::reference).toList();
    int rows = ALIGNED;
    for (var reference : references) rows = Math.min(rows, reference.length);
    var joined = new double[rows];
    for (var reference : references) {
      int first = reference.length - rows;
      for (int fold = 0; fold < FOLDS; fold++) {
        int from = rows * fold / FOLDS;
        int until = rows * (fold + 1) / FOLDS;
        var others = Folds.without(reference, first + from, first + until);
        var rarity = Rarity.over(others);
        for (int t = from; t < until; t++) {
          joined[t] += rarity.of(reference[first + t]) / references.size();
        }
      }
    }
    return joined;
  }

  private Fitted fitted(Frame train, Progress progress) {
    var fitted = new ArrayList<FittedDetector>();
    for (int m = 0; m < members.size(); m++) {
      double from = (double) m / members.size();
      progress.step(m, members.size(), "learning member " + (m + 1));
      fitted.add(members.get(m).fit(train, progress.part(from, from + 1.0 / members.size())));
    }
    return new Fitted(fitted, new double[0], Deciding.by(settings));
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    var fitted = new ArrayList<FittedDetector>();
    for (var member : members) fitted.add(member.read(in));
    return new Fitted(fitted, new ParameterReader(in).reals(), Deciding.by(settings));
  }

  private static final class Fitted implements FittedDetector {
    private final List<FittedDetector> members;
    private final List<Rarity> rarities;
    private final double[] reference;
    private final Decision decision;

    Fitted(List<FittedDetector> members, double[] reference, Decision decision) {
      this.members = List.copyOf(members);
      this.reference = reference;
      this.decision = Deciding.above(decision, reference);
      rarities = members.stream().map(member -> Rarity.over(member.reference())).toList();
    }

    Fitted with(double[] scores) {
      return new Fitted(members, scores, decision);
    }

    @Override
    public Scores score(Frame frame, Progress progress) {
      var all = new ArrayList<Scores>();
      for (int m = 0; m < members.size(); m++) {
        double from = (double) m / members.size();
        all.add(members.get(m).score(frame, progress.part(from, from + 1.0 / members.size())));
      }
      var channels = all.getFirst().channels();
      var total = new double[frame.rows()];
      var parts = new double[channels.size()][frame.rows()];
      for (int t = 0; t < total.length; t++) {
        var row = new double[members.size()];
        for (int m = 0; m < row.length; m++) row[m] = all.get(m).total()[t];
        total[t] = joined(row);
        for (int c = 0; c < parts.length; c++) parts[c][t] = part(all, row, c, t, total[t]);
      }
      return new Scores(channels, total, parts, new double[0][], new double[0][]);
    }

    /// The mean over the members that have a score.
    private double joined(double[] scores) {
      double sum = 0;
      int there = 0;
      for (int m = 0; m < scores.length; m++) {
        if (Double.isNaN(scores[m])) continue;
        sum += rarities.get(m).of(scores[m]);
        there++;
      }
      return there == 0 ? Double.NaN : sum / there;
    }

    /// What every member gives the channel of its own rarity.
    private double part(List<Scores> all, double[] row, int channel, int t, double total) {
      if (Double.isNaN(total)) return Double.NaN;
      double sum = 0;
      for (int m = 0; m < row.length; m++) {
        if (Double.isNaN(row[m])) continue;
        double whole = 0;
        for (var parts : all.get(m).byChannel()) whole += parts[t];
        double own = all.get(m).byChannel()[channel][t];
        if (whole > 0) sum += rarities.get(m).of(row[m]) * own / whole / row.length;
      }
      return sum;
    }

    @Override
    public LiveScorer live(Frame warmUp) {
      var scorers = members.stream().map(member -> member.live(warmUp)).toList();
      return (tick, row) -> {
        var scores = new double[scorers.size()];
        for (int m = 0; m < scores.length; m++) scores[m] = scorers.get(m).next(tick, row);
        return joined(scores);
      };
    }

    @Override
    public double[] reference() {
      return reference;
    }

    @Override
    public Decision decision() {
      return decision;
    }

    @Override
    public void write(OutputStream out) throws IOException {
      for (var member : members) member.write(out);
      new ParameterWriter(out).reals(reference);
    }
  }
}
