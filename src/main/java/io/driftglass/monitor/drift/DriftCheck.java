package io.driftglass.monitor.drift;

import io.driftglass.job.Progress;
import io.driftglass.metric.Measure;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Whether current rows still look like a reference, channel by channel.
///
/// A channel has moved where two things hold: unchanged rows would hardly ever look so different
/// (block bootstrap, adjusted for the number of channels), and the difference is large enough to
/// matter (PSI or KS of 0.1; 0.25 is large). Labels and ignored channels are not looked at.
///
/// @param comparedWith which rows of the reference, such as `the same hours of the week`; empty for
///   all
/// @param channels in the reference's order
/// @param together how the channels move with one another, named [#TOGETHER]; empty where that
///   cannot be learnt
/// @param missing channels of the reference that the current rows do not have
/// @param extra channels of the current rows that the reference does not have
public record DriftCheck(
    String comparedWith,
    int referenceRows,
    int currentRows,
    List<ChannelDrift> channels,
    Optional<ChannelDrift> together,
    List<String> missing,
    List<String> extra) {
  /// The chance that unchanged rows are called moved, all channels together.
  public static final double FALSE_ALARMS = .05;

  /// What the channels are called where how they move with one another is looked at.
  public static final String TOGETHER = "all channels together";

  /// From here on a difference matters, by PSI or KS.
  public static final double MATTERS = .1;

  /// From here on it is large.
  public static final double LARGE = .25;

  /// A change of the missing share that matters.
  private static final double MISSING_MATTERS = .05;

  private static final int LEAST_DRAWS = 399;
  private static final int MOST_DRAWS = 3_999;

  public DriftCheck {
    channels = List.copyOf(channels);
    missing = List.copyOf(missing);
    extra = List.copyOf(extra);
  }

  public static DriftCheck of(Frame reference, Frame current, long seed, Progress progress) {
    var hours = SameHours.of(reference, current);
    var pairs = new ArrayList<Pair>();
    var missing = new ArrayList<String>();
    for (var channel : reference.channels()) {
      if (!watched(channel)) continue;
      int other = current.indexOf(channel.name());
      if (other < 0) missing.add(channel.name());
      else pairs.add(Pair.of(hours.rows(), channel, current, other));
    }
    var extra =
        current.channels().stream()
            .filter(channel -> watched(channel) && reference.indexOf(channel.name()) < 0)
            .map(Channel::name)
            .toList();
    int alone = pairs.size();
    Together.of(pairs).ifPresent(pairs::add);
    int draws = Math.clamp(25L * pairs.size(), LEAST_DRAWS, MOST_DRAWS);
    var chances = new ArrayList<Chance>();
    for (int at = 0; at < pairs.size(); at++) {
      progress.step(at, pairs.size(), "comparing " + pairs.get(at).channel().name());
      chances.add(Chance.of(pairs.get(at), draws, seed + at, progress));
    }
    var adjusted = Chance.adjusted(chances);
    var channels = new ArrayList<ChannelDrift>();
    for (int at = 0; at < pairs.size(); at++) {
      channels.add(judged(pairs.get(at), adjusted.get(at), current));
    }
    return new DriftCheck(
        hours.name(),
        hours.rows().rows(),
        current.rows(),
        channels.subList(0, alone),
        channels.stream().skip(alone).findFirst().map(DriftCheck::told),
        missing,
        extra);
  }

  private static ChannelDrift told(ChannelDrift together) {
    return together.verdict().drift()
        ? together.because("no longer move as they did; distance from it " + together.reason())
        : together;
  }

  /// Whether any channel has moved, or how they move together.
  public boolean drift() {
    return all().stream().anyMatch(channel -> channel.verdict().drift());
  }

  /// The channels, and behind them how they move together.
  public List<ChannelDrift> all() {
    return Stream.concat(channels.stream(), together.stream()).toList();
  }

  /// Whether there was enough to judge any channel by.
  public boolean judged() {
    return channels.stream().anyMatch(channel -> channel.verdict() != Verdict.UNKNOWN);
  }

  private static boolean watched(Channel channel) {
    return channel.role() == Role.TARGET || channel.role() == Role.INPUT;
  }

  /// The two sides of one channel.
  record Pair(Channel channel, Side reference, Side current) {
    static Pair of(Frame reference, Channel channel, Frame current, int other) {
      var mine = reference.column(reference.indexOf(channel.name()));
      var theirs = current.column(other);
      if (channel.kind() == Kind.CATEGORY) {
        theirs = translated(theirs, current.channel(other).categories(), channel.categories());
      }
      return new Pair(channel, Side.of(channel.kind(), mine), Side.of(channel.kind(), theirs));
    }

    /// The codes of one dictionary in another; a text that is new is beyond all others.
    private static double[] translated(double[] codes, List<String> from, List<String> to) {
      var translated = new double[codes.length];
      for (int row = 0; row < codes.length; row++) {
        if (Double.isNaN(codes[row])) {
          translated[row] = Double.NaN;
          continue;
        }
        int place = codes[row] < from.size() ? to.indexOf(from.get((int) codes[row])) : -1;
        translated[row] = place < 0 ? to.size() : place;
      }
      return translated;
    }
  }

  private static ChannelDrift judged(Pair pair, Chance chance, Frame current) {
    Map<String, Measure> measures = new LinkedHashMap<>();
    for (var test : DriftTests.ALL) {
      measures.put(test.id(), test.apply(pair.reference(), pair.current()));
    }
    var verdict = verdict(pair, chance, measures);
    boolean numbers = pair.reference().ordered();
    double shift =
        numbers && pair.reference().measured() > 0 && pair.current().measured() > 0
            ? pair.current().mean() - pair.reference().mean()
            : 0;
    var since =
        verdict.drift() && current.rows() > 0
            ? OptionalLong.of(current.tick(Onset.row(pair.reference(), pair.current())))
            : OptionalLong.empty();
    return new ChannelDrift(
        pair.channel().name(),
        pair.channel().unit(),
        measures,
        Double.isFinite(shift) ? shift : 0,
        pair.reference().missingShare(),
        pair.current().missingShare(),
        chance.reported(),
        missingChance(pair, chance),
        verdict,
        since,
        Sentences.reason(pair, chance, measures, verdict, shift));
  }

  private static Verdict verdict(Pair pair, Chance chance, Map<String, Measure> measures) {
    if (!chance.known()) return Verdict.UNKNOWN;
    double gone = Math.abs(pair.current().missingShare() - pair.reference().missingShare());
    boolean silent = pair.current().missingShare() == 1 && gone >= LARGE;
    boolean emptier = silent || (chance.missing() < FALSE_ALARMS && gone >= MISSING_MATTERS);
    double size =
        Math.max(or0(measures.get(DriftTests.PSI.id())), or0(measures.get(DriftTests.KS.id())));
    boolean moved = chance.distribution() < FALSE_ALARMS && size >= MATTERS;
    if ((moved && size >= LARGE) || (emptier && gone >= LARGE)) return Verdict.MOVED;
    if (moved || emptier) return Verdict.MOVED_A_LITTLE;
    boolean nothing = pair.reference().measured() == 0 || pair.current().measured() == 0;
    return nothing ? Verdict.UNKNOWN : Verdict.STABLE;
  }

  /// A channel that has fallen silent altogether needs no test.
  private static double missingChance(Pair pair, Chance chance) {
    boolean silent = pair.current().missingShare() == 1 && pair.reference().missingShare() < 1;
    return silent && chance.known() ? 0 : chance.missing();
  }

  private static double or0(Measure measure) {
    return measure.computable() ? measure.value() : 0;
  }

  /// The sentence in figures that every place shows alike.
  static String figure(double value) {
    return Math.abs(value) >= 1000 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
