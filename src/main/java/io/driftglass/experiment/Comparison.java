package io.driftglass.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Runs side by side.
///
/// @param curves of each run, by name
public record Comparison(
    List<Run> runs, List<SequencedMap<String, SequencedMap<Long, Double>>> curves) {
  public Comparison {
    runs = List.copyOf(runs);
    curves = List.copyOf(curves);
  }

  /// Parameters that are not the same in all runs, each with its value in every run; empty text
  /// where a run has none.
  public SequencedMap<String, List<String>> differing() {
    var names = new TreeSet<String>();
    runs.forEach(run -> names.addAll(run.parameters().keySet()));
    var differing = new LinkedHashMap<String, List<String>>();
    for (var name : names) {
      var values = runs.stream().map(run -> run.parameters().getOrDefault(name, "")).toList();
      if (values.stream().distinct().count() > 1) differing.put(name, values);
    }
    return differing;
  }

  /// Every metric with its value in every run, NaN where a run has none.
  public SequencedMap<String, List<Double>> metrics() {
    var names = new TreeSet<String>();
    runs.forEach(run -> names.addAll(run.metrics().keySet()));
    var metrics = new LinkedHashMap<String, List<Double>>();
    for (var name : names) {
      var values = new ArrayList<Double>();
      runs.forEach(run -> values.add(run.metrics().getOrDefault(name, Double.NaN)));
      metrics.put(name, values);
    }
    return metrics;
  }

  /// The names of all curves.
  public List<String> curveNames() {
    var names = new TreeSet<String>();
    curves.forEach(own -> names.addAll(own.keySet()));
    return List.copyOf(names);
  }

  /// One curve of all runs that have it, by the run's id.
  public SequencedMap<Long, Map<Long, Double>> curve(String name) {
    var found = new LinkedHashMap<Long, Map<Long, Double>>();
    for (int i = 0; i < runs.size(); i++) {
      var curve = curves.get(i).get(name);
      if (curve != null) found.put(runs.get(i).id(), curve);
    }
    return found;
  }
}
