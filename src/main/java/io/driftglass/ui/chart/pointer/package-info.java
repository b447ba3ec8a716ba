/// What follows the hand: gestures, cross-hair and its readout, handles, the overview.
package io.driftglass.ui.chart.pointer;
