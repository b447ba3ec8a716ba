package io.driftglass.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Severity;
import io.driftglass.series.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LiveEventsTest {
  private static final int MOST = 20;

  @Test
  void rows_are_those_of_the_events_whatever_came_went_on_or_was_forgotten() {
    var random = new Random(9);
    var items = FXCollections.<AnomalyEvent>observableArrayList();
    var events = new ArrayList<AnomalyEvent>();
    long tick = 0;
    for (int look = 0; look < 2000; look++) {
      for (int news = random.nextInt(4); news > 0; news--) {
        tick += 10;
        if (events.isEmpty() || random.nextBoolean()) events.addFirst(event(tick, tick + 1));
        else events.set(0, event(events.getFirst().interval().from(), tick));
        if (events.size() > MOST) events.removeLast();
      }
      if (random.nextInt(200) == 0) events.clear();
      LiveEvents.takeUp(events, items);
      assertEquals(events, items);
    }
  }

  @Test
  void a_new_event_leaves_the_rows_of_the_others_alone() {
    var old = List.of(event(30, 31), event(20, 21), event(10, 11));
    var items = FXCollections.observableArrayList(old);
    var added = new ArrayList<AnomalyEvent>();
    items.addListener(
        (ListChangeListener<AnomalyEvent>)
            change -> {
              while (change.next()) added.addAll(change.getAddedSubList());
            });
    var grown = event(30, 38);
    var fresh = event(40, 41);
    LiveEvents.takeUp(List.of(fresh, grown, event(20, 21)), items);
    assertEquals(List.of(grown, fresh), added);
    assertEquals(List.of(fresh, grown, old.get(1)), items);
    assertSame(old.get(1), items.getLast());
    added.clear();
    LiveEvents.takeUp(List.of(fresh, grown, event(20, 21)), items);
    assertTrue(added.isEmpty());
  }

  private static AnomalyEvent event(long from, long until) {
    return new AnomalyEvent(
        new Interval(from, until), 0, 0, 0, 1, .5, Severity.LOW, Double.NaN, List.of());
  }
}
