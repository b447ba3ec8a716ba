/// Registered versions: kept, promoted, validated out of sample, traced to where they come from.
package io.driftglass.workbench.registry;
