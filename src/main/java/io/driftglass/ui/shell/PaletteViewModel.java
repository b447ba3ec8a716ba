package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Command;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Finds commands by what is typed. `>` first keeps commands and leaves places out.
final class PaletteViewModel {
  /// A command that fits, and where in its title what was typed begins.
  ///
  /// @param at index in the title; -1 where only the detail fits or nothing was typed
  record Match(Command command, int at) {}

  private final List<Command> commands;
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ObservableList<Match> matches = FXCollections.observableArrayList();
  private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", 0);

  PaletteViewModel(List<Command> commands) {
    this.commands = new ArrayList<>(commands);
    query.subscribe(typed -> find());
  }

  /// More commands, after those there are.
  void offer(List<Command> more) {
    commands.addAll(more);
    if (!more.isEmpty()) find();
  }

  StringProperty queryProperty() {
    return query;
  }

  /// What fits, groups kept together, the best group first.
  ObservableList<Match> matches() {
    return matches;
  }

  IntegerProperty chosenProperty() {
    return chosen;
  }

  int size() {
    return commands.size();
  }

  /// What was typed, without the sign that narrows.
  String words() {
    var typed = query.get().strip();
    return (typed.startsWith(">") ? typed.substring(1).strip() : typed).toLowerCase(Locale.ROOT);
  }

  void move(int by) {
    if (!matches.isEmpty()) chosen.set(Math.floorMod(chosen.get() + by, matches.size()));
  }

  /// Runs the chosen command, if one fits.
  void run() {
    if (chosen.get() < matches.size()) matches.get(chosen.get()).command().run().run();
  }

  private void find() {
    var words = words();
    boolean commandsOnly = query.get().strip().startsWith(">");
    var found = new ArrayList<Match>();
    for (var command : commands) {
      if (commandsOnly && !command.group().equals(Command.COMMANDS)) continue;
      int at = command.title().toLowerCase(Locale.ROOT).indexOf(words);
      boolean fits = at >= 0 || command.detail().toLowerCase(Locale.ROOT).contains(words);
      if (fits) found.add(new Match(command, words.isEmpty() ? -1 : at));
    }
    var groups = commands.stream().map(Command::group).distinct().toList();
    found.sort(
        Comparator.<Match>comparingInt(match -> groups.indexOf(match.command().group()))
            .thenComparingInt(PaletteViewModel::rank));
    matches.setAll(found);
    chosen.set(0);
  }

  private static int rank(Match match) {
    if (match.at() < 0) return 2;
    boolean startsWord = match.at() == 0 || match.command().title().charAt(match.at() - 1) == ' ';
    return startsWord ? 0 : 1;
  }
}
