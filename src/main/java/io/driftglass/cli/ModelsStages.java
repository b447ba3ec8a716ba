package io.driftglass.cli;

import io.driftglass.registry.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models gate` and `models alias`: what a model's versions must show, and what they are called.
record ModelsStages(Context context) {
  GateCommand gate() {
    return new GateCommand(context);
  }

  AliasCommand alias() {
    return new AliasCommand(context);
  }

  @Command(
      name = "gate",
      description = "Shows, adds or clears what a version must show before production.")
  static final class GateCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "MODEL")
    private String model;

    @Mixin private GateArguments gate = new GateArguments();

    @Option(names = "--clear", description = "take all gates away first")
    private boolean clear;

    GateCommand(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      try (var workbench = context.open()) {
        var models = workbench.models();
        var gates = new ArrayList<Gate>(clear ? List.of() : models.gates(model));
        var added = gate.gates();
        added.forEach(g -> gates.removeIf(old -> old.metric().equals(g.metric())));
        gates.addAll(added);
        if (clear || !added.isEmpty()) models.gates(model, gates);
        if (context.json()) {
          context
              .terminal()
              .document(
                  Map.of("model", model, "gates", gates.stream().map(Described::gate).toList()));
        } else {
          gates.forEach(g -> context.terminal().say(Described.gate(g).toString()));
        }
        return 0;
      }
    }
  }

  @Command(name = "alias", description = "Gives a version a name, such as champion, or takes it.")
  static final class AliasCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "VERSION", description = "id, 'name v3' or name@alias")
    private String version;

    @Parameters(index = "1", paramLabel = "ALIAS")
    private String alias;

    @Option(names = "--remove", description = "take it off")
    private boolean remove;

    @Option(names = "--reason", defaultValue = "", description = "why, kept in the history")
    private String reason;

    AliasCommand(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      try (var workbench = context.open()) {
        var models = workbench.models();
        var found = models.get(version);
        var now =
            remove ? models.unalias(found, alias, reason) : models.alias(found, alias, reason);
        ModelsCommand.say(context, now);
        return 0;
      }
    }
  }
}
