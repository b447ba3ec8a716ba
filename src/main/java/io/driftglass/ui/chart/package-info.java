/// Charts for pages, and the only place that knows ChartFx: a plain API of channels, events, scores
/// and forecasts; painters of our own on a ChartFx chart; one frame a pulse, drawn within the
/// layout.
package io.driftglass.ui.chart;
