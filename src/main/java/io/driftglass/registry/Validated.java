package io.driftglass.registry;

import io.driftglass.problem.ModelNotValidated;

/// What a model must have shown before it may be registered.
final class Validated {
  private static final String REMEDY =
      "Train with a validation part, such as the split 70 % / 30 %, and register again.";

  private Validated() {}

  /// @throws ModelNotValidated where no rows that the model had not seen were used to judge it
  static void check(ModelCard card) {
    if (card.validatedRows() <= 0) {
      throw new ModelNotValidated(
          "a model is registered with out-of-sample validation, but 0 rows were validated", REMEDY);
    }
    if (card.validatedOn().overlaps(card.trainedOn())) {
      throw new ModelNotValidated(
          "the model was validated on rows it was trained on (%s and %s)"
              .formatted(card.validatedOn(), card.trainedOn()),
          REMEDY);
    }
    if (card.metrics().isEmpty() && card.notComputed().isEmpty()) {
      throw new ModelNotValidated(
          "a model is registered with out-of-sample metrics, but there are none", REMEDY);
    }
    card.metrics()
        .forEach(
            (name, value) -> {
              if (!Double.isFinite(value)) {
                throw new ModelNotValidated(
                    "the metric %s is %s; a figure that cannot be computed has a reason instead"
                        .formatted(name, value),
                    "Give the reason in the card, and register again.");
              }
            });
  }
}
