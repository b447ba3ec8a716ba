/// Proofs that a version, a chart or a figure comes from the rows it names: it is made again and
/// compared.
package io.driftglass.workbench.prove;
