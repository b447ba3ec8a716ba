/// The Registry page: every registered model, its card, where it comes from, and its stage.
package io.driftglass.ui.registry;
