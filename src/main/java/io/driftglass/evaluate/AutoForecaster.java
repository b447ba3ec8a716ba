package io.driftglass.evaluate;

import io.driftglass.forecast.ChannelForecaster;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.Race;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.Seasons;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.forecast.regress.Holidays;
import io.driftglass.forecast.regress.Regressed;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The program's own choice: for every channel the forecaster that suits its season and length,
/// held against simpler ones on its own earlier rows.
///
/// The rules were settled on the shared halves of M4 Hourly, M4 Weekly and M3 Monthly. Where the
/// chosen forecaster finds too few rows, the next simpler one is taken.
///
/// @param seasonRows rows a cycle; 0 finds it
/// @param raceSeconds time after which no further method is tried on a channel; 0 tries none
public record AutoForecaster(int seasonRows, double raceSeconds) implements Forecaster {
  private static final Setting RACE_SECONDS =
      new Setting.Real(
          "race-seconds",
          10,
          0,
          3600,
          "Seconds after which no further method is tried on a channel; 0 takes the rule's.");

  public static final Method<Forecaster> METHOD =
      new Method<>(
          "auto",
          "Automatic",
          "Chosen by season and length among the catalogue's forecasters",
          Method.Cost.INSTANT,
          Stream.concat(
                  Forecasters.find("ridge").settings().stream()
                      .filter(setting -> setting.name().equals("season")),
                  Stream.of(RACE_SECONDS))
              .toList(),
          settings -> new AutoForecaster(settings.whole("season"), settings.real("race-seconds")));

  /// Every forecaster a user may name, the automatic one first.
  public static final List<Method<Forecaster>> CATALOGUE =
      Stream.concat(Stream.of(METHOD), Forecasters.ALL.stream()).toList();

  private static final List<String> SIMPLER = List.of("ridge", "seasonal-naive", "naive");
  private static final List<String> OTHERS = List.of("seasonal-naive", "theta", "ridge", "ets");

  /// Exponential smoothing searches for its form: rows times rows a cycle up to which that is
  /// quick.
  private static final int QUICK_SEARCH = 6000;

  /// A choice and why.
  ///
  /// @param because a clause: `its day of 48 rows lies within a week`
  record Choice(String method, String because) {}

  /// The forecaster for a series of that season and length.
  ///
  /// @param rows measured rows
  /// @param horizonRows rows ahead
  static Choice choose(Season season, int rows, int horizonRows) {
    int cycle = season.rows();
    if (rows < 12) return new Choice("naive", "there are only %d rows".formatted(rows));
    if (season.present()
        && cycle < 200
        && horizonRows > 2 * cycle
        && rows >= Math.max(2000, 3 * horizonRows + 40 * cycle)) {
      return new Choice(
          "linear-maps",
          "%d rows ahead are more than two cycles of %d, and %d rows are enough to learn them at once"
              .formatted(horizonRows, cycle, rows));
    }
    if (season.nested() && rows >= 100 * cycle) {
      return new Choice(
          "daily-ensemble",
          "it has %d days of %d rows within weeks".formatted(rows / cycle, cycle));
    }
    if (season.nested()) {
      return new Choice(
          "hourly-ensemble",
          "its cycle of %d rows lies within one of %d".formatted(cycle, season.longer()));
    }
    if (cycle > 26 && cycle < 80) {
      return new Choice("weekly-ensemble", "it has a long cycle of %d rows".formatted(cycle));
    }
    if (cycle < 20 ? rows < 1000 : cycle <= 26 && rows < 300) {
      return new Choice(
          "monthly-ensemble",
          season.present()
              ? "it has %d rows and a short cycle of %d".formatted(rows, cycle)
              : "it has %d rows and no season".formatted(rows));
    }
    if (rows < 3 * cycle) {
      return new Choice(
          rows < 2 * cycle ? "naive" : "seasonal-naive",
          "there are fewer than three cycles of %d rows".formatted(cycle));
    }
    return new Choice("ridge", "it has %d rows, enough to learn an autoregression".formatted(rows));
  }

  /// What inputs and calendar explain is taken out first.
  @Override
  public FittedForecaster fit(Frame history, int horizonRows, Progress progress) {
    return regressed()
        .explained(history, horizonRows, progress)
        .<FittedForecaster>map(Explained::new)
        .orElseGet(() -> chosen(history, horizonRows, progress));
  }

