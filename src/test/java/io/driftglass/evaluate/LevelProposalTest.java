package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftglass.evaluate.LevelProposal.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelProposalTest {
  @Test
  void rejected_events_below_the_accepted_ones_go() {
    var proposal =
        LevelProposal.of(
            4, List.of(new Judged(5, -1), new Judged(6, -1), new Judged(9, 1), new Judged(7, 0)));
    // half way between the highest rejected peak and the next
    assertEquals(new LevelProposal(6.5, 4, 2, 2, 0, 1, 1), proposal);
  }

  @Test
  void an_accepted_event_is_not_given_up_for_a_rejected_one() {
    var proposal = LevelProposal.of(4, List.of(new Judged(5, 1), new Judged(6, -1)));
    assertFalse(proposal.changes());
    assertEquals(4, proposal.level());
    assertEquals(1, proposal.rejectedAfter());
  }

  /// However many would go with it: what was accepted and is missed is a fault nobody sees again.
  @Test
  void not_for_many_rejected_ones_either() {
    var words =
        List.of(
            new Judged(2, -1),
            new Judged(3, 1),
            new Judged(4, -1),
            new Judged(5, -1),
            new Judged(6, -1));
    var proposal = LevelProposal.of(1, words);
    assertEquals(2.5, proposal.level());
    assertEquals(1, proposal.acceptedAfter());
    assertEquals(3, proposal.rejectedAfter());
  }

  @Test
  void without_a_word_nothing_changes() {
    assertFalse(LevelProposal.of(4, List.of(new Judged(5, 0))).changes());
    assertFalse(LevelProposal.of(4, List.of()).changes());
  }

  @Test
  void where_all_are_rejected_the_level_rises_above_them() {
    var proposal = LevelProposal.of(4, List.of(new Judged(5, -1), new Judged(10, -1)));
    assertEquals(0, proposal.eventsAfter());
    assertEquals(10.1, proposal.level(), 1e-9);
  }
}
