/// What is drawn: series in memory, reduced to the pixel columns of the visible range.
package io.driftglass.ui.chart.series;
