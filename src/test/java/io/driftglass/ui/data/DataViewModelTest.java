package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.ui.data.DataViewModel.Part;
import io.driftglass.ui.data.ImportViewModel.State;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataViewModelTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private DataViewModel model;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench, file("pump.csv", ";"));
    model = new DataViewModel(desk);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void an_empty_workspace_is_known_to_be_empty() {
    assertTrue(model.listedProperty().get());
    assertEquals(List.of(), model.all());
  }

  @Test
  void a_confirmed_file_becomes_the_dataset_in_hand_and_its_chart_is_shown() {
    model.openFiles();
    assertInstanceOf(State.Ready.class, model.importing().state());
    model.confirm();

    assertEquals(new State.Closed(), model.importing().state());
    assertEquals(List.of("pump v1"), model.datasets().stream().map(Dataset::title).toList());
    assertEquals("pump v1", model.chosenProperty().get().title());
    assertEquals(Part.CHART, model.partProperty().get());
    assertEquals(40, model.lookProperty().get().frame().orElseThrow().rows());
    assertTrue(model.lookProperty().get().profile().isPresent());
  }

  @Test
  void a_closed_sheet_leaves_nothing_behind() {
    model.openFiles();
    model.importing().close();
    assertEquals(List.of(), workbench.datasets().list());
  }

  @Test
  void a_change_is_kept_while_the_rest_is_found_out_again() {
    model.openFiles();
    model.importing().choose(ReadingOptions.NONE.with(ReadingOption.ZONE, "Europe/Rome"));
    var ready = assertInstanceOf(State.Ready.class, model.importing().state());
    assertEquals("Europe/Rome", ready.preview().plan().options().zone().orElseThrow().getId());
    assertEquals("semicolon", ready.preview().plan().delimiterName());
  }

  @Test
  void a_text_that_an_option_cannot_be_is_refused_beside_the_chips() {
    model.openFiles();
    model.importing().type(ReadingOption.ZONE, "Atlantis");
    assertTrue(model.importing().problemProperty().get().what().contains("Atlantis"));
    assertInstanceOf(State.Ready.class, model.importing().state());
  }

  @Test
  void a_picture_is_refused_with_a_remedy() throws IOException {
    var pdf = Files.writeString(folder.resolve("scan.pdf"), "%PDF-1.7\n");
    model.importing().open(List.of(pdf));
    var refused = assertInstanceOf(State.Refused.class, model.importing().state());
    assertTrue(refused.problem().what().contains("PDF"), refused.problem().what());
  }

  @Test
  void the_filter_looks_at_names() {
    model.openFiles();
    model.confirm();
    model.filterProperty().set("turb");
    assertEquals(List.of(), model.datasets());
    model.filterProperty().set("PUM");
    assertEquals(1, model.datasets().size());
  }

  private Path file(String name, String delimiter) throws IOException {
    var text = new StringBuilder("time;pressure;flow\n".replace(";", delimiter));
    for (int row = 0; row < 40; row++) {
      text.append(
          String.join(
              delimiter,
              "2026-03-%02d %02d:00".formatted(1 + row / 24, row % 24),
              "5." + row,
              "2" + row + "\n"));
    }
    return Files.writeString(folder.resolve(name), text);
  }
}
