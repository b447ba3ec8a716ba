package io.driftglass.prepare.clean;

import java.util.List;
import java.util.Optional;

/// A unit of measurement: a value in it times `factor` plus `offset` is the value in the first unit
/// of its kind.
record Unit(String kind, List<String> names, double factor, double offset) {
  private static final List<Unit> ALL =
      List.of(
          unit("temperature", 1, 0, "K"),
          unit("temperature", 1, 273.15, "°C", "C", "degC", "ºC"),
          unit("temperature", 5 / 9.0, 459.67 * 5 / 9, "°F", "F", "degF"),
          unit("pressure", 1, 0, "Pa"),
          unit("pressure", 100, 0, "mbar", "hPa"),
          unit("pressure", 1e3, 0, "kPa"),
          unit("pressure", 1e5, 0, "bar"),
          unit("pressure", 1e6, 0, "MPa"),
          unit("pressure", 6894.757293168361, 0, "psi"),
          unit("pressure", 101325, 0, "atm"),
          unit("pressure", 133.322387415, 0, "mmHg"),
          unit("length", 1, 0, "m"),
          unit("length", 1e-6, 0, "µm", "um"),
          unit("length", 1e-3, 0, "mm"),
          unit("length", 1e-2, 0, "cm"),
          unit("length", 1e3, 0, "km"),
          unit("length", .0254, 0, "in"),
          unit("length", .3048, 0, "ft"),
          unit("speed", 1, 0, "m/s"),
          unit("speed", 1e-3, 0, "mm/s"),
          unit("speed", 1 / 3.6, 0, "km/h"),
          unit("speed", .44704, 0, "mph"),
          unit("flow", 1, 0, "m³/s", "m3/s"),
          unit("flow", 1 / 3600.0, 0, "m³/h", "m3/h"),
          unit("flow", 1e-3, 0, "l/s", "L/s"),
          unit("flow", 1e-3 / 60, 0, "l/min", "L/min"),
          unit("flow", 1e-3 / 3600, 0, "l/h", "L/h"),
          unit("power", 1, 0, "W"),
          unit("power", 1e-3, 0, "mW"),
          unit("power", 1e3, 0, "kW"),
          unit("power", 1e6, 0, "MW"),
          unit("power", 745.6998715822702, 0, "hp"),
          unit("energy", 1, 0, "J"),
          unit("energy", 1e3, 0, "kJ"),
          unit("energy", 1e6, 0, "MJ"),
          unit("energy", 3600, 0, "Wh"),
          unit("energy", 3.6e6, 0, "kWh"),
          unit("energy", 3.6e9, 0, "MWh"),
          unit("voltage", 1, 0, "V"),
          unit("voltage", 1e-6, 0, "µV", "uV"),
          unit("voltage", 1e-3, 0, "mV"),
          unit("voltage", 1e3, 0, "kV"),
          unit("current", 1, 0, "A"),
          unit("current", 1e-6, 0, "µA", "uA"),
          unit("current", 1e-3, 0, "mA"),
          unit("current", 1e3, 0, "kA"),
          unit("time", 1, 0, "s"),
          unit("time", 1e-3, 0, "ms"),
          unit("time", 60, 0, "min"),
          unit("time", 3600, 0, "h"),
          unit("frequency", 1, 0, "Hz"),
          unit("frequency", 1e3, 0, "kHz"),
          unit("frequency", 1 / 60.0, 0, "rpm", "1/min"),
          unit("mass", 1, 0, "kg"),
          unit("mass", 1e-3, 0, "g"),
          unit("mass", 1e3, 0, "t"),
          unit("mass", .45359237, 0, "lb"),
          unit("share", 1, 0, "1"),
          unit("share", .01, 0, "%"),
          unit("share", 1e-6, 0, "ppm"),
          unit("angle", 1, 0, "rad"),
          unit("angle", Math.PI / 180, 0, "°", "deg"));

  private static Unit unit(String kind, double factor, double offset, String... names) {
    return new Unit(kind, List.of(names), factor, offset);
  }

  static Optional<Unit> of(String name) {
    return ALL.stream().filter(unit -> unit.names.contains(name.strip())).findFirst();
  }

  /// The shown names of all units of that kind.
  static List<String> like(String kind) {
    return ALL.stream()
        .filter(unit -> unit.kind.equals(kind))
        .map(unit -> unit.names.getFirst())
        .toList();
  }

  double to(Unit other, double value) {
    return (value * factor + offset - other.offset) / other.factor;
  }
}
