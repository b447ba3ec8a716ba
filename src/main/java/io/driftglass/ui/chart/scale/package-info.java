/// Where a value lies: ticks to pixels, the calendar of a zone, what part of the axis is visible.
package io.driftglass.ui.chart.scale;
