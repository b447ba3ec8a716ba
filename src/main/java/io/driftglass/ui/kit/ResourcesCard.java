package io.driftglass.ui.kit;

import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What the program takes of the machine.
public final class ResourcesCard extends VBox {
  private final Course cpu = new Course("CPU", "s0");
  private final Course memory = new Course("Memory", "s5");
  private final Course heap = new Course("Heap", "s3");
  private final Course disk = new Course("Disk", "s1");
  private final Label warning = Texts.wrapped("", "small", "warn");

  public ResourcesCard() {
    warning.managedProperty().bind(warning.textProperty().isNotEmpty());
    var courses =
        new VBox(8, warning, cpu, Spacer.rule(), memory, Spacer.rule(), heap, Spacer.rule(), disk);
    courses.getStyleClass().add("pad");
    var card = new Card("Resources", courses);
    card.sentence().setText(Words.of("of this computer, last four minutes"));
    getChildren().add(card);
  }

  public void add(MachineLoad load) {
    cpu.add(
        Double.isNaN(load.cpu())
            ? Words.of("n/a: the system does not tell")
            : Words.of(
                "%s %% of %d %%", Figures.count(Math.round(load.cpu() * 100)), load.cores() * 100),
        load.cpu() / load.cores());
    memory.add(
        of(load.memoryUsed(), load.memoryTotal()), share(load.memoryUsed(), load.memoryTotal()));
    heap.add(of(load.heapUsed(), load.heapMax()), share(load.heapUsed(), load.heapMax()));
    long taken = load.diskTotal() - load.diskFree();
    disk.add(of(taken, load.diskTotal()), share(taken, load.diskTotal()));
    warning.setText(String.join(" ", load.warnings()));
  }

  private static String of(long used, long total) {
    return total <= 0
        ? Words.of("n/a: the system does not tell")
        : Words.of("%s of %s", Figures.bytes(used), Figures.bytes(total));
  }

  private static double share(long used, long total) {
    return total <= 0 ? Double.NaN : (double) used / total;
  }
}
