package io.driftglass.neural;

/// How a network is trained.
///
/// @param epochs at most
/// @param batch sequences a step of the optimiser
/// @param sequencesPerEpoch at most so many of the training sequences are drawn for an epoch, anew
///   for each, so that the cost of an epoch does not grow with the data
/// @param learningRate of Adam
/// @param dropout chance of a drop after every layer, 0 up to, not including, 1
/// @param patience epochs without progress before it stops
/// @param leastGain what counts as progress of the validation loss
public record TrainingPlan(
    int epochs,
    int batch,
    int sequencesPerEpoch,
    double learningRate,
    double dropout,
    int patience,
    double leastGain,
    long seed) {}
