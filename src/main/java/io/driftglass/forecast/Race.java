package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// A favourite held against others on every channel, from the same earlier origins: the one of the
/// least mean absolute error forecasts, where it beats the favourite by 1 over the root of what the
/// origins are worth, so that a few lucky ones unseat nothing. What the winner said there becomes
/// its bands: a race costs no more than the others' own forecasts.
///
/// @param entries the favourite first, ids differing
/// @param seconds after which no other is tried on a channel
public record Race(List<Entry> entries, double seconds) {
  private static final double LEAST_MARGIN = .05;
  private static final String CHANCE_OF_FEW =
      "%s erred %.0f %% less over %d earlier origins, but no more than chance explains over so few,"
          + " so the usual choice stays";
  private static final String CHANCE_OF_OVERLAP =
      "%s erred %.0f %% less over %d earlier origins, but no more than chance explains where they"
          + " overlap so much, so the usual choice stays";

  public Race {
    entries = List.copyOf(entries);
  }

  /// @param most rows times rows a cycle up to which it is quick enough to be tried
  public record Entry(String method, ChannelForecaster forecaster, long most) {
    boolean quick(Season season, int rows) {
      return (long) rows * season.rows() <= most;
    }
  }

  /// The channels that one method won.
  ///
  /// @param told what the race showed, a clause; of one channel with figures
  public record Won(String method, String told, FittedForecaster fitted) {}

  private record Run(Entry entry, Rolled rolled, double error) {}

  private record Decided(String method, String told, FittedChannel channel) {}

  /// @param seasonRows rows a cycle; 0 finds it, 1 is none
  /// @throws InsufficientData where the favourite has rows enough on no target
  public List<Won> run(Frame history, int seasonRows, int horizonRows, Progress progress) {
    var favourite = entries.getFirst().forecaster.expert();
    var series =
        ChannelSeries.of(history, seasonRows, season -> favourite.rowsNeeded(season, horizonRows));
    var decided = new ArrayList<Decided>();
    for (var channel : series) {
      progress.step(decided.size(), series.size(), "racing methods on " + channel.name());
      double from = (double) decided.size() / series.size();
      decided.add(decide(channel, horizonRows, progress.part(from, from + 1.0 / series.size())));
    }
    var won = new LinkedHashMap<String, List<Decided>>();
    for (var one : decided) won.computeIfAbsent(one.method, _ -> new ArrayList<>()).add(one);
    return won.values().stream().map(mine -> won(mine, horizonRows, decided.size())).toList();
  }

  private Won won(List<Decided> mine, int horizonRows, int channels) {
    var told =
        channels == 1
            ? mine.getFirst().told
            : "it suits %d of %d channels on earlier rows".formatted(mine.size(), channels);
    var fitted = new FittedChannels(mine.stream().map(Decided::channel).toList(), horizonRows);
    return new Won(mine.getFirst().method, told, fitted);
  }

  private Decided decide(ChannelSeries channel, int horizonRows, Progress progress) {
    var values = channel.values();
    var season = channel.season();
    var favourite = entries.getFirst();
    var conformal = favourite.forecaster.bands().of(season, values.length, horizonRows);
    long start = System.nanoTime();
    var rolled =
        conformal.roll(favourite.forecaster.expert(), values, season, horizonRows, progress);
    var first = new Run(favourite, rolled, rolled.error());
    var runs = new ArrayList<>(List.of(first));
    for (var entry : entries.subList(1, entries.size())) {
      var expert = entry.forecaster.expert();
      int needed = expert.rowsAlike(season, horizonRows, values.length);
      boolean late = (System.nanoTime() - start) / 1e9 > seconds;
      if (late || needed > rolled.origins()[0] || !entry.quick(season, values.length)) continue;
      var tried = conformal.roll(expert, values, season, rolled.origins(), horizonRows, progress);
      runs.add(new Run(entry, tried, tried.error()));
    }
    var winner = first;
    double margin = Math.max(LEAST_MARGIN, 1 / Math.sqrt(rolled.independent(horizonRows)));
    for (var run : runs) {
      boolean better = run.error < Math.min(winner.error, (1 - margin) * first.error);
      if (better) winner = run;
    }
    var bands = conformal.bands(winner.rolled, values, season, horizonRows);
    var fitted =
        winner.entry.forecaster.expert().fit(values, season, horizonRows, progress.part(.5, 1));
    return new Decided(
        winner.entry.method,
        told(winner, runs, horizonRows),
        new FittedChannel(channel.name(), season, channel.learnt(), channel.unit(), fitted, bands));
  }

  /// That the favourite stays though another did better.
  private static String stays(Run other, Run favourite, boolean overlap) {
    return String.format(
        Locale.ROOT,
        overlap ? CHANCE_OF_OVERLAP : CHANCE_OF_FEW,
        other.entry.method,
        100 * (1 - other.error / favourite.error),
        favourite.rolled.origins().length);
  }

  private static String told(Run winner, List<Run> runs, int rows) {
    var other =
        runs.stream()
            .filter(run -> !run.entry.method.equals(winner.entry.method))
            .min((a, b) -> Double.compare(a.error, b.error))
            .orElse(null);
    if (other == null) return "";
    double share = 1 - winner.error / other.error;
    int origins = winner.rolled.origins().length;
    String where = "over %d earlier %s".formatted(origins, origins == 1 ? "origin" : "origins");
    if (!Double.isFinite(share) || Math.abs(share) < .005) {
      return "%s it errs as much as %s".formatted(where, other.entry.method);
    }
    if (share < 0) return stays(other, winner, origins > winner.rolled.independent(rows) + .5);
    return String.format(
        Locale.ROOT,
        "%s its error is %.0f %% below that of %s, the next best of %d",
        where,
        100 * share,
        other.entry.method,
        runs.size());
  }
}
