package io.driftglass.data.read;

import io.driftglass.data.plan.Container;
import io.driftglass.problem.UnsupportedFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.eventusermodel.HSSFUserException;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// A sheet of a workbook of Excel 97-2003 (.xls), read record by record, so that memory does not
/// grow with its rows. Formulas give their stored values; macros are never run.
record XlsTable(Path file, Container container, String sheet) implements Table {
  /// The sheets and, of several, the one with most cells.
  static Sheets sheets(Path file, Container container) throws IOException {
    var census = new Census();
    try (var unpacked = Unpacked.of(file, container)) {
      read(unpacked.path(), census, () -> {});
    }
    if (census.names.isEmpty()) throw damaged("it has no sheets");
    int best = 0;
    for (int at = 0; at < census.cells.length && at < census.names.size(); at++) {
      if (census.cells[at] > census.cells[best]) best = at;
    }
    return new Sheets(census.names, census.names.get(best));
  }

  @Override
  public void read(RowSink sink, LongConsumer bytesRead) throws IOException {
    try (var unpacked = Unpacked.of(file, container)) {
      var watched = new WatchedSink(sink);
      var rows = new XlsRows(sheet, watched);
      read(unpacked.path(), rows, watched::rethrow);
      rows.finish();
    }
  }

  /// A damaged workbook fails with any exception of the library, so all of them mean that.
  ///
  /// @param rethrow throws what did not fail in the library
  private static void read(Path file, HSSFListener listener, Runnable rethrow) throws IOException {
    var request = new HSSFRequest();
    request.addListenerForAllRecords(listener);
    try (var system = new POIFSFileSystem(file.toFile(), true)) {
      new HSSFEventFactory().abortableProcessWorkbookEvents(request, system);
    } catch (HSSFUserException stopped) {
      throw new IOException(stopped);
    } catch (EncryptedDocumentException locked) {
      throw new UnsupportedFormat(
          "The workbook is locked by a password.", "Open it in Excel and save it without one.");
    } catch (OldExcelFormatException old) {
      throw new UnsupportedFormat(
          "The workbook is older than Excel 97.", "Open it in Excel and save it as .xlsx.");
    } catch (FileNotFoundException noWorkbook) {
      throw new UnsupportedFormat(
          "This is an Office document without a workbook, not a table.",
          "Save the table as CSV or Excel (.xlsx) and drop that.");
    } catch (RuntimeException | IOException broken) {
      rethrow.run();
      throw damaged(
          broken.getMessage() == null
              ? "it cannot be read"
              : broken.getMessage().lines().findFirst().orElse("it cannot be read"));
    }
  }

  private static UnsupportedFormat damaged(String what) {
    return new UnsupportedFormat(
        "The workbook is damaged: " + what + ".", "Open it in Excel and save it again.");
  }

  /// Counts the cells of each sheet.
  private static final class Census extends AbortableHSSFListener {
    private final List<String> names = new ArrayList<>();
    private final long[] cells = new long[256];
    private int at = -1;

    @Override
    public short abortableProcessRecord(Record found) {
      if (found instanceof BoundSheetRecord sheet) names.add(sheet.getSheetname());
      else if (XlsRows.isStartOfSheet(found)) at++;
      else if (found instanceof org.apache.poi.hssf.record.CellValueRecordInterface
          && at >= 0
          && at < cells.length) {
        cells[at]++;
      }
      return 0;
    }
  }
}
