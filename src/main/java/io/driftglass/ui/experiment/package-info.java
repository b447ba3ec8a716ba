/// The Experiments page: every run, found by expressions and compared side by side.
package io.driftglass.ui.experiment;
