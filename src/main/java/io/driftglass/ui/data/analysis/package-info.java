/// How channels of a dataset go together: with each other, with their own past, with cycles.
package io.driftglass.ui.data.analysis;
