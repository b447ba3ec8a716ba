/// What stands in a chart and how it is painted: channels, events, scores, bands, labels.
package io.driftglass.ui.chart.paint;
