/// How channels of a dataset go together: with each other, with their own past, with cycles; and
/// what they are like by hour, weekday or state.
package io.driftglass.ui.data.analysis;
