package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.attach.Attachment;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Notices;
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

class DocumentsTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private DataViewModel model;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench, Files.writeString(folder.resolve("sheet.pdf"), "%PDF-1.7 pump"));
    model = new DataViewModel(desk);
    model.paste("time\tflow\n2026-01-01 00:00\t1,5\n2026-01-01 01:00\t2,5\n");
    model.confirm();
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void cells_pasted_from_a_spreadsheet_become_a_dataset() {
    var dataset = model.chosenProperty().get();
    assertEquals("pasted v1", dataset.title());
    assertEquals(2.5, workbench.datasets().frame(dataset, "").column(0)[1]);
  }

  @Test
  void an_attached_document_is_listed_deleted_and_brought_back() {
    model.documents().attach();
    assertEquals(List.of("sheet.pdf"), names());
    assertEquals(
        "1 document, kept with all versions of the dataset",
        model.documents().sentenceProperty().get());

    model.documents().delete(model.documents().all().getFirst());
    assertEquals(List.of(), names());
    desk.tools().undo().undo();
    assertEquals(List.of("sheet.pdf"), names());
    desk.tools().undo().redo();
    assertEquals(List.of(), names());
  }

  @Test
  void what_could_not_be_deleted_is_not_told_as_deleted_and_not_undone() {
    model.documents().attach();
    var attachment = model.documents().all().getFirst();
    int before = told().size();
    workbench.close();
    model.documents().delete(attachment);
    assertTrue(desk.tools().undo().nothingToUndo().get());
    assertFalse(told().subList(before, told().size()).contains("Deleted sheet.pdf"));
  }

  @Test
  void a_file_that_is_no_table_is_attached_from_the_import_sheet() {
    model.importing().open(desk.tools().files().open(""));
    assertInstanceOf(ImportViewModel.State.Refused.class, model.importing().state());
    model.documents().attachRefused(model.importing());
    assertEquals(new ImportViewModel.State.Closed(), model.importing().state());
    assertEquals(List.of("sheet.pdf"), names());
  }

  @Test
  void a_refused_document_is_told_and_the_others_are_kept() throws IOException {
    var program = Files.writeString(folder.resolve("tool.pdf"), "MZ\u0001");
    model.documents().attach(List.of(program, folder.resolve("sheet.pdf")));
    assertEquals(List.of("sheet.pdf"), names());
    assertEquals(
        List.of("tool.pdf is a program; what runs when it is opened is not attached."), told());
  }

  @Test
  void the_tables_of_a_dropped_folder_are_asked_about_one_after_the_other() throws IOException {
    var data = Files.createDirectories(folder.resolve("data/below"));
    for (var name : List.of("a.csv", "b.csv")) {
      Files.writeString(data.resolve(name), "time,x\n2026-01-01,1\n2026-01-02,2\n");
    }
    Files.writeString(data.resolve("readme.md"), "no table");
    desk.tools().drops().take(List.of(folder.resolve("data")));
    model.confirm();
    model.confirm();
    assertEquals(new ImportViewModel.State.Closed(), model.importing().state());
    assertEquals(
        List.of("b v1", "a v1", "pasted v1"), model.all().stream().map(d -> d.title()).toList());
  }

  @Test
  void a_folder_without_tables_says_so() throws IOException {
    desk.tools().drops().take(List.of(Files.createDirectories(folder.resolve("empty"))));
    var problem = model.failedProperty().get().problem();
    assertTrue(problem.what().endsWith("holds no tables."), problem.what());
  }

  private List<String> names() {
    return model.documents().all().stream().map(Attachment::name).toList();
  }

  private List<String> told() {
    return desk.tools().notices().all().stream().map(Notices.Notice::title).toList();
  }
}
