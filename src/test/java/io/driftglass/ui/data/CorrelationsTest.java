package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.profile.Profile;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
  private final Frame frame =
      Frame.of(
          new Clock.Index("step"),
          new long[] {0, 1, 2, 3},
          List.of(
              Channel.label("fault"),
              new Channel("Flow [l/s]", "l/s", Kind.NUMBER, Role.TARGET, List.of()),
              Channel.target("rising"),
              Channel.target("falling")),
          new double[][] {{0, 0, 1, 1}, {1, 2, 3, 4}, {2, 4, 6, 8}, {4, 3, 2, 1}});
  private final Profile profile = Profile.of(frame, Progress.NONE);

  @Test
  void a_label_is_neither_shown_nor_counted() {
    var all = Correlations.of(frame, profile, 5);
    assertEquals(List.of("Flow", "rising", "falling"), all.titles());
    assertEquals(3, all.channels());
    assertEquals(1, all.r().get(0).get(1), 1e-12);
    assertEquals(-1, all.r().get(1).get(2), 1e-12);
  }

  @Test
  void more_channels_than_fit_are_counted() {
    var first = Correlations.of(frame, profile, 2);
    assertEquals(List.of("Flow", "rising"), first.titles());
    assertEquals(2, first.r().size());
    assertEquals(2, first.r().getFirst().size());
    assertEquals(3, first.channels());
  }
}
