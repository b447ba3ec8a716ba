package io.driftglass.data.diff;

import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import java.util.ArrayList;
import java.util.List;

/// How one series differs from another version of it. Rows belong together by their stamp; of rows
/// with one stamp, the first with the first, the second with the second.
///
/// @param added rows that only the second has
/// @param removed rows that only the first has
/// @param changed rows of both that differ in a channel both have
/// @param same rows of both that do not
/// @param channels one a channel that both have
/// @param addedChannels only the second has them
/// @param removedChannels only the first has them
/// @param examples the first values that differ
public record Difference(
    long added,
    long removed,
    long changed,
    long same,
    List<ChannelDifference> channels,
    List<String> addedChannels,
    List<String> removedChannels,
    List<Example> examples) {
  private static final int EXAMPLES = 10;

  public Difference {
    channels = List.copyOf(channels);
    addedChannels = List.copyOf(addedChannels);
    removedChannels = List.copyOf(removedChannels);
    examples = List.copyOf(examples);
  }

  /// @param changed values that are others
  /// @param filled values where the first has none
  /// @param emptied values the second has not
  public record ChannelDifference(String channel, long changed, long filled, long emptied) {
    private ChannelDifference plus(ChannelDifference other) {
      return new ChannelDifference(
          channel, changed + other.changed, filled + other.filled, emptied + other.emptied);
    }
  }

  /// One value that differs.
  ///
  /// @param before as text, empty where missing
  public record Example(String entity, String stamp, String channel, String before, String after) {}

  public static Difference of(String entity, Frame first, Frame second) {
    return new Comparison(entity, first, second).run();
  }

  public boolean none() {
    return added + removed + changed == 0 && addedChannels.isEmpty() && removedChannels.isEmpty();
  }

  /// The differences of another series taken together with these.
  public Difference plus(Difference other) {
    var sums = new ArrayList<ChannelDifference>();
    for (int c = 0; c < channels.size(); c++) sums.add(channels.get(c).plus(other.channels.get(c)));
    var shown = new ArrayList<>(examples);
    shown.addAll(other.examples);
    return new Difference(
        added + other.added,
        removed + other.removed,
        changed + other.changed,
        same + other.same,
        sums,
        addedChannels,
        removedChannels,
        shown.subList(0, Math.min(EXAMPLES, shown.size())));
  }

  /// Walks both series from stamp to stamp.
  private static final class Comparison {
    private final String entity;
    private final Frame first;
    private final Frame second;
    private final int[] mine;
    private final int[] theirs;
    private final long[][] counts;
    private final List<Example> examples = new ArrayList<>();
    private long added;
    private long removed;
    private long changed;
    private long same;

    Comparison(String entity, Frame first, Frame second) {
      this.entity = entity;
      this.first = first;
      this.second = second;
      var both = first.channels().stream().filter(c -> second.indexOf(c.name()) >= 0).toList();
      mine = both.stream().mapToInt(c -> first.indexOf(c.name())).toArray();
      theirs = both.stream().mapToInt(c -> second.indexOf(c.name())).toArray();
      counts = new long[mine.length][3];
    }

    Difference run() {
      int a = 0;
      int b = 0;
      while (a < first.rows() || b < second.rows()) {
        if (b >= second.rows() || (a < first.rows() && first.tick(a) < second.tick(b))) {
          removed++;
          a++;
        } else if (a >= first.rows() || second.tick(b) < first.tick(a)) {
          added++;
          b++;
        } else {
          if (equal(a++, b++)) same++;
          else changed++;
        }
      }
      var channels = new ArrayList<ChannelDifference>();
      for (int c = 0; c < mine.length; c++) {
        channels.add(
            new ChannelDifference(
                first.channel(mine[c]).name(), counts[c][0], counts[c][1], counts[c][2]));
      }
      return new Difference(
          added,
          removed,
          changed,
          same,
          channels,
          only(second, first),
          only(first, second),
          examples);
    }

    private boolean equal(int a, int b) {
      boolean equal = true;
      for (int c = 0; c < mine.length; c++) {
        double before = first.column(mine[c])[a];
        double after = second.column(theirs[c])[b];
        boolean had = !Double.isNaN(before);
        boolean has = !Double.isNaN(after);
        if (!had && !has) continue;
        if (had && has && alike(c, before, after)) continue;
        equal = false;
        counts[c][had && has ? 0 : has ? 1 : 2]++;
        if (examples.size() < EXAMPLES) {
          examples.add(
              new Example(
                  entity,
                  first.clock().text(first.tick(a)),
                  first.channel(mine[c]).name(),
                  text(first.channel(mine[c]), before),
                  text(second.channel(theirs[c]), after)));
        }
      }
      return equal;
    }

    /// Categories are compared by their texts: their codes may be others.
    private boolean alike(int c, double before, double after) {
      var one = first.channel(mine[c]);
      var other = second.channel(theirs[c]);
      if (one.kind() == Kind.NUMBER && other.kind() == Kind.NUMBER) return before == after;
      return text(one, before).equals(text(other, after));
    }

    private static String text(Channel channel, double value) {
      if (Double.isNaN(value)) return "";
      if (channel.kind() == Kind.CATEGORY) return channel.categories().get((int) value);
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }

    private static List<String> only(Frame here, Frame there) {
      return here.channels().stream()
          .map(Channel::name)
          .filter(name -> there.indexOf(name) < 0)
          .toList();
    }
  }
}
