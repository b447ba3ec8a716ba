package io.driftglass.workbench;

/// One thing the doctor looked at.
///
/// @param detail what was found
/// @param remedy what to do, empty where all is well
public record Check(String name, boolean ok, String detail, String remedy) {}
