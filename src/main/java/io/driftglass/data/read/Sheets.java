package io.driftglass.data.read;

import io.driftglass.problem.NotFound;
import java.util.List;
import java.util.Optional;

/// The sheets of a workbook.
///
/// @param main where the data are when nobody says
record Sheets(List<String> names, String main) {
  Sheets {
    names = List.copyOf(names);
  }

  /// @throws NotFound where there is no sheet of that name
  String chosen(Optional<String> wanted) {
    var sheet = wanted.orElse(main);
    if (names.contains(sheet)) return sheet;
    throw new NotFound("There is no sheet '%s'.".formatted(sheet), "The sheets are " + names + ".");
  }
}
