package io.driftglass.neural;

import io.driftglass.job.Checkpoints;
import io.driftglass.job.Progress;
import io.driftglass.neural.Trained.Epoch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A training between two epochs: all that the next one depends on. It is kept after every epoch
/// where the work's progress keeps checkpoints, and begins from there when the same training is
/// asked for again: what comes of it has the same bits as without a stop.
public final class TrainingState {
  private static final int FORMAT = 1;

  private final TrainingPlan plan;
  private final Progress progress;
  private final String key;
  private final float[] parameters;
  private final Adam adam;
  private final ArrayList<Epoch> history = new ArrayList<>();
  private Draws random;
  private float[] best;
  private double lowest = Double.POSITIVE_INFINITY;
  private double mark = Double.POSITIVE_INFINITY;
  private int idle;

  private TrainingState(TrainingPlan plan, float[] start, Progress progress, String key) {
    this.plan = plan;
    this.progress = progress;
    this.key = key;
    parameters = start.clone();
    best = parameters.clone();
    adam = new Adam(parameters.length, plan.learningRate());
    random = new Draws(plan.seed());
  }

  /// The begin of a training, or where it was when it was stopped.
  ///
  /// @param start parameters before the first epoch
  /// @param data adds what is learnt from and how to the training's fingerprint; asked only where
  ///   checkpoints are kept
  public static TrainingState of(
      TrainingPlan plan, float[] start, Progress progress, Consumer<Fingerprint> data) {
    var kept = progress.checkpoints();
    if (kept.isEmpty()) return new TrainingState(plan, start, progress, "");
    var print = new Fingerprint().add(plan.toString()).add(start);
    data.accept(print);
    var state = new TrainingState(plan, start, progress, print.hex());
    kept.flatMap(checkpoints -> checkpoints.read(state.key)).ifPresent(state::goOn);
    return state;
  }

  /// Those of now; changed by the epoch that runs.
  public float[] parameters() {
    return parameters;
  }

  public Adam adam() {
    return adam;
  }

  public Draws random() {
    return random;
  }

  /// Parameters after the epoch of the lowest validation loss.
  public float[] best() {
    return best;
  }

  /// One an epoch, oldest first.
  public List<Epoch> history() {
    return history;
  }

  /// The number of the next epoch, from 1.
  public int epoch() {
    return history.size() + 1;
  }

  public boolean goesOn() {
    boolean lost = !history.isEmpty() && !Double.isFinite(history.getLast().validationLoss());
    return epoch() <= plan.epochs() && idle < plan.patience() && !lost;
  }

  /// What must be passed for the first epoch to count as progress.
  ///
  /// @param loss of the start on the validation rows
  public void startsAt(double loss) {
    lowest = loss;
    mark = loss;
  }

  /// An epoch has ended: it is told of and kept.
  ///
  /// @param loss mean over what was learnt from
  /// @param validationLoss mean over the validation rows
  /// @param windows learnt from
  public void ended(double loss, double validationLoss, int windows) {
    history.add(new Epoch(epoch(), loss, validationLoss));
    if (validationLoss < lowest) {
      lowest = validationLoss;
      best = parameters.clone();
    }
    idle = validationLoss < mark - plan.leastGain() ? 0 : idle + 1;
    if (idle == 0) mark = validationLoss;
    tell(history.getLast(), ", %d windows".formatted(windows));
    progress.checkpoints().ifPresent(this::keep);
  }

  private void keep(Checkpoints checkpoints) {
    checkpoints.write(key, bytes());
  }

  private void tell(Epoch epoch, String windows) {
    progress.log(
        String.format(
            Locale.ROOT,
            "epoch %d: loss %.6g, validation loss %.6g%s",
            epoch.number(),
            epoch.loss(),
            epoch.validationLoss(),
            windows));
    progress.point("loss", epoch.number(), epoch.loss());
    progress.point("validation_loss", epoch.number(), epoch.validationLoss());
  }

  private byte[] bytes() {
    int size = parameters.length;
    var out =
        ByteBuffer.allocate(
            64 + 2 * Double.BYTES * history.size() + 4 * Float.BYTES * size + 2 * Double.BYTES);
    out.putInt(FORMAT).putInt(size).putInt(history.size()).putInt(idle);
    out.putDouble(lowest).putDouble(mark).putLong(random.state()).putLong(random.gamma());
    for (var epoch : history) out.putDouble(epoch.loss()).putDouble(epoch.validationLoss());
    put(out, parameters);
    put(out, best);
    adam.write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  private void goOn(byte[] kept) {
    var in = ByteBuffer.wrap(kept);
    if (in.getInt() != FORMAT || in.getInt() != parameters.length) return;
    int epochs = in.getInt();
    idle = in.getInt();
    lowest = in.getDouble();
    mark = in.getDouble();
    random = new Draws(in.getLong(), in.getLong());
    for (int i = 1; i <= epochs; i++) history.add(new Epoch(i, in.getDouble(), in.getDouble()));
    get(in, parameters);
    get(in, best);
    adam.read(in);
    history.forEach(epoch -> tell(epoch, ""));
    progress.log("goes on after epoch " + epochs);
  }

  static void put(ByteBuffer out, float[] values) {
    out.asFloatBuffer().put(values);
    out.position(out.position() + values.length * Float.BYTES);
  }

  static void get(ByteBuffer in, float[] values) {
    in.asFloatBuffer().get(values);
    in.position(in.position() + values.length * Float.BYTES);
  }
}
