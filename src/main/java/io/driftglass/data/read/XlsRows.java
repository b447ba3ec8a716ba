package io.driftglass.data.read;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;

/// Puts the cells of one sheet together to rows as its records come by.
final class XlsRows extends AbortableHSSFListener {
  private static final short GO_ON = 0;
  private static final short STOP = 1;

  private final String wanted;
  private final RowSink sink;
  private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(found -> {});
  private final List<String> sheets = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private SSTRecord texts;
  private boolean since1904;
  private boolean inside;
  private boolean more = true;
  private int at = -1;
  private int row = -1;
  private int textFormulaColumn = -1;

  XlsRows(String wanted, RowSink sink) {
    this.wanted = wanted;
    this.sink = sink;
  }

  static boolean isStartOfSheet(Record found) {
    return found instanceof BOFRecord start
        && (start.getType() == BOFRecord.TYPE_WORKSHEET || start.getType() == BOFRecord.TYPE_CHART);
  }

  @Override
  public short abortableProcessRecord(Record found) {
    formats.processRecordInternally(found);
    switch (found) {
      case BoundSheetRecord sheet -> sheets.add(sheet.getSheetname());
      case SSTRecord shared -> texts = shared;
      case DateWindow1904Record epoch -> since1904 = epoch.getWindowing() == 1;
      case BOFRecord start -> {
        if (isStartOfSheet(start)) {
          if (inside) return STOP;
          at++;
          inside = at < sheets.size() && sheets.get(at).equals(wanted);
        }
      }
      case StringRecord text -> {
        if (inside && textFormulaColumn >= 0) put(textFormulaColumn, text.getString());
        textFormulaColumn = -1;
      }
      case CellValueRecordInterface cell -> {
        if (inside) place(cell, found);
      }
      default -> {}
    }
    return more ? GO_ON : STOP;
  }

  /// Hands the last row on.
  void finish() {
    flush();
  }

  private void place(CellValueRecordInterface cell, Record found) {
    if (cell.getRow() != row) {
      flush();
      row = cell.getRow();
    }
    switch (found) {
      case NumberRecord number -> put(cell.getColumn(), number(number.getValue(), cell));
      case LabelSSTRecord label ->
          put(cell.getColumn(), texts.getString(label.getSSTIndex()).getString());
      case LabelRecord label -> put(cell.getColumn(), label.getValue());
      case BoolErrRecord flag ->
          put(
              cell.getColumn(),
              flag.isBoolean() ? String.valueOf(flag.getBooleanValue()) : ExcelValues.ERROR);
      case FormulaRecord formula -> formula(formula);
      default -> {}
    }
  }

  private void formula(FormulaRecord formula) {
    if (formula.hasCachedResultString()) textFormulaColumn = formula.getColumn();
    else if (formula.getCachedResultTypeEnum() == CellType.NUMERIC) {
      put(formula.getColumn(), number(formula.getValue(), formula));
    } else if (formula.getCachedResultTypeEnum() == CellType.BOOLEAN) {
      put(formula.getColumn(), String.valueOf(formula.getCachedBooleanValue()));
    } else {
      put(formula.getColumn(), ExcelValues.ERROR);
    }
  }

  private String number(double value, CellValueRecordInterface cell) {
    if (Double.isNaN(value)) return "";
    var format = formats.getFormatString(cell);
    return ExcelValues.text(value, format == null ? "" : format, since1904);
  }

  private void put(int column, String text) {
    while (cells.size() <= column) cells.add("");
    cells.set(column, text);
  }

  private void flush() {
    if (row < 0 || !more) return;
    sink.begin(row + 1L);
    for (int column = 0; column < cells.size(); column++) {
      var text = cells.get(column).toCharArray();
      sink.cell(column, text, 0, text.length);
    }
    more = sink.end(cells.size());
    cells.clear();
    row = -1;
  }
}
