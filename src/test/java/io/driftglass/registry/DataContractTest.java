package io.driftglass.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataContractTest {
  private static final DataContract CONTRACT =
      DataContract.of(
          List.of(
              channel("flow", "m3/h", Role.TARGET),
              channel("level", "m", Role.TARGET),
              channel("speed", "", Role.INPUT),
              channel("note", "", Role.IGNORED),
              channel("fault", "", Role.LABEL)));

  @Test
  void every_missing_different_and_unknown_column_is_named() {
    var found = frame(channel("flow", "l/s", Role.TARGET), channel("pressure", "bar", Role.TARGET));
    var e = assertThrows(SchemaMismatch.class, () -> CONTRACT.applied(found));
    assertEquals(
        "The data do not have the columns the model learnt from (missing: level, speed; different:"
            + " flow is in l/s, not in m3/h; not known to the model: pressure).",
        e.getMessage());
    assertEquals("Name the columns as in the training data: flow, level, speed.", e.remedy());
  }

  @Test
  void a_column_of_texts_is_no_measured_one() {
    var text = new Channel("level", "m", Kind.CATEGORY, Role.TARGET, List.of("low"));
    var found = frame(channel("flow", "", Role.TARGET), text, channel("speed", "", Role.TARGET));
    var e = assertThrows(SchemaMismatch.class, () -> CONTRACT.applied(found));
    assertEquals(
        "The data do not have the columns the model learnt from (different: level holds no"
            + " numbers).",
        e.getMessage());
  }

  @Test
  void other_order_other_roles_and_extra_columns_become_what_the_model_saw() {
    var found =
        frame(
            channel("speed", "", Role.IGNORED),
            channel("extra", "", Role.TARGET),
            channel("level", "m", Role.TARGET),
            channel("flow", "m3/h", Role.INPUT));
    assertEquals(
        List.of(Role.INPUT, Role.IGNORED, Role.TARGET, Role.TARGET),
        CONTRACT.applied(found).channels().stream().map(Channel::role).toList());
    assertEquals(List.of("extra"), CONTRACT.extra(found.channels()));
  }

  @Test
  void a_label_need_not_be_there_and_stays_one_where_it_is() {
    var found =
        frame(
            channel("flow", "m3/h", Role.TARGET),
            channel("level", "m", Role.TARGET),
            channel("speed", "", Role.INPUT),
            channel("is_anomaly", "", Role.LABEL));
    assertEquals(Role.LABEL, CONTRACT.applied(found).channel(3).role());
  }

  private static Channel channel(String name, String unit, Role role) {
    return new Channel(name, unit, Kind.NUMBER, role, List.of());
  }

  private static Frame frame(Channel... channels) {
    return Frame.of(
        new Clock.Index("row"),
        new long[] {0, 1},
        List.of(channels),
        new double[channels.length][2]);
  }
}
