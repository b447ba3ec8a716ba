package io.driftglass.ui.detect;

import io.driftglass.job.Progress;
import io.driftglass.job.Runner;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.series.Role;
import io.driftglass.ui.chart.series.StoredSeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.detect.Detected;
import java.util.ArrayList;
import java.util.List;

/// What the chart of a search draws: each channel from the stored levels, as on the Data page, with
/// what was expected of it, and the stretches that a label channel marks.
record DetectTracks(Detected detected, List<Track> tracks, List<Interval> labels) {
  DetectTracks {
    tracks = List.copyOf(tracks);
    labels = List.copyOf(labels);
  }

  /// Slow: not on the window's thread.
  ///
  /// @param reader reads more of the stored rows when they come into view
  static DetectTracks of(Detected detected, Workbench workbench, Runner reader, Progress progress) {
    var channels = detected.dataset().channels();
    var scored = new ArrayList<Integer>();
    for (int c = 0; c < channels.size(); c++) {
      if (detected.scores().channels().contains(channels.get(c).name())) scored.add(c);
    }
    var stored = workbench.datasets().rows(detected.dataset(), detected.entity(), progress);
    var series = StoredSeries.open(stored, scored, reader);
    var tracks = new ArrayList<Track>();
    for (int i = 0; i < scored.size(); i++) {
      var channel = channels.get(scored.get(i));
      tracks.add(expected(detected, channel.name(), Track.of(channel, series.get(i))));
    }
    return new DetectTracks(detected, tracks, labels(detected.frame()));
  }

  private static Track expected(Detected detected, String channel, Track track) {
    var scores = detected.scores();
    int place = scores.channels().indexOf(channel);
    if (!scores.predicts()) return track;
    return track.with(
        Track.Expected.around(
            detected.frame().ticks(), scores.expected()[place], scores.spread()[place]));
  }

  /// Each one row or more.
  private static List<Interval> labels(Frame frame) {
    var labels = new ArrayList<Interval>();
    for (int c = 0; c < frame.channels().size(); c++) {
      if (frame.channel(c).role() != Role.LABEL) continue;
      double[] values = frame.column(c);
      int from = -1;
      for (int row = 0; row <= values.length; row++) {
        boolean marked = row < values.length && values[row] > 0;
        if (marked && from < 0) from = row;
        if (!marked && from >= 0) {
          labels.add(new Interval(frame.tick(from), frame.tick(row - 1) + frame.interval()));
          from = -1;
        }
      }
    }
    return labels;
  }
}