  private Regressed regressed() {
    return new Regressed(new Chosen(this), seasonRows, Holidays.FIND);
  }

  /// The choice among those that look at a series alone.
  private record Chosen(AutoForecaster auto) implements Forecaster {
    @Override
    public FittedForecaster fit(Frame history, int horizonRows, Progress progress) {
      return auto.chosen(history, horizonRows, progress);
    }

    @Override
    public FittedForecaster read(InputStream in) throws IOException {
      return auto.read(in);
    }
  }

  private FittedForecaster chosen(Frame history, int horizonRows, Progress progress) {
    var targets = history.of(Role.TARGET);
    var cadence = Cadence.of(targets);
    var channels = new LinkedHashMap<Choice, List<String>>();
    for (int c = 0; c < targets.channels().size(); c++) {
      int rows = (int) Arrays.stream(targets.column(c)).filter(Double::isFinite).count();
      if (rows == 0) continue;
      var season = seasonRows > 0 ? given(targets, c) : Seasons.find(targets, c, cadence);
      channels
          .computeIfAbsent(choose(season, rows, horizonRows), _ -> new ArrayList<>())
          .add(targets.channel(c).name());
    }
    var parts = new ArrayList<FittedAuto.Part>();
    var told = new ArrayList<InsufficientData>();
    for (var choice : channels.keySet()) {
      var names = Set.copyOf(channels.get(choice));
      var own = targets.select(channel -> names.contains(channel.name()));
      double from = (double) parts.size() / channels.size();
      var part = progress.part(from, from + 1.0 / channels.size());
      try {
        parts.addAll(fit(choice, own, horizonRows, part));
      } catch (InsufficientData tooFew) {
        told.add(tooFew);
      }
    }
    if (parts.isEmpty() && !told.isEmpty()) throw told.getFirst();
    if (parts.isEmpty()) {
      throw new InsufficientData(
          "This method needs 2 measured rows of a channel, the fullest has 0.",
          "Give a numeric target channel with values.");
    }
    var order = targets.channels().stream().map(channel -> channel.name()).toList();
    return new FittedAuto(parts, order);
  }

  private Season given(Frame targets, int channel) {
    return Seasons.given(targets, channel, seasonRows);
  }

  private List<FittedAuto.Part> fit(Choice choice, Frame own, int horizonRows, Progress progress) {
    var tried = new ArrayList<>(SIMPLER);
    tried.remove(choice.method);
    tried.addFirst(choice.method);
    InsufficientData first = null;
    for (var id : tried) {
      var because = first == null ? choice.because : "there are too few rows for " + choice.method;
      try {
        return fit(id, because, own, horizonRows, progress);
      } catch (InsufficientData tooFew) {
        first = tooFew;
      }
    }
    throw first;
  }

  private List<FittedAuto.Part> fit(
      String id, String because, Frame own, int horizonRows, Progress progress) {
    if (raceSeconds == 0 || !(forecaster(id) instanceof ChannelForecaster)) {
      var fitted = forecaster(id).fit(own, horizonRows, progress);
      return List.of(new FittedAuto.Part(id, because, fitted));
    }
    var race = new Race(entries(id), raceSeconds);
    return race.run(own, seasonRows, horizonRows, progress).stream()
        .map(won -> new FittedAuto.Part(won.method(), because(won, id, because), won.fitted()))
        .toList();
  }

  private static String because(Race.Won won, String favourite, String because) {
    if (!won.method().equals(favourite)) return won.told() + " (" + favourite + " by the rule)";
    return won.told().isEmpty() ? because : because + ", and " + won.told();
  }

  /// The favourite and those it is held against.
  private List<Race.Entry> entries(String favourite) {
    var entries = new ArrayList<Race.Entry>();
    for (var id : Stream.concat(Stream.of(favourite), OTHERS.stream()).distinct().toList()) {
      if (forecaster(id) instanceof ChannelForecaster each) {
        entries.add(new Race.Entry(id, each, id.equals("ets") ? QUICK_SEARCH : Long.MAX_VALUE));
      }
    }
    return entries;
  }

  private Forecaster forecaster(String id) {
    return Forecasters.find(id).with(Map.of("season", Integer.toString(seasonRows)));
  }

  @Override
  public FittedForecaster read(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    int parts = Integer.reverseBytes(data.readInt());
    return parts == Explained.MARK
        ? new Explained(regressed().read(data))
        : FittedAuto.read(parts, this::forecaster, data);
  }
}
