/// Forecasts: asked for, compared, carried on as rows come, and looked at in hindsight.
package io.driftglass.workbench.forecast;
