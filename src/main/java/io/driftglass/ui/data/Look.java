package io.driftglass.ui.data;

import io.driftglass.data.Dataset;
import io.driftglass.data.profile.Finding;
import io.driftglass.data.profile.Findings;
import io.driftglass.data.profile.Profile;
import io.driftglass.problem.Problem;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is known of the dataset in hand: more and more as it is read.
///
/// @param entity the machine or site looked at; empty where there is one
/// @param tracks its channels for the chart, once they can be drawn
/// @param frame its rows, once read; never where there are too many for the memory
/// @param profile of those rows, once taken
/// @param findings what deserves a look, with the profile
/// @param problem why nothing more will come
record Look(
    Optional<Dataset> dataset,
    String entity,
    List<Track> tracks,
    Optional<Frame> frame,
    Optional<Profile> profile,
    List<Finding> findings,
    Optional<Problem> problem) {
  /// Nothing is in hand.
  static final Look NONE = none("");

  /// A named figure of the dataset's head.
  record Fact(String name, String value) {}

  static Look of(Dataset dataset, String entity) {
    var empty = none(entity);
    return new Look(
        Optional.of(dataset),
        entity,
        empty.tracks,
        empty.frame,
        empty.profile,
        List.of(),
        empty.problem);
  }

  private static Look none(String entity) {
    return new Look(
        Optional.empty(),
        entity,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  Look with(List<Track> newTracks) {
    return new Look(dataset, entity, newTracks, frame, profile, findings, problem);
  }

  Look with(Frame newFrame) {
    return new Look(dataset, entity, tracks, Optional.of(newFrame), profile, findings, problem);
  }

  /// Also reads the findings out of the profile: not for the window's thread.
  Look profiled(Profile newProfile) {
    var found = Findings.of(dataset.orElseThrow(), frame.orElseThrow(), newProfile);
    return new Look(dataset, entity, tracks, frame, Optional.of(newProfile), found, problem);
  }

  /// Whether its rows may be held in memory, several times over as a profile does.
  boolean fitsMemory(long mostBytes) {
    return dataset.map(Look::bytes).orElse(0L) < mostBytes / 8;
  }

  /// Whether its rows may be held in memory once, to be read in a table.
  boolean rowsFitMemory(long mostBytes) {
    return dataset.map(Look::bytes).orElse(0L) < mostBytes / 3;
  }

  /// Why there is no profile: the rows are too many for the memory of this program.
  Problem tooLarge(long mostBytes) {
    var data = dataset.orElseThrow();
    return new Problem(
        "",
        Words.of(
            "A profile of %s needs %s of memory, the program may use %s.",
            Figures.count(data.rows(), "row"),
            Figures.bytes(8 * bytes(data)),
            Figures.bytes(mostBytes)),
        Words.of("The chart shows every row; start the program with a larger -Xmx for the rest."));
  }

  private static long bytes(Dataset data) {
    return 8 * data.rows() / data.entities().size() * (data.channels().size() + 1);
  }

  Look failed(Problem reason) {
    return new Look(dataset, entity, tracks, frame, profile, findings, Optional.of(reason));
  }

  boolean isOf(Dataset other, String otherEntity) {
    return dataset.filter(other::equals).isPresent()
        && entity.equals(otherEntity)
        && problem.isEmpty();
  }

  /// Rows, channels, interval, span, zone, season and missing share, as far as they are known.
  List<Fact> facts() {
    return dataset.map(this::facts).orElse(List.of());
  }

  private List<Fact> facts(Dataset data) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Rows", Figures.count(data.rows())));
    facts.add(new Fact("Channels", Figures.count(data.channels().size())));
    facts.add(new Fact("Interval", interval(data)));
    facts.add(new Fact("Span", Times.span(data.clock(), data.from(), data.until())));
    facts.add(new Fact("Zone", Times.zone(data.clock())));
    season(data).ifPresent(text -> facts.add(new Fact("Season", text)));
    double cells = Math.max(1.0, (double) data.rows() * data.channels().size());
    facts.add(new Fact("Missing", Figures.percent(data.missing() / cells)));
    return facts;
  }

  private String interval(Dataset data) {
    String step = Times.interval(data.clock(), data.interval());
    return profile
        .map(Profile::evenShare)
        .filter(share -> !share.isNaN())
        .map(
            share ->
                share == 1
                    ? Words.of("%s, even", step)
                    : Words.of("%s, %s even", step, evenness(share)))
        .orElse(step);
  }

  /// Never `100 %` for a file that has a hole.
  private static String evenness(double share) {
    return Figures.exactPercent(Math.min(share, .999));
  }

  private Optional<String> season(Dataset data) {
    return profile.map(
        known ->
            known.seasons().isEmpty()
                ? Words.of("none found")
                : known.seasons().stream()
                    .limit(2)
                    .map(season -> Times.interval(data.clock(), season.rows() * data.interval()))
                    .collect(Collectors.joining(", ")));
  }

  /// `5 numeric, 1 label`.
  String channelKinds() {
    var channels = dataset.map(Dataset::channels).orElse(List.of());
    long labels = channels.stream().filter(c -> c.role() == Role.LABEL).count();
    long inputs = channels.stream().filter(c -> c.role() == Role.INPUT).count();
    long words = channels.stream().filter(c -> c.kind() == Kind.CATEGORY).count();
    long numbers = channels.size() - labels - words;
    var parts = new ArrayList<String>();
    parts.add(Words.of("%s numeric", numbers));
    if (inputs > 0) parts.add(Figures.count(inputs, "input"));
    if (words > 0) parts.add(Words.of(words == 1 ? "%s category" : "%s categories", words));
    if (labels > 0) parts.add(Figures.count(labels, "label"));
    return String.join(", ", parts);
  }

  /// The coverage strip; empty until the profile is known.
  Optional<Coverage> coverage() {
    return frame.flatMap(
        rows -> profile.map(known -> Coverage.of(rows.clock(), rows.span(), known.gaps())));
  }

  /// `4 gaps`, `no gaps`.
  String gaps() {
    return profile
        .map(
            known ->
                known.gapCount() == 0
                    ? Words.of("no gaps")
                    : Figures.count(known.gapCount(), "gap"))
        .orElse("");
  }

  /// The status bar's sentence.
  String told(double seconds) {
    int rows = frame.map(Frame::rows).orElse(0);
    return Words.of("Profile of %s in %s", Figures.count(rows, "row"), Times.seconds(seconds));
  }
}
